import { GetFunctionCommand, InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, readDeployment } from '../deployed/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, invokerArn, payer, region, workerArn } from '../testing/chain-templates.ts';
import { type AssemblyParts, writeAssembly } from '../testing/cloud-assembly.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
let lambda: LambdaClient;
beforeAll(async () => {
  sandbox = await runningSandbox();
  lambda = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
});
afterAll(() => sandbox.stop());

interface Answer {
  readonly functionError: string | undefined;
  readonly payload: Record<string, unknown>;
  readonly log: string;
}

async function invoke(event?: unknown, client = lambda, input: Partial<InvokeCommandInput> = {}): Promise<Answer> {
  const answer = await client.send(
    new InvokeCommand({
      FunctionName: 'report',
      LogType: 'Tail',
      ...(event === undefined ? {} : { Payload: JSON.stringify(event) }),
      ...input,
    }),
  );
  return {
    functionError: answer.FunctionError,
    payload: JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8')),
    log: Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'),
  };
}

async function withSandbox<T>(
  changed: { deployment?: Deployment; assembly?: AssemblyParts },
  work: (client: LambdaClient, changedSandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const { deployment, assembly } = changed;
  const own = await runningSandbox(deployment ? { deployment } : {}, assembly);
  try {
    return await work(new LambdaClient(clientOptions(own, 'PayerAdministrator')), own);
  } finally {
    await own.stop();
  }
}

describe('Invoke', () => {
  it('gives the function an empty object where no payload is sent', async () => {
    expect(await invoke()).toMatchObject({ functionError: undefined, payload: { echoed: {} } });
  });

  it('takes a name, a partial ARN and an ARN', async () => {
    for (const FunctionName of ['report', `${payer}:function:report`, functionArn]) {
      expect((await invoke({ a: 1 }, lambda, { FunctionName })).payload).toEqual({ echoed: { a: 1 } });
    }
  });

  it('answers a dry run with 204 and runs nothing', async () => {
    const before = sandbox.calls.length;
    const answer = await lambda.send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' }));
    expect(answer.StatusCode).toBe(204);
    expect(sandbox.calls.slice(before)).toHaveLength(1);
  });

  it('reports what the function threw as an unhandled error', async () => {
    const { functionError, payload, log } = await invoke({ do: 'throw' });
    expect(functionError).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'no such luck' });
    expect(payload['trace']).toEqual(expect.arrayContaining(['TypeError: no such luck']));
    expect(log).toMatch(/\tERROR\tInvoke Error \t\{"errorType":"TypeError"/);
  });

  it('stops a function at its timeout', async () => {
    const started = performance.now();
    const { functionError, payload, log } = await invoke({ do: 'sleep', milliseconds: 20_000 });
    expect(performance.now() - started).toBeLessThan(8000);
    expect(functionError).toBe('Unhandled');
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 2\.00 seconds$/),
    });
    expect(log).toMatch(/Task timed out after 2\.00 seconds\nEND[^\n]*\nREPORT[^\n]*Status: timeout\n$/);
  });

  it.each([
    [{ do: 'exit', code: 3 }, 'Runtime.ExitError', /Runtime exited with error: exit status 3$/],
    [{ do: 'exit', code: 0 }, 'Runtime.ExitError', /Runtime exited without providing a reason$/],
    [{ do: 'eat' }, 'Runtime.OutOfMemory', /Runtime exited with error: signal: killed$/],
    [{ do: 'hang' }, 'Runtime.NodeJsExit', /never settled$/],
    [{ do: 'large', length: 6_291_600 }, 'Function.ResponseSizeTooLarge', /\(6291556 bytes\)\.$/],
  ])('names the end of %j %s', async (event, errorType, errorMessage) => {
    expect(await invoke(event)).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
    });
  });

  it('gives the environment that AWS gives, and nothing of its own', async () => {
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
    expect(Object.keys(payload).filter((name) => !/^(AWS_|READER_|PATH$|LANG$|TZ$|_HANDLER$|LAMBDA_)/.test(name))).toEqual([]);
  });

  it('gives the context that AWS gives', async () => {
    const context = Buffer.from('{"custom":{"run":"1"}}').toString('base64');
    const { payload } = await invoke({ do: 'context' }, lambda, { ClientContext: context });
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
    ['an event that is no JSON', { Payload: 'x' }, 'InvalidRequestContentException'],
    ['more than 6 MB', { Payload: `"${'x'.repeat(6_291_455)}"` }, 'RequestTooLargeException'],
    ['an asynchronous call', { InvocationType: 'Event' as const }, 'InvalidParameterValueException'],
    ['a version', { Qualifier: '7' }, 'InvalidParameterValueException'],
    ['a function that is not there', { FunctionName: 'retort' }, 'ResourceNotFoundException'],
    ["another region's function", { FunctionName: functionArn.replace(region, 'us-east-1') }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_case, input, name) => {
    const command = new InvokeCommand({ FunctionName: 'report', ...input });
    await expect(lambda.send(command)).rejects.toMatchObject({ name });
  });
});

