import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { invokeReportFunction } from './invoke.ts';

let server: Server | undefined;

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** The outcome of an invocation with a response stream, to which Lambda gives this answer. */
async function outcome(answer: RequestListener): Promise<unknown> {
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
    request: { answer: 'stream', runId: 'run-1' },
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
