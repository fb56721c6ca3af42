import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox.ts';
import { invokerArn } from '../../testing/chain-templates.ts';
import { readInvokeAnswer } from '../../testing/invoke-answer.ts';
import { clientOptions, runningSandbox } from '../../testing/running-sandbox.ts';

const STREAMING = `
import { once } from 'node:events';
export const handler = awslambda.streamifyResponse(async (event, response, context) => {
  if (event.do === 'throw') throw new TypeError('no such luck');
  for (let at = 0; at < (event.chunks ?? 2); at += 1) {
    if (!response.write('x'.repeat(event.length ?? 3))) await once(response, 'drain');
  }
  if (event.do === 'die') process.kill(process.pid, 'SIGKILL');
  if (event.do === 'throw late') throw new TypeError('too late');
  if (event.do !== 'never end') response.end();
});`;

let sandbox: Sandbox;
let lambda: LambdaClient;
beforeAll(async () => {
  sandbox = await runningSandbox({}, { code: { 'index.mjs': STREAMING } });
  lambda = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
});
afterAll(() => sandbox.stop());

async function stream(client: LambdaClient, event: object) {
  const command = new InvokeWithResponseStreamCommand({
    FunctionName: 'report',
    LogType: 'Tail',
    Payload: JSON.stringify(event),
  });
  const { StatusCode, EventStream } = await client.send(command);
  let text = '';
  let complete: { ErrorCode?: string | undefined; ErrorDetails?: string | undefined } | undefined;
  for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
    text += Buffer.from(PayloadChunk?.Payload ?? []).toString();
    complete = InvokeComplete ?? complete;
  }
  return { StatusCode, text, complete };
}

describe('a function that writes a stream', () => {
  it('is read chunk by chunk until its completion, even above 6 MB', async () => {
    const { StatusCode, text, complete } = await stream(lambda, { chunks: 7, length: 1_000_000 });
    expect([StatusCode, text.length, complete?.ErrorCode]).toEqual([200, 7_000_000, undefined]);
  });

  it('answers Invoke with one payload, and above 6 MB with the same error as any other function', async () => {
    const invoke = (event: object) =>
      lambda.send(new InvokeCommand({ FunctionName: 'report', Payload: JSON.stringify(event) }));
    expect((await invoke({})).Payload?.transformToString()).toBe('xxxxxx');
    expect(readInvokeAnswer(await invoke({ chunks: 7, length: 1_000_000 }))).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType: 'Function.ResponseSizeTooLarge' },
    });
    expect(readInvokeAnswer(await invoke({ do: 'throw late' }))).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType: 'TypeError' },
    });
  });

  it.each([
    ['throw', '', 'TypeError', /no such luck/],
    ['throw late', 'xxxxxx', 'TypeError', /too late/],
    ['die', 'xxxxxx', 'Runtime.ExitError', /signal: killed/],
    ['never end', 'xxxxxx', 'Runtime.NodeJsExit', /never settled/],
  ])(
    'that does %j has its failure in the completion, after the chunks that it wrote',
    async (what, written, type, says) => {
      const { text, complete } = await stream(lambda, { do: what });
      expect(text).toBe(written);
      expect(complete?.ErrorCode).toBe('Unhandled');
      expect(JSON.parse(complete?.ErrorDetails ?? '')).toMatchObject({
        errorType: type,
        errorMessage: expect.stringMatching(says),
      });
    },
  );
});

it('needs only lambda:InvokeFunction, and a dry run does not run the function', async () => {
  const invoker = new LambdaClient(clientOptions(sandbox, sandbox.credentialsFor(invokerArn)));
  const command = new InvokeWithResponseStreamCommand({ FunctionName: 'report', InvocationType: 'DryRun' });
  expect((await invoker.send(command)).StatusCode).toBe(204);
  expect(sandbox.calls.at(-1)).toMatchObject({
    operation: 'InvokeWithResponseStream',
    action: 'lambda:InvokeFunction',
    decision: 'allowed',
  });
  const other = new LambdaClient(clientOptions(sandbox, 'OtherRole'));
  await expect(other.send(command)).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

it('the answer of a function that returns it is streamed as well, up to 6 MB', async () => {
  const own = await runningSandbox();
  const client = new LambdaClient(clientOptions(own, 'PayerAdministrator'));
  expect((await stream(client, { a: 1 })).text).toBe('{"echoed":{"a":1}}');
  expect((await stream(client, { do: 'large', length: 6_291_600 })).complete?.ErrorDetails).toMatch(
    /Function\.ResponseSizeTooLarge/,
  );
  await own.stop();
});