describe('a bundle', () => {
  it.each([
    ['is not there', {}, 'Runtime.ImportModuleError', /Cannot find module 'index'/],
    [
      'imports what was not bundled',
      { 'index.mjs': "import 'left-pad'; export const handler = 1;" },
      'Runtime.ImportModuleError',
      /Cannot find package 'left-pad'/,
    ],
    ['is no JavaScript', { 'index.mjs': 'export const = ;' }, 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    ['exports no handler', { 'index.mjs': 'export const main = () => 1;' }, 'Runtime.HandlerNotFound', /index\.handler/],
    ['throws while it loads', { 'index.mjs': 'throw new RangeError("at once");' }, 'RangeError', /^at once$/],
    [
      'takes a callback',
      { 'index.mjs': 'export const handler = (event, context, done) => done();' },
      'Runtime.CallbackHandlerDeprecated',
      /promise/,
    ],
  ])('that %s fails the invocation', async (_case, code, errorType, errorMessage) => {
    await withSandbox({ assembly: { code } }, async (client) => {
      expect(await invoke({}, client)).toMatchObject({
        functionError: 'Unhandled',
        payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
      });
    });
  });

  it('may be CommonJS, whatever package.json lies above cdk.out', async () => {
    const code = { 'index.js': "exports.handler = async () => typeof require('node:fs').readFileSync;" };
    await withSandbox({ assembly: { code } }, async (client) => {
      expect((await invoke({}, client)).payload).toBe('function');
    });
  });
});

describe('the log', () => {
  it('arrives in the log group with the lines around it', async () => {
    await withSandbox({}, async (client, own) => {
      const { log } = await invoke({ do: 'log' }, client);
      const [stream, ...others] = Object.values(own.logs['/aws/lambda/report'] ?? {});
      expect(others).toEqual([]);
      expect(stream).toEqual([
        expect.stringMatching(/^START RequestId: \S+ Version: \$LATEST$/),
        expect.stringMatching(/^\d{4}-\S+Z\t\S{36}\tINFO\tfirst line$/),
        '{"level":"INFO","message":"raw"}',
        expect.stringMatching(/^END RequestId: \S+$/),
        expect.stringMatching(/^REPORT RequestId: .*\tMemory Size: 256 MB\t/),
      ]);
      expect(log).toBe(`${stream?.join('\n')}\n`);
      expect(own.calls.slice(-2).map(({ action, decision }) => `${action} ${decision}`)).toEqual([
        'logs:CreateLogStream allowed',
        'logs:PutLogEvents allowed',
      ]);
    });
  });

  it.each(['logs:CreateLogStream', 'logs:PutLogEvents'])('is lost without %s, and the caller sees it still', async (denied) => {
    const deployment = readDeployment(writeAssembly());
    const without = {
      ...deployment,
      roles: deployment.roles.map((role) => ({
        ...role,
        identityPolicies: [
          ...role.identityPolicies,
          {
            name: 'deny',
            document: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Action: denied, Resource: '*' } as const],
            },
          },
        ],
      })),
    };
    await withSandbox({ deployment: without }, async (client, own) => {
      const { log } = await invoke({ do: 'log' }, client);
      expect(log).toContain('first line');
      expect(own.logs).toEqual({ '/aws/lambda/report': {} });
      expect(own.calls.at(-1)).toMatchObject({ origin: 'platform', action: denied, decision: 'denied' });
    });
  });
});

describe('the execution role', () => {
  it('must admit Lambda for this account', async () => {
    const deployment = readDeployment(writeAssembly());
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'lambda.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
        } as const,
      ],
    };
    const closed = {
      ...deployment,
      roles: deployment.roles.map((role) => (role.arn === workerArn ? { ...role, trustPolicy } : role)),
    };
    await withSandbox({ deployment: closed }, async (client, own) => {
      await expect(client.send(new InvokeCommand({ FunctionName: 'report' }))).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: 'The role defined for the function cannot be assumed by Lambda.',
      });
      expect(own.calls.at(-1)).toMatchObject({
        origin: 'platform',
        principal: 'lambda.amazonaws.com',
        resource: workerArn,
        decision: 'denied',
      });
    });
  });

  it('must be able to make network interfaces where the function is in a VPC', async () => {
    const deployment = readDeployment(writeAssembly());
    const vpc = { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] };
    const inVpc = { ...deployment, functions: deployment.functions.map((deployed) => ({ ...deployed, vpc })) };
    await expect(runningSandbox({ deployment: inVpc })).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    });
  });
});

it('GetFunction tells what the template says, to whom it is granted', async () => {
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

it('stopping the sandbox ends the function that runs', async () => {
  const own = await runningSandbox();
  const client = new LambdaClient(clientOptions(own, 'PayerAdministrator'));
  const running = invoke({ do: 'sleep', milliseconds: 1900 }, client).catch((error: unknown) => error);
  while (!own.calls.some(({ origin }) => origin === 'platform')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = performance.now();
  await own.stop();
  expect(performance.now() - started).toBeLessThan(1000);
  await running;
});
