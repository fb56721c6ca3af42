import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import {
  BCMDataExportsClient,
  GetExportCommand,
  ListExportsCommand,
  paginateListExecutions,
} from '@aws-sdk/client-bcm-data-exports';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test } from 'vitest';
import { readStacks } from '../deployed/index.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { payer, region } from '../testing/chain-templates.ts';
import { EXPORT_KEY, type ExportTemplateParts, writeExportStacks } from '../testing/export-templates.ts';
import { clientOptions, homeClientOptions, runningSandbox } from '../testing/running-sandbox.ts';
import { MEMBER, ORGANIZATION, writtenLedger } from '../testing/written-bill.ts';

const SCENARIO = {
  name: 'three months',
  organization: { ...ORGANIZATION, managementAccountId: payer },
  ledger: writtenLedger([
    ['2026-08-01', MEMBER, '1'],
    ['2026-09-01', MEMBER, '2'],
    ['2026-10-01', MEMBER, '4'],
  ]),
  today: '2026-10-10',
};

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
});

async function deployed(parts: ExportTemplateParts = {}, options: Partial<SandboxOptions> = {}) {
  sandbox = undefined;
  const deployment = readStacks(writeExportStacks(parts));
  const started = await runningSandbox({ deployment, scenario: SCENARIO, ...options });
  sandbox = started;
  const own = { ...clientOptions(started, 'PayerAdministrator'), region };
  const home = homeClientOptions(started, 'PayerAdministrator');
  return {
    s3: new S3Client(own),
    athena: new AthenaClient(own),
    exports: new BCMDataExportsClient(home),
    deployment,
  };
}

const arnOf = ({ deployment }: Awaited<ReturnType<typeof deployed>>) => deployment.exports[0]?.arn ?? '';

