import {
  GetFunctionCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, invokerArn, payer, region, workerArn } from '../testing/chain-templates.ts';
import { type InvokeAnswer, readInvokeAnswer } from '../testing/invoke-answer.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
let lambda: LambdaClient;
beforeAll(async () => {
  sandbox = await runningSandbox();
  lambda = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
});
afterAll(() => sandbox.stop());

async function invoke(event?: unknown, input: Partial<InvokeCommandInput> = {}): Promise<InvokeAnswer> {
  const payload = event === undefined ? {} : { Payload: JSON.stringify(event) };
  const command = new InvokeCommand({ FunctionName: 'report', LogType: 'Tail', ...payload, ...input });
  return readInvokeAnswer(await lambda.send(command));
}

describe('Invoke', () => {
  it('gives the function an empty object if the request has no payload', async () => {
    expect(await invoke()).toMatchObject({ functionError: undefined, payload: { echoed: {} } });
  });

  it('accepts a name, a partial ARN and an ARN', async () => {
    for (const FunctionName of ['report', `${payer}:function:report`, functionArn]) {
      expect((await invoke({ a: 1 }, { FunctionName })).payload).toEqual({ echoed: { a: 1 } });
    }
  });

  it('answers a dry run with 204 and runs nothing', async () => {
    const before = sandbox.calls.length;
    const answer = await lambda.send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' }));
    expect(answer.StatusCode).toBe(204);
    expect(sandbox.calls.slice(before)).toHaveLength(1);
  });

  it('returns an error that the function throws as an unhandled error', async () => {
    const { functionError, payload, log } = await invoke({ do: 'throw' });
    expect(functionError).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'no such luck' });
    expect(payload['trace']).toEqual(expect.arrayContaining(['TypeError: no such luck']));
    expect(log).toMatch(/\tERROR\tInvoke Error \t\{"errorType":"TypeError"/);
  });

  it('stops a function at its timeout', async () => {
    const started = performance.now();
    const { functionError, payload, log } = await invoke({ do: 'sleep', milliseconds: 20_000 });
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(functionError).toBe('Unhandled');
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Task timed out after 2\.00 seconds$/,
      ),
    });
    expect(log).toMatch(/Task timed out after 2\.00 seconds\nEND[^\n]*\nREPORT[^\n]*Status: timeout\n$/);
  });

  it.each([
    [{ do: 'exit', code: 3 }, 'Runtime.ExitError', /Runtime exited with error: exit status 3$/],
    [{ do: 'exit', code: 0 }, 'Runtime.ExitError', /Runtime exited without providing a reason$/],
    [{ do: 'eat' }, 'Runtime.OutOfMemory', /Runtime exited with error: signal: killed$/],
    [{ do: 'hang' }, 'Runtime.NodeJsExit', /never settled$/],
    [{ do: 'large', length: 6_291_600 }, 'Function.ResponseSizeTooLarge', /\(6291556 bytes\)\.$/],
  ])('returns the end of %j as %s', async (event, errorType, errorMessage) => {
    expect(await invoke(event)).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
    });
  });

  it('gives the environment variables of AWS and no others', async () => {
    const { payload } = await invoke({ do: 'environment' });
    expect(payload).toMatchObject({
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: 'report',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/report',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_ENDPOINT_URL: sandbox.endpoint,
      READER_ROLE_ARN: 'arn:aws:iam::222222222222:role/reader',
      TZ: ':UTC',
      _HANDLER: 'index.handler',
    });
    expect(
      Object.keys(payload).filter((name) => !/^(AWS_|READER_|PATH$|LANG$|TZ$|_HANDLER$|LAMBDA_)/.test(name)),
    ).toEqual([]);
  });

  it('gives the context object of AWS', async () => {
    const context = Buffer.from('{"custom":{"run":"1"}}').toString('base64');
    const { payload } = await invoke({ do: 'context' }, { ClientContext: context });
    expect(payload).toMatchObject({
      functionName: 'report',
      invokedFunctionArn: functionArn,
      memoryLimitInMB: '256',
      logGroupName: '/aws/lambda/report',
      clientContext: { custom: { run: '1' } },
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(payload['remaining']).toBeGreaterThan(1000);
    expect(payload['remaining']).toBeLessThanOrEqual(2000);
  });

  it.each([
    ['an event that is not JSON', { Payload: 'x' }, 'InvalidRequestContentException'],
    ['more than 6 MB', { Payload: `"${'x'.repeat(6_291_455)}"` }, 'RequestTooLargeException'],
    ['a version', { Qualifier: '7' }, 'InvalidParameterValueException'],
    ['a function that does not exist', { FunctionName: 'retort' }, 'ResourceNotFoundException'],
    [
      "another region's function",
      { FunctionName: functionArn.replace(region, 'us-east-1') },
      'ResourceNotFoundException',
    ],
  ])('refuses %s', async (_case, input, name) => {
    const command = new InvokeCommand({ FunctionName: 'report', ...input });
    await expect(lambda.send(command)).rejects.toMatchObject({ name });
  });
});

it('GetFunction returns the values of the template, if it is granted', async () => {
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: 'report' }));
  expect(Configuration).toMatchObject({
    FunctionArn: functionArn,
    Role: workerArn,
    Runtime: 'nodejs24.x',
    Timeout: 2,
    MemorySize: 256,
    Architectures: ['arm64'],
  });
  const invoker = new LambdaClient(clientOptions(sandbox, sandbox.credentialsFor(invokerArn)));
  await expect(invoker.send(new GetFunctionCommand({ FunctionName: 'report' }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

describe('a broken connection', () => {
  it.each([
    [false, 0],
    [true, 1],
  ])('with the request carried out: %s, the function has run %i times', async (served, runs) => {
    const reset = { api: 'lambda:Invoke', fault: 'reset', served, calls: [1] } as const;
    const broken = await runningSandbox({ faults: { faults: [reset] } });
    const client = new LambdaClient(clientOptions(broken, 'PayerAdministrator'));
    await expect(client.send(new InvokeCommand({ FunctionName: 'report' }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect(Object.keys(broken.logs['/aws/lambda/report'] ?? {})).toHaveLength(runs);
    await broken.stop();
  });
});
