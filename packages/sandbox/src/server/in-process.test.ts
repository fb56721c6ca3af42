import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { invokerArn } from '../testing/chain-templates.ts';
import { inProcessClients } from '../testing/in-process-clients.ts';
import { principal, runningSandbox } from '../testing/running-sandbox.ts';
import { VirtualTime } from '../testing/virtual-time.ts';

it('a client can abort during a request and before it', async () => {
  const time = new VirtualTime('2026-03-01T00:00:00Z');
  const sandbox = await runningSandbox({
    listens: false,
    clock: time.clock,
    sleep: time.sleep,
    latency: 5000,
  });
  const { sts } = inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator'));
  const controller = new AbortController();
  const options = { abortSignal: controller.signal };
  void time.sleep(3000).then(() => controller.abort());
  await expect(sts.send(new GetCallerIdentityCommand({}), options)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(time.clock()).toEqual(new Date('2026-03-01T00:00:03Z'));
  await expect(sts.send(new GetCallerIdentityCommand({}), options)).rejects.toMatchObject({
    name: 'AbortError',
  });
});

describe('a sandbox that does not listen', () => {
  const time = new VirtualTime('2031-01-01T00:00:00Z');
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await runningSandbox({ listens: false, clock: time.clock, sleep: time.sleep });
  });
  afterAll(() => sandbox.stop());

  it('answers in every protocol, years apart from the clock of the signature', async () => {
    const { sts, organizations, lambda } = inProcessClients(sandbox, principal(sandbox, 'RundeckRole'));
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toContain('RundeckRole');
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const assumeInvoker = { RoleArn: invokerArn, RoleSessionName: 'run-1', ExternalId: 'open-sesame' };
    const { Credentials } = await sts.send(new AssumeRoleCommand(assumeInvoker));
    expect(Credentials?.Expiration).toEqual(new Date('2031-01-01T01:00:00Z'));
    await expect(
      lambda.send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('still checks signatures and expiry', async () => {
    const good = sandbox.credentialsFor(invokerArn, { seconds: 60 });
    const ask = (secretAccessKey: string) =>
      inProcessClients(sandbox, { ...good, secretAccessKey }).sts.send(new GetCallerIdentityCommand({}));
    await expect(ask('guessed')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await ask(good.secretAccessKey);
    await time.sleep(60_000);
    await expect(ask(good.secretAccessKey)).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('has an address that cannot be reached, and runs no function', async () => {
    expect(sandbox.endpoint).toBe('http://sandbox.invalid');
    const { lambda } = inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator'));
    await expect(lambda.send(new InvokeCommand({ FunctionName: 'report' }))).rejects.toMatchObject({
      name: 'ServiceException',
      message: expect.stringContaining('the sandbox does not listen'),
    });
  });

  it('lets a client time out on the virtual clock', async () => {
    const slow = await runningSandbox({
      listens: false,
      clock: time.clock,
      sleep: time.sleep,
      latency: 5000,
    });
    const timeout = { requestTimeout: 3000, sleep: time.sleep };
    const { sts } = inProcessClients(slow, principal(slow, 'PayerAdministrator'), timeout);
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

it('stopping ends requests that wait in real time', async () => {
  const sandbox = await runningSandbox({ latency: 600_000 });
  const { sts } = inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator'));
  const asked = sts.send(new GetCallerIdentityCommand({})).catch((error) => error.name);
  await sandbox.stop();
  expect(await asked).toBe('InternalFailure');
});
