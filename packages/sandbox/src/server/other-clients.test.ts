import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../iam/credential-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, payer } from '../testing/chain-templates.ts';
import { principal, runningSandbox } from '../testing/running-sandbox.ts';

const run = promisify(execFile);
const awsCli = '/usr/bin/aws';
const python = '/usr/bin/python3';

async function hasBoto3(): Promise<boolean> {
  try {
    await run(python, ['-c', 'import boto3']);
    return true;
  } catch {
    return false;
  }
}

const readWithBoto3 = `
import boto3, json, sys
endpoint = sys.argv[1]
client = lambda name, region=None: boto3.client(name, endpoint_url=endpoint, region_name=region)
accounts = [a for p in client('organizations', 'us-east-1').get_paginator('list_accounts').paginate() for a in p['Accounts']]
month = {'Start': '2026-01-01', 'End': '2026-02-01'}
spend = client('ce', 'us-east-1').get_cost_and_usage(TimePeriod=month, Granularity='MONTHLY', Metrics=['UnblendedCost'])
dry = client('lambda').invoke(FunctionName=sys.argv[2], InvocationType='DryRun', Qualifier='$LATEST')
print(json.dumps({
    'account': client('sts').get_caller_identity()['Account'],
    'accounts': len(accounts),
    'total': spend['ResultsByTime'][0]['Total']['UnblendedCost']['Amount'],
    'dry': dry['StatusCode'],
}))
`;

/** With an endpoint of its own, the AWS CLI does not know the home region of a service. */
const HOME = ['--region', 'us-east-1'];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await runningSandbox();
});
afterAll(() => sandbox.stop());

function environment({ accessKeyId, secretAccessKey, sessionToken }: Credentials, overrides = {}) {
  return {
    PATH: '/usr/bin:/bin',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: sandbox.region,
    AWS_DEFAULT_REGION: sandbox.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_MAX_ATTEMPTS: '1',
    ...overrides,
  };
}

describe.skipIf(!existsSync(awsCli))('the AWS CLI, if it is installed', () => {
  const aws = (args: readonly string[], overrides = {}) =>
    run(awsCli, ['--endpoint-url', sandbox.endpoint, '--output', 'json', ...args], {
      env: environment(principal(sandbox, 'PayerAdministrator'), overrides),
    });

  it.each([
    [['sts', 'get-caller-identity'], { Account: payer }],
    [['organizations', 'list-roots', ...HOME], { Roots: [{ Id: 'r-ab12' }] }],
    [
      ['lambda', 'get-function', '--function-name', functionArn],
      { Configuration: { FunctionName: 'report' } },
    ],
    [
      [
        ...['ce', 'get-cost-and-usage', '--granularity', 'MONTHLY', '--metrics', 'UnblendedCost'],
        ...['--time-period', 'Start=2026-01-01,End=2026-02-01', ...HOME],
      ],
      { ResultsByTime: [{ Total: { UnblendedCost: { Amount: '1.25' } } }] },
    ],
  ])('is admitted with %j', async (args, answer) => {
    const { stdout } = await aws(args);
    expect(JSON.parse(stdout)).toMatchObject(answer);
  });

  it('is refused with a wrong secret', async () => {
    await expect(
      aws(['sts', 'get-caller-identity'], { AWS_SECRET_ACCESS_KEY: 'guessed' }),
    ).rejects.toMatchObject({ stderr: expect.stringContaining('(SignatureDoesNotMatch)') });
  });
});

describe.skipIf(!(await hasBoto3()))('boto3, if it is installed', () => {
  it('is admitted in every protocol', async () => {
    const { stdout } = await run(python, ['-c', readWithBoto3, sandbox.endpoint, functionArn], {
      env: environment(principal(sandbox, 'PayerAdministrator')),
    });
    expect(JSON.parse(stdout)).toEqual({ account: payer, accounts: 49, total: '1.25', dry: 204 });
  });
});
