import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../iam/credential-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { clientOptions, HOME_REGION, principal, runningSandbox } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await runningSandbox();
});
afterAll(() => sandbox.stop());

/** One request to each protocol, signed with these credentials. */
function requests(
  credentials: Credentials,
  at: Sandbox = sandbox,
  systemClockOffset = 0,
  homeRegion = HOME_REGION,
) {
  const options = { ...clientOptions(at, credentials), systemClockOffset };
  const home = { ...options, region: homeRegion };
  const month = { Start: '2026-01-01', End: '2026-02-01' };
  return {
    sts: () => new STSClient(options).send(new GetCallerIdentityCommand({})),
    organizations: () => new OrganizationsClient(home).send(new DescribeOrganizationCommand({})),
    costExplorer: () =>
      new CostExplorerClient(home).send(
        new GetCostAndUsageCommand({ TimePeriod: month, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }),
      ),
    lambda: () =>
      new LambdaClient(options).send(new InvokeCommand({ FunctionName: 'report', InvocationType: 'DryRun' })),
  };
}

type Refusal = [code: string, status: number];

async function expectRefusals(
  credentials: Credentials,
  refusals: { sts: Refusal; json: Refusal; rest: Refusal },
): Promise<void> {
  const { sts, organizations, costExplorer, lambda } = requests(credentials);
  const expected = [
    [sts, refusals.sts],
    [organizations, refusals.json],
    [costExplorer, refusals.json],
    [lambda, refusals.rest],
  ] as const;
  for (const [request, [name, httpStatusCode]] of expected) {
    await expect(request()).rejects.toMatchObject({
      name,
      $metadata: expect.objectContaining({
        httpStatusCode,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    });
  }
}

describe('the signature check', () => {
  it('accepts requests that the SDK signed, in every protocol', async () => {
    const { sts, organizations, costExplorer, lambda } = requests(principal(sandbox, 'PayerAdministrator'));
    await sts();
    await organizations();
    await costExplorer();
    await lambda();
    expect(sandbox.calls.slice(-4).map((call) => call.errorCode)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('refuses a wrong secret', async () => {
    await expectRefusals(
      { ...principal(sandbox, 'PayerAdministrator'), secretAccessKey: 'guessed' },
      {
        sts: ['SignatureDoesNotMatch', 403],
        json: ['InvalidSignatureException', 400],
        rest: ['InvalidSignatureException', 403],
      },
    );
  });

  it('refuses an unknown key', async () => {
    await expectRefusals(
      { ...principal(sandbox, 'PayerAdministrator'), accessKeyId: 'ASIAABCDEFGHIJKLMNOP' },
      {
        sts: ['InvalidClientTokenId', 403],
        json: ['UnrecognizedClientException', 400],
        rest: ['UnrecognizedClientException', 403],
      },
    );
  });

  it('refuses a key without its session token', async () => {
    const { accessKeyId, secretAccessKey, expiration } = principal(sandbox, 'PayerAdministrator');
    const bare = { accessKeyId, secretAccessKey, expiration, sessionToken: '' };
    await expectRefusals(bare, {
      sts: ['InvalidClientTokenId', 403],
      json: ['UnrecognizedClientException', 400],
      rest: ['UnrecognizedClientException', 403],
    });
  });

  it('refuses an expired session', async () => {
    const admin = 'arn:aws:iam::222222222222:role/PayerAdministrator';
    const expired = sandbox.credentialsFor(admin, { seconds: 0 });
    // The expiration is omitted, so that the client does not notice by itself.
    await expectRefusals(
      { ...expired, expiration: new Date(Date.now() + 3600_000) },
      {
        sts: ['ExpiredToken', 403],
        json: ['ExpiredTokenException', 400],
        rest: ['ExpiredTokenException', 403],
      },
    );
  });

  it('refuses a signature that is more than 15 minutes old on the sandbox clock', async () => {
    const later = await runningSandbox({ clock: () => new Date(Date.now() + 16 * 60_000) });
    const { sts } = requests(principal(later, 'PayerAdministrator'), later);
    await expect(sts()).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringMatching(/^Signature expired: .* is now earlier than .* - 15 min\.\)$/),
    });
    await later.stop();
  });

  it('refuses a signature more than 15 minutes in the future, and accepts 14', async () => {
    const clock = { minutes: -16 };
    const earlier = await runningSandbox({ clock: () => new Date(Date.now() + clock.minutes * 60_000) });
    const { sts } = requests(principal(earlier, 'PayerAdministrator'), earlier);
    await expect(sts()).rejects.toThrow(/Signature not yet current/);
    clock.minutes = -14;
    await expect(sts()).resolves.toMatchObject({ Account: '222222222222' });
    await earlier.stop();
  });

  it('lets a client correct its clock with the Date header', async () => {
    const earlier = await runningSandbox({ clock: () => new Date(Date.now() - 3600_000) });
    const client = new STSClient({ ...clientOptions(earlier, 'PayerAdministrator'), maxAttempts: 2 });
    await expect(client.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
      Account: '222222222222',
    });
    await earlier.stop();
  });

  it('refuses an altered body', async () => {
    const client = new STSClient(clientOptions(sandbox, 'PayerAdministrator'));
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace('Version=2011', 'Version=2012');
        return next(args);
      },
      { step: 'deserialize', priority: 'low' },
    );
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  it('refuses an unsigned request, and names the services that it serves', async () => {
    const bare = await fetch(`${sandbox.endpoint}/`);
    expect([bare.status, bare.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
    const half = await fetch(`${sandbox.endpoint}/`, {
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' },
    });
    expect(half.headers.get('x-amzn-errortype')).toBe('IncompleteSignatureException');
  });
});

it('every answer waits for the configured latency', async () => {
  const slow = await runningSandbox({ latency: 150 });
  const started = performance.now();
  await requests(principal(slow, 'PayerAdministrator'), slow).sts();
  expect(performance.now() - started).toBeGreaterThanOrEqual(149);
  await slow.stop();
});

it('Organizations and Cost Explorer refuse a signature for another region than their home', async () => {
  const credentials = principal(sandbox, 'PayerAdministrator');
  const refusal = {
    name: 'InvalidSignatureException',
    message: "Credential should be scoped to a valid region, not 'eu-west-1'.",
  };
  const elsewhere = requests(credentials, sandbox, 0, 'eu-west-1');
  await expect(elsewhere.organizations()).rejects.toMatchObject(refusal);
  await expect(elsewhere.costExplorer()).rejects.toMatchObject(refusal);
  const home = requests(credentials);
  await Promise.all([home.organizations(), home.costExplorer(), home.sts(), home.lambda()]);
});

it('credentials are unknown in the regions of another partition', async () => {
  const options = { ...clientOptions(sandbox, 'PayerAdministrator'), region: 'cn-north-1' };
  await expect(new STSClient(options).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
});
