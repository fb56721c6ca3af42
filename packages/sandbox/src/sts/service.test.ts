import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deployment, readDeployment } from '../deployed/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { caller, invokerArn, readerArn } from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { clientOptions, runningSandbox } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await runningSandbox();
});
afterAll(() => sandbox.stop());

const sts = (name: string): STSClient => new STSClient(clientOptions(sandbox, name));

const assumeInvoker = { RoleArn: invokerArn, RoleSessionName: 'run-1', ExternalId: 'open-sesame' };

describe('STS', () => {
  it('gives a session of the role to a caller that is trusted and granted', async () => {
    const answer = await sts('RundeckRole').send(new AssumeRoleCommand(assumeInvoker));
    expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::222222222222:assumed-role/invoker/run-1');
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const left = (answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(3590_000);
    expect(left).toBeLessThanOrEqual(3600_000);
  });

  it('tells every caller its identity, without any permission', async () => {
    const names = Object.keys(sandbox.principals);
    expect(names.length).toBeGreaterThan(2);
    const ids = new Set<string>();
    for (const name of names) {
      const { Account, Arn, UserId } = await sts(name).send(new GetCallerIdentityCommand({}));
      expect(Arn).toMatch(new RegExp(`^arn:aws:sts::${Account}:assumed-role/${name}/`));
      expect(UserId).toMatch(/^AROA[A-Z0-9]{17}:/);
      ids.add(`${Account} ${UserId?.split(':')[0]}`);
    }
    expect(ids.size).toBe(names.length);
    expect((await sts('OtherRole').send(new GetCallerIdentityCommand({}))).Account).toBe(caller);
  });

  it.each([
    ['the external id is missing', 'RundeckRole', { ...assumeInvoker, ExternalId: undefined }],
    ['the external id is wrong', 'RundeckRole', { ...assumeInvoker, ExternalId: 'open-barley' }],
    ['the caller has every permission but is not trusted', 'OtherRole', assumeInvoker],
    ['the role does not exist', 'PayerAdministrator', { ...assumeInvoker, RoleArn: `${invokerArn}s` }],
    [
      'the caller does not match the condition of the trust policy on aws:PrincipalArn',
      'PayerAdministrator',
      { ...assumeInvoker, RoleArn: readerArn },
    ],
  ])('refuses where %s', async (_case, name, input) => {
    await expect(sts(name).send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /^User: arn:aws:sts::\d{12}:assumed-role\/\w+\/\S+ is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role\/\w+/,
      ),
      $metadata: expect.objectContaining({ httpStatusCode: 403 }),
    });
  });

  it.each([
    [
      'a session name with a space',
      { ...assumeInvoker, RoleSessionName: 'a b' },
      /roleSessionName.*regular expression/,
    ],
    [
      'a session name of one letter',
      { ...assumeInvoker, RoleSessionName: 'a' },
      /roleSessionName.*greater than or equal to 2/,
    ],
    ['fewer than 900 seconds', { ...assumeInvoker, DurationSeconds: 899 }, /durationSeconds.*900/],
    ['more than 12 hours', { ...assumeInvoker, DurationSeconds: 43_201 }, /durationSeconds.*43200/],
    ['more than the role allows', { ...assumeInvoker, DurationSeconds: 3601 }, /MaxSessionDuration/],
    [
      'a parameter that the sandbox does not support',
      { ...assumeInvoker, Tags: [{ Key: 'a', Value: 'b' }] },
      /does not support Tags\.member\.1\.Key/,
    ],
  ])('calls %s a ValidationError', async (_case, input, message) => {
    await expect(sts('RundeckRole').send(new AssumeRoleCommand(input))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(message),
    });
  });

  it('limits a chained session to one hour even if the role allows more', async () => {
    const chained = await runningSandbox({ deployment: longSessions() });
    const client = new STSClient(clientOptions(chained, 'RundeckRole'));
    await expect(
      client.send(new AssumeRoleCommand({ ...assumeInvoker, DurationSeconds: 3601 })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringMatching(/role chaining/) });
    await chained.stop();
  });

  it('restricts a session by its session policy', async () => {
    const nothing = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'lambda:*', Resource: '*' }],
    });
    const answer = await sts('RundeckRole').send(
      new AssumeRoleCommand({ ...assumeInvoker, Policy: nothing }),
    );
    const session = {
      accessKeyId: answer.Credentials?.AccessKeyId ?? '',
      secretAccessKey: answer.Credentials?.SecretAccessKey ?? '',
      sessionToken: answer.Credentials?.SessionToken ?? '',
      expiration: new Date(),
    };
    const lambda = new LambdaClient({ ...clientOptions(sandbox, 'RundeckRole'), credentials: session });
    await expect(
      lambda.send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' })),
    ).rejects.toThrow(/with an explicit deny in a session policy/);
  });
});

function longSessions(): Deployment {
  const deployment = readDeployment(writeAssembly());
  return { ...deployment, roles: deployment.roles.map((role) => ({ ...role, maxSessionSeconds: 43_200 })) };
}
