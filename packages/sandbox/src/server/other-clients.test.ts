import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from '../iam/credential-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionArn, payer } from '../testing/chain-templates.ts';
import { queriedExport } from '../testing/queried-export.ts';
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

/** What S3 and Athena answer to boto3, whose requests and parsers are others than the SDK's. */
const exportsWithBoto3 = `
import boto3, json, sys
from botocore.exceptions import ClientError
endpoint = sys.argv[1]
client = lambda name, region=None: boto3.client(name, endpoint_url=endpoint, region_name=region)
s3, athena = client('s3'), client('athena')
def code(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return [error.response['ResponseMetadata']['HTTPStatusCode'], error.response['Error']['Code']]
s3.put_object(Bucket='kumo', Key='p/ü &.txt', Body=b'first')
keys = [o['Key'] for p in s3.get_paginator('list_objects_v2').paginate(Bucket='kumo', Prefix='p/', PaginationConfig={'PageSize': 2}) for o in p.get('Contents', [])]
query = athena.start_query_execution(QueryString='SELECT count(*) AS n FROM bill.focus', WorkGroup='bills')['QueryExecutionId']
state = 'QUEUED'
while state in ('QUEUED', 'RUNNING'):
    state = athena.get_query_execution(QueryExecutionId=query)['QueryExecution']['Status']['State']
print(json.dumps({
    'missing': code(s3.get_object, Bucket='kumo', Key='none'),
    'head': code(s3.head_object, Bucket='kumo', Key='none'),
    'bucket': code(s3.list_objects_v2, Bucket='none'),
    'written': keys[-1],
    'files': sum(key.endswith('.parquet') for key in keys),
    'body': s3.get_object(Bucket='kumo', Key='p/ü &.txt', Range='bytes=1-2')['Body'].read().decode(),
    'state': state,
    'rows': [[v.get('VarCharValue') for v in r['Data']] for r in athena.get_query_results(QueryExecutionId=query)['ResultSet']['Rows']],
    'table': athena.get_table_metadata(CatalogName='AwsDataCatalog', DatabaseName='bill', TableName='focus')['TableMetadata']['PartitionKeys'],
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

  it('reads and queries what is exported', async () => {
    const queried = await queriedExport();
    try {
      const { endpoint } = queried.sandbox;
      const { stdout } = await run(python, ['-c', exportsWithBoto3, endpoint], {
        env: environment(principal(queried.sandbox, 'PayerAdministrator')),
      });
      expect(JSON.parse(stdout)).toEqual({
        missing: [404, 'NoSuchKey'],
        head: [404, '404'],
        bucket: [404, 'NoSuchBucket'],
        written: 'p/ü &.txt',
        files: 2,
        body: 'ir',
        state: 'SUCCEEDED',
        rows: [['n'], ['3']],
        table: [{ Name: 'billing_period', Type: 'string' }],
      });
    } finally {
      await queried.sandbox.stop();
    }
  });
});
