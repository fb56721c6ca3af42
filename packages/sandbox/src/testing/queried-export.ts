import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { expect } from 'vitest';
import { readDeployment } from '../deployed/index.ts';
import type { Deployment, PolicyDocument } from '../deployed/model.ts';
import { writeExport } from '../exports/delivery/write-export.ts';
import { FOCUS_1_2_COLUMNS } from '../exports/table/focus-columns.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { payer, readerArn, region } from './chain-templates.ts';
import { writeAssembly } from './cloud-assembly.ts';
import { clientOptions, runningSandbox } from './running-sandbox.ts';
import { MEMBER, ORGANIZATION, type WrittenLine, writtenLedger } from './written-bill.ts';

const LINES: readonly WrittenLine[] = [
  ['2026-09-01', MEMBER, '1.25', { service: 'a', tags: '{"Team":"x"}' }],
  ['2026-09-02', MEMBER, '2', { service: 'b' }],
  ['2026-10-01', MEMBER, '4.0000000001', { service: 'a' }],
];
const TYPES = {
  text: 'string',
  double: 'double',
  moment: 'timestamp',
  texts: 'map<string,string>',
  doubles: 'map<string,double>',
};
const WORK_GROUP = `arn:aws:athena:${region}:${payer}:workgroup/bills`;
/** The beginning of the ARNs of Glue. */
export const GLUE = `arn:aws:glue:${region}:${payer}`;

const allow = (Action: string | string[], Resource: string | string[], rest: object = {}) =>
  ({ Effect: 'Allow', Action, Resource, ...rest }) as const;
/** What a reader of the table needs, one statement each. */
const STATEMENTS = {
  start: allow('athena:StartQueryExecution', WORK_GROUP),
  look: allow(
    ['athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'],
    WORK_GROUP,
  ),
  describe: allow('athena:GetTableMetadata', `arn:aws:athena:${region}:${payer}:datacatalog/AwsDataCatalog`),
  database: allow('glue:GetDatabase', [`${GLUE}:catalog`, `${GLUE}:database/bill`]),
  table: allow('glue:GetTable', [`${GLUE}:catalog`, `${GLUE}:database/bill`, `${GLUE}:table/bill/focus`]),
  list: allow('s3:ListBucket', 'arn:aws:s3:::kumo', {
    Condition: { StringLike: { 's3:prefix': 'p/focus/*' } },
  }),
  read: allow('s3:GetObject', 'arn:aws:s3:::kumo/p/focus/*'),
} as const;
export type Statement = keyof typeof STATEMENTS;

async function deploymentOf(
  without: readonly Statement[],
  earlierDeliveries: number,
  parameters: Readonly<Record<string, string>>,
): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-athena-'));
  const scenario = {
    organization: ORGANIZATION,
    ledger: writtenLedger(LINES, ['tags']),
    today: '2026-10-10',
  };
  await writeExport(scenario, folder, { name: 'focus', prefix: 'p', bucket: 'kumo', earlierDeliveries });
  const deployment = readDeployment(writeAssembly());
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: Object.entries(STATEMENTS)
      .filter(([name]) => !without.some((each) => each === name))
      .map(([, statement]) => statement),
  };
  const place = { accountId: payer, region };
  return {
    ...deployment,
    roles: deployment.roles.map((role) =>
      role.arn === readerArn ? { ...role, identityPolicies: [{ name: 'read', document }] } : role,
    ),
    buckets: [{ ...place, name: 'kumo', folder }],
    databases: [{ ...place, name: 'bill' }],
    workGroups: [
      {
        ...place,
        name: 'bills',
        isEnabled: true,
        isEnforced: true,
        hasManagedResults: true,
        bytesScannedCutoff: 2 ** 30,
      },
      { ...place, name: 'off', isEnabled: false, isEnforced: true, hasManagedResults: true },
      {
        ...place,
        name: 'tight',
        isEnabled: true,
        isEnforced: true,
        hasManagedResults: true,
        bytesScannedCutoff: 10,
      },
    ],
    tables: [
      {
        ...place,
        database: 'bill',
        name: 'focus',
        type: 'EXTERNAL_TABLE',
        columns: [
          ...FOCUS_1_2_COLUMNS.map(({ name, type }) => ({ name: name.toLowerCase(), type: TYPES[type] })),
          { name: 'x_new', type: 'string' },
        ],
        partitionKeys: [{ name: 'billing_period', type: 'string' }],
        parameters: {
          'projection.enabled': 'true',
          'projection.billing_period.type': 'date',
          'projection.billing_period.format': 'yyyy-MM',
          'projection.billing_period.interval': '1',
          'projection.billing_period.interval.unit': 'MONTHS',
          'projection.billing_period.range': '2015-01,NOW',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Athena's own syntax
          'storage.location.template': 's3://kumo/p/focus/data/BILLING_PERIOD=${billing_period}',
          ...parameters,
        },
        location: 's3://kumo/p/focus/data/',
        inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
        outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
        serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
      },
    ],
  };
}

/** A sum over the table; what stands behind WHERE or GROUP BY follows. */
export const SUM =
  'SELECT billing_period, sum(CAST(billedcost AS DECIMAL(38,10))) AS billed FROM "bill"."focus"';

interface QueriedOptions extends Partial<SandboxOptions> {
  /** The rights that the reader role lacks. */
  readonly without?: readonly Statement[];
  readonly earlierDeliveries?: number;
  /** Parameters of the table that are other ones. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A sandbox with a small export as a table of Glue, queried by the reader role. */
export async function queriedExport(options: QueriedOptions = {}) {
  const { without = [], earlierDeliveries = 0, parameters = {}, ...more } = options;
  const started = await runningSandbox({
    deployment: await deploymentOf(without, earlierDeliveries, parameters),
    ...more,
  });
  const client = new AthenaClient(clientOptions(started, started.credentialsFor(readerArn)));
  const start = async (QueryString: string, rest: object = {}) => {
    const command = new StartQueryExecutionCommand({ QueryString, WorkGroup: 'bills', ...rest });
    return (await client.send(command)).QueryExecutionId ?? '';
  };
  const look = async (QueryExecutionId: string) =>
    (await client.send(new GetQueryExecutionCommand({ QueryExecutionId }))).QueryExecution;
  const ended = async (id: string) => {
    for (;;) {
      const execution = await look(id);
      if (!['QUEUED', 'RUNNING'].includes(execution?.Status?.State ?? '')) return execution;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const rows = async (sql: string, rest: object = {}) => {
    const id = await start(sql, rest);
    expect((await ended(id))?.Status).toMatchObject({ State: 'SUCCEEDED' });
    const { ResultSet } = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id }));
    return ResultSet?.Rows?.map(({ Data }) => Data?.map(({ VarCharValue }) => VarCharValue ?? null));
  };
  return { sandbox: started, client, start, look, ended, rows };
}
