import { existsSync } from 'node:fs';
import path from 'node:path';
import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, readStacks } from '../deployed/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { payer } from '../testing/chain-templates.ts';
import { readInvokeAnswer } from '../testing/invoke-answer.ts';
import { parametrizedStacks } from '../testing/parametrized-chain.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import { writeStackList } from '../testing/stack-list.ts';

const deployed = (parameters: Readonly<Record<string, string>> = {}): Deployment =>
  readStacks(writeStackList(...parametrizedStacks(parameters)));

const invokerArn = `arn:aws:iam::${payer}:role/invoker`;
const invoke = new InvokeCommand({ FunctionName: 'report', LogType: 'Tail' });

/** A client as which the existing role assumes the invoker. */
async function invoker(sandbox: Sandbox, ExternalId: string): Promise<LambdaClient> {
  const sts = new STSClient(clientOptions(sandbox, 'RundeckRole'));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: invokerArn, RoleSessionName: 'run', ExternalId }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return new LambdaClient({ ...clientOptions(sandbox, 'RundeckRole'), credentials });
}

describe('a function with its code inline, in a template with parameters', () => {
  let sandbox: Sandbox;
  let root = '';
  beforeAll(async () => {
    sandbox = await runningSandbox({ deployment: deployed({ ExternalId: 'sesame', Greeting: 'hi' }) });
  });
  afterAll(() => sandbox.stop());

  it('is at the end of a chain of roles that an SDK client walks', async () => {
    const { payload, log, functionError } = readInvokeAnswer(
      await (await invoker(sandbox, 'sesame')).send(invoke),
    );
    expect(functionError).toBeUndefined();
    expect(payload).toEqual({
      session: `arn:aws:sts::${payer}:assumed-role/reader/inline`,
      file: expect.stringMatching(/\/index\.js$/),
      files: ['index.js'],
      greeting: 'hi',
    });
    root = path.dirname(String(payload['file']));
    expect(log).toContain('an inline function');
    expect(JSON.stringify(sandbox.logs['/aws/lambda/report'])).toContain('an inline function');
  });

  it('is behind the condition that a parameter gave the trust policy', async () => {
    await expect(invoker(sandbox, 'wrong')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('leaves no files behind after the sandbox has stopped', async () => {
    expect(existsSync(root)).toBe(true);
    await sandbox.stop();
    expect(existsSync(root)).toBe(false);
  });
});

describe('inline code', () => {
  it.each([
    [
      'that streams is served as a stream',
      'exports.handler = awslambda.streamifyResponse(async (event, response) => { response.write("1, "); response.end("2"); });',
      '1, 2',
    ],
    [
      'is CommonJS whatever its syntax',
      'export const handler = async () => 1;',
      'Runtime.UserCodeSyntaxError',
    ],
    ['finds no packages', "exports.handler = require('@aws-sdk/client-sts');", 'Runtime.ImportModuleError'],
  ])('%s', async (_case, inlineCode, expected) => {
    const deployment = deployed();
    const functions = deployment.functions.map((one) => ({ ...one, inlineCode }));
    const sandbox = await runningSandbox({ deployment: { ...deployment, functions } });
    const client = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
    const command = new InvokeWithResponseStreamCommand({ FunctionName: 'report' });
    let answer = '';
    for await (const { PayloadChunk, InvokeComplete } of (await client.send(command)).EventStream ?? []) {
      answer += Buffer.from(PayloadChunk?.Payload ?? []).toString() + (InvokeComplete?.ErrorDetails ?? '');
    }
    await sandbox.stop();
    expect(answer).toContain(expected);
  });
});

describe('a function in subnets that a parameter names', () => {
  const vpc = { SubnetIds: 'subnet-1,subnet-2', SecurityGroupIds: 'sg-1' };

  it('has them, and needs the right to network interfaces, which the template gives only then', async () => {
    const deployment = deployed(vpc);
    expect(deployment.functions[0]?.vpc).toEqual({
      subnetIds: ['subnet-1', 'subnet-2'],
      securityGroupIds: ['sg-1'],
    });
    await (await runningSandbox({ deployment })).stop();
    const { roles } = deployed();
    await expect(runningSandbox({ deployment: { ...deployment, roles } })).rejects.toThrow(
      /CreateNetworkInterface/,
    );
  });

  it('is refused by a rule without security groups', () => {
    expect(() => deployed({ SubnetIds: 'subnet-1' })).toThrow(
      'stack payer: Rule Vpc: A function in subnets needs security groups.',
    );
  });
});
