import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { type Deployment, readDeployment } from '../deployed/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, workerArn } from '../testing/chain-templates.ts';
import { type AssemblyParts, writeAssembly } from '../testing/cloud-assembly.ts';
import { type InvokeAnswer, readInvokeAnswer } from '../testing/invoke-answer.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';

async function invoke(client: LambdaClient, event: object): Promise<InvokeAnswer> {
  const command = { FunctionName: 'report', LogType: 'Tail' as const, Payload: JSON.stringify(event) };
  return readInvokeAnswer(await client.send(new InvokeCommand(command)));
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

describe('a bundle', () => {
  it.each([
    ['does not exist', {}, 'Runtime.ImportModuleError', /Cannot find module 'index'/],
    [
      'imports a package that is not bundled',
      { 'index.mjs': "import 'left-pad'; export const handler = 1;" },
      'Runtime.ImportModuleError',
      /Cannot find package 'left-pad'/,
    ],
    ['is not JavaScript', { 'index.mjs': 'export const = ;' }, 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    [
      'exports no handler',
      { 'index.mjs': 'export const main = () => 1;' },
      'Runtime.HandlerNotFound',
      /index\.handler/,
    ],
    ['throws while it loads', { 'index.mjs': 'throw new RangeError("at once");' }, 'RangeError', /^at once$/],
    [
      'takes a callback',
      { 'index.mjs': 'export const handler = (event, context, done) => done();' },
      'Runtime.CallbackHandlerDeprecated',
      /promise/,
    ],
  ])('that %s fails the invocation', async (_case, code, errorType, errorMessage) => {
    await withSandbox({ assembly: { code } }, async (client) => {
      expect(await invoke(client, {})).toMatchObject({
        functionError: 'Unhandled',
        payload: { errorType, errorMessage: expect.stringMatching(errorMessage) },
      });
    });
  });

  it('may be CommonJS, regardless of a package.json above cdk.out', async () => {
    const code = { 'index.js': "exports.handler = async () => typeof require('node:fs').readFileSync;" };
    await withSandbox({ assembly: { code } }, async (client) => {
      expect((await invoke(client, {})).payload).toBe('function');
    });
  });
});

describe('the log', () => {
  it('arrives in the log group with the lines that Lambda adds', async () => {
    await withSandbox({}, async (client, own) => {
      const { log } = await invoke(client, { do: 'log' });
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
      for (const { conditionKeys } of own.calls.slice(-2)) {
        expect(conditionKeys).toMatchObject({ 'lambda:SourceFunctionArn': functionArn });
      }
    });
  });

  it.each(['logs:CreateLogStream', 'logs:PutLogEvents'])(
    'is lost without %s, but the caller still receives it',
    async (denied) => {
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
        const { log } = await invoke(client, { do: 'log' });
        expect(log).toContain('first line');
        expect(own.logs).toEqual({ '/aws/lambda/report': {} });
        expect(own.calls.at(-1)).toMatchObject({ origin: 'platform', action: denied, decision: 'denied' });
      });
    },
  );
});

describe('the log of a function with the log format JSON', () => {
  it('has the lines of the function and those of Lambda as JSON', async () => {
    const deployment = readDeployment(writeAssembly());
    const functions = deployment.functions.map((each) => ({ ...each, logFormat: 'JSON' as const }));
    await withSandbox({ deployment: { ...deployment, functions } }, async (client, own) => {
      await invoke(client, { do: 'log' });
      const [stream = []] = Object.values(own.logs['/aws/lambda/report'] ?? {});
      expect(stream.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ type: 'platform.start' }),
        expect.objectContaining({ level: 'INFO', message: 'first line', requestId: expect.any(String) }),
        { level: 'INFO', message: 'raw' },
        expect.objectContaining({
          type: 'platform.report',
          record: expect.objectContaining({ status: 'success' }),
        }),
      ]);
    });
  });

  it('creates its log group only if the role may', async () => {
    const deployment = { ...readDeployment(writeAssembly()), logGroups: [] };
    await withSandbox({ deployment }, async (client, own) => {
      await invoke(client, { do: 'log' });
      expect(own.logs).toEqual({});
      expect(own.calls.at(-1)).toMatchObject({ action: 'logs:CreateLogGroup', decision: 'denied' });
    });
  });
});

describe('the execution role', () => {
  it('must trust Lambda for this account', async () => {
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

  it('must be allowed to create network interfaces if the function is in a VPC', async () => {
    const deployment = readDeployment(writeAssembly());
    const vpc = { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] };
    const inVpc = {
      ...deployment,
      functions: deployment.functions.map((deployed) => ({ ...deployed, vpc })),
    };
    await expect(runningSandbox({ deployment: inVpc })).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    });
  });
});

it('stopping the sandbox ends running functions', async () => {
  const own = await runningSandbox();
  const client = new LambdaClient(clientOptions(own, 'PayerAdministrator'));
  const running = invoke(client, { do: 'sleep', milliseconds: 1900 }).catch((error: unknown) => error);
  while (!own.calls.some(({ origin }) => origin === 'platform')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await own.stop();
  expect(await running).not.toMatchObject({ payload: 'woken' });
});