describe('an export of a template', () => {
  test('is delivered into its bucket, each month with a manifest', async () => {
    const { s3, deployment } = await deployed();
    expect(deployment.ignored).toEqual([]);
    expect(deployment.buckets[0]?.keyArn).toBe(EXPORT_KEY);
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'kumo-bills', Prefix: 'p/focus/metadata/' }),
    );
    expect(Contents.map(({ Key }) => /BILLING_PERIOD=[^/]+/.exec(Key ?? '')?.[0])).toEqual([
      'BILLING_PERIOD=2026-08',
      'BILLING_PERIOD=2026-09',
      'BILLING_PERIOD=2026-09',
      'BILLING_PERIOD=2026-10',
      'BILLING_PERIOD=2026-10',
    ]);
    expect(Contents[0]?.LastModified).toEqual(new Date('2026-09-15T06:00:00Z'));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'kumo-bills', Key: Contents[0]?.Key }));
    const manifest = JSON.parse((await Body?.transformToString()) ?? '');
    expect(manifest.dataFiles[0]).toMatch(
      /^s3:\/\/kumo-bills\/p\/focus\/data\/BILLING_PERIOD=2026-08\/.*\.snappy\.parquet$/,
    );
  });

  test('can be queried through its table', async () => {
    const { athena } = await deployed();
    const { QueryExecutionId } = await athena.send(
      new StartQueryExecutionCommand({
        QueryString: `SELECT sum(CAST(billedcost AS DECIMAL(38,10))) FROM "bill"."focus" WHERE billing_period = '2026-08'`,
        WorkGroup: 'bills',
      }),
    );
    for (;;) {
      const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
      if (QueryExecution?.Status?.State === 'SUCCEEDED') break;
      expect(QueryExecution?.Status?.State).toMatch(/QUEUED|RUNNING/);
    }
    const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
    expect(ResultSet?.Rows?.[1]?.Data).toEqual([{ VarCharValue: '1.0000000000' }]);
    expect(sandbox?.calls.find(({ action }) => action === 'kms:Decrypt')).toMatchObject({
      origin: 'platform',
      resource: EXPORT_KEY,
      decision: 'allowed',
    });
  });

  test('describes itself, its health and its executions', async () => {
    const parts = await deployed();
    const { exports } = parts;
    const ExportArn = arnOf(parts);
    const { Export, ExportStatus } = await exports.send(new GetExportCommand({ ExportArn }));
    expect(Export).toMatchObject({
      Name: 'focus',
      DataQuery: { QueryStatement: expect.stringContaining('FROM FOCUS_1_2_AWS') },
      DestinationConfigurations: { S3Destination: { S3Bucket: 'kumo-bills', S3Region: region } },
    });
    expect(ExportStatus).toMatchObject({
      StatusCode: 'HEALTHY',
      LastRefreshedAt: new Date('2026-10-10T06:00:00Z'),
    });
    const ids: string[] = [];
    for await (const page of paginateListExecutions({ client: exports, pageSize: 2 }, { ExportArn })) {
      for (const { ExecutionId, ExecutionStatus } of page.Executions ?? []) {
        expect(ExecutionStatus?.StatusCode).toBe('DELIVERY_SUCCESS');
        ids.push(ExecutionId ?? '');
      }
    }
    expect(new Set(ids).size).toBe(5);
    const { Exports = [] } = await exports.send(new ListExportsCommand({}));
    expect(Exports.map((each) => each.ExportArn)).toEqual([ExportArn]);
    await expect(exports.send(new GetExportCommand({ ExportArn: `${ExportArn}0` }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('can be unhealthy, and may have delivered nothing yet', async () => {
    const parts = await deployed(
      {},
      { dataExports: { unhealthy: 'INSUFFICIENT_PERMISSION', hasDelivered: false } },
    );
    const { ExportStatus } = await parts.exports.send(new GetExportCommand({ ExportArn: arnOf(parts) }));
    expect(ExportStatus).toMatchObject({ StatusCode: 'UNHEALTHY', StatusReason: 'INSUFFICIENT_PERMISSION' });
    expect(ExportStatus?.LastRefreshedAt).toBeUndefined();
    expect(await parts.s3.send(new ListObjectsV2Command({ Bucket: 'kumo-bills' }))).toMatchObject({
      KeyCount: 0,
    });
  });

  test('delivers only the columns of its query', async () => {
    const { s3 } = await deployed({
      queryStatement: 'SELECT BilledCost, BillingPeriodStart FROM FOCUS_1_0_AWS',
    });
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'kumo-bills', Prefix: 'p/focus/metadata/' }),
    );
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'kumo-bills', Key: Contents[0]?.Key }));
    const manifest = JSON.parse((await Body?.transformToString()) ?? '');
    expect(manifest).toMatchObject({
      tableName: 'FOCUS_1_0_AWS',
      columns: [{ name: 'BilledCost' }, { name: 'BillingPeriodStart' }],
    });
  });
});

describe('AWS creates no export', () => {
  test.each<[string, ExportTemplateParts, RegExp]>([
    [
      'for another account',
      { condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } },
      /bcm-data-exports.amazonaws.com is not authorized to perform: s3:GetBucketPolicy/,
    ],
    [
      'by another ARN',
      { condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cur:us-east-1:${payer}:definition/*` } } },
      /s3:GetBucketPolicy on resource: "arn:aws:s3:::kumo-bills"/,
    ],
    [
      'without one of its two services',
      { services: ['bcm-data-exports.amazonaws.com'] },
      /billingreports.amazonaws.com is not authorized/,
    ],
    [
      'into a bucket elsewhere',
      { destination: { S3Region: 'us-east-1' } },
      /kumo-bills is in eu-west-1, not in us-east-1/,
    ],
    [
      "into another account's bucket",
      { destination: { S3BucketOwner: '999999999999' } },
      new RegExp(`belongs to ${payer}`),
    ],
    ['into no bucket', { destination: { S3Bucket: 'none' } }, /the bucket none does not exist/],
    [
      'of every column',
      { queryStatement: 'SELECT * FROM FOCUS_1_2_AWS' },
      /Invalid QueryStatement: FOCUS_1_2_AWS has no column \*/,
    ],
    [
      'of an unknown table',
      { queryStatement: 'SELECT a FROM FOCUS_9_9_AWS' },
      /the sandbox exports FOCUS_1_2_AWS/,
    ],
  ])('%s', async (_what, parts, message) => {
    await expect(deployed(parts)).rejects.toThrow(message);
  });
});
