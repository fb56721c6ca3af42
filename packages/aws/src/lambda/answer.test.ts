import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { invokeReportFunction } from './invoke.ts';

let server: Server | undefined;

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** The outcome of an invocation with a response stream, to which Lambda gives this answer. */
async function outcome(answer: RequestListener, reading: 'stream' | 'whole' = 'stream'): Promise<unknown> {
  const own = createServer(answer);
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(own.address() as AddressInfo).port}`);
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' };
  return invokeReportFunction({
    credentials: () => Promise.resolve(credentials),
    region: 'us-east-1',
    functionName: 'ou-cost-report',
    timeoutSeconds: 1,
    request: { answer: reading, runId: 'run-1' },
  }).catch((error: unknown) => error);
}

const EVENT_STREAM = { 'content-type': 'application/vnd.amazon.eventstream' };

test('a stream that ends without its completion is a lost connection', async () => {
  expect(await outcome((_, response) => response.writeHead(200, EVENT_STREAM).end())).toMatchObject({
    code: 'Unavailable',
    message: expect.stringMatching(/stopped before its end.*run-1 may still be going on/),
  });
});

test('a stream that stops after its first byte times out', async () => {
  expect(await outcome((_, response) => response.writeHead(200, EVENT_STREAM).flushHeaders())).toMatchObject({
    code: 'TimedOut',
    message: expect.stringContaining('within 1 seconds'),
  });
});

test('bytes that are not an event stream are a lost connection', async () => {
  expect(
    await outcome((_, response) => response.writeHead(200, EVENT_STREAM).end('<html>no events</html>')),
  ).toMatchObject({ code: 'Unavailable' });
});

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

function event(type: string, contentType: string, body: string | Uint8Array): Uint8Array {
  const headers = { ':message-type': 'event', ':event-type': type, ':content-type': contentType };
  return codec.encode({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }] as const),
    ),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  });
}

/** A whole stream: these chunks, and how Lambda says that it ended. */
function streamed(chunks: readonly (string | Uint8Array)[], complete: object = {}): RequestListener {
  const parts = chunks.map((chunk) => event('PayloadChunk', 'application/octet-stream', chunk));
  const end = event('InvokeComplete', 'application/json', JSON.stringify(complete));
  return (_, response) => response.writeHead(200, EVENT_STREAM).end(Buffer.concat([...parts, end]));
}

/** An answer in one piece; a failure has the header that says so. */
function whole(body: string, functionError?: string): RequestListener {
  const headers = functionError === undefined ? {} : { 'x-amz-function-error': functionError };
  return (_, response) => response.writeHead(200, headers).end(body);
}

const NOT_RECONCILED = '{"errorType":"NotReconciled","errorMessage":"difference 1"}';

describe('an answer', () => {
  test.each([
    ['a stream', 'stream', streamed(['{"schema":', '"x"}'])],
    ['one piece', 'whole', whole('{"schema":"x"}')],
  ] as const)('is what the function wrote, read as %s', async (_, reading, answer) => {
    expect(await outcome(answer, reading)).toEqual({ schema: 'x' });
  });

  test.each([
    ['a stream without a byte', 'stream', streamed([])],
    ['a stream of white space', 'stream', streamed([' ', '\n'])],
    ['an empty body', 'whole', whole('')],
  ] as const)('that is %s is refused', async (_, reading, answer) => {
    expect(await outcome(answer, reading)).toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('answered nothing'),
    });
  });

  test.each([
    ['a stream', 'stream', streamed(['{"schema":"x","total":{"Unblen'])],
    ['one piece', 'whole', whole('{"schema":"x","total":{"Unblen')],
  ] as const)('that is cut in the middle, in %s, is refused', async (_, reading, answer) => {
    expect(await outcome(answer, reading)).toMatchObject({
      code: 'MalformedAnswer',
      message: expect.stringContaining('cut off'),
    });
  });

  test('that breaks off before the length that it promised is a lost connection', async () => {
    const brokenOff: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"schema"', () => response.destroy());
    };
    expect(await outcome(brokenOff, 'whole')).toMatchObject({ code: 'Unavailable' });
  });
});

test('a character that is divided between two chunks is whole', async () => {
  const bytes = Buffer.from('{"schema":"x","names":["São Paulo","決済","🧪"]}');
  const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
  expect(await outcome(streamed(chunks))).toEqual({ schema: 'x', names: ['São Paulo', '決済', '🧪'] });
});

describe('a failure of the function', () => {
  test.each([
    [
      'Lambda states beside the error',
      'stream',
      streamed([], { ErrorCode: 'Unhandled', ErrorDetails: NOT_RECONCILED }),
    ],
    [
      'Lambda calls unknown',
      'stream',
      streamed([], { ErrorCode: 'Runtime.Unknown', ErrorDetails: NOT_RECONCILED }),
    ],
    [
      'Lambda states after some bytes',
      'stream',
      streamed(['{"sch'], { ErrorCode: 'x', ErrorDetails: NOT_RECONCILED }),
    ],
    ['only the streamed body has', 'stream', streamed([NOT_RECONCILED])],
    ['only the body has', 'whole', whole(NOT_RECONCILED)],
    ['a header marks', 'whole', whole(NOT_RECONCILED, 'Unhandled')],
  ] as const)('that %s keeps its own code', async (_, reading, answer) => {
    expect(await outcome(answer, reading)).toMatchObject({ code: 'NotReconciled', message: 'difference 1' });
  });

  test.each([
    [
      'a type that is none of ours',
      streamed(['{"errorType":"TypeError","errorMessage":"x is not a function"}']),
      'TypeError',
    ],
    ['a message only', streamed(['{"errorMessage":"it broke"}']), 'it broke'],
    ['a type that is no text', streamed(['{"errorType":{"a":1},"errorMessage":null}']), 'no error type'],
    ['a name of every object', streamed(['{"errorType":"constructor"}']), 'constructor'],
    [
      'a rule that only the caller can judge',
      streamed(['{"errorType":"RuleHolds","errorMessage":"total"}']),
      'RuleHolds',
    ],
    ["Lambda's type alone", streamed([], { ErrorCode: 'Runtime.ExitError' }), 'Runtime.ExitError'],
    [
      "Lambda's type, and details that are not JSON",
      streamed([], { ErrorCode: 'Crash', ErrorDetails: 'boom' }),
      'Crash',
    ],
  ])('with %s is a broken function', async (_, answer, named) => {
    expect(await outcome(answer)).toMatchObject({
      code: 'FunctionBroken',
      message: expect.stringContaining(named),
    });
  });

  test.each([
    ['Sandbox.Timedout', 'FunctionTimedOut'],
    ['Runtime.OutOfMemory', 'FunctionOutOfMemory'],
    ['Function.ResponseSizeTooLarge', 'AnswerTooLarge'],
  ])('that Lambda states as %s without details is %s', async (ErrorCode, code) => {
    expect(await outcome(streamed([], { ErrorCode }))).toMatchObject({ code });
  });

  test('with a message as long as an answer is one line of a bounded length', async () => {
    const errorMessage = 'x'.repeat(1_000_000);
    const failure = (await outcome(
      streamed([JSON.stringify({ errorType: 'Error', errorMessage })]),
    )) as Error;
    expect(failure.message.length).toBeLessThan(2200);
  });
});
