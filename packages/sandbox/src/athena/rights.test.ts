import {
  AthenaClient,
  GetTableMetadataCommand,
  GetWorkGroupCommand,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { payer } from '../testing/chain-templates.ts';
import { GLUE, queriedExport, type Statement, SUM } from '../testing/queried-export.ts';
import { clientOptions } from '../testing/running-sandbox.ts';

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
});

async function athena(options: Parameters<typeof queriedExport>[0] = {}) {
  const queried = await queriedExport(options);
  sandbox = queried.sandbox;
  return queried;
}

describe('rights', () => {
  const USER = `User: arn:aws:sts::${payer}:assumed-role/reader/sandbox is not authorized to perform`;

  test.each<[Statement, string]>([
    ['database', `${USER}: glue:GetDatabase on resource: ${GLUE}:catalog because no identity-based policy`],
    ['table', `${USER}: glue:GetTable on resource: ${GLUE}:catalog because no identity-based policy`],
    [
      'list',
      `Permission denied on S3 path: s3://kumo/p/focus/data/BILLING_PERIOD=2015-01/. ${USER}: s3:ListBucket`,
    ],
    ['read', `Permission denied on S3 path: s3://kumo/p/focus/data/BILLING_PERIOD=2026-09/`],
  ])('without %s the query fails', async (statement, reason) => {
    const { start, ended } = await athena({ without: [statement] });
    const status = (await ended(await start(`${SUM} GROUP BY 1`)))?.Status;
    expect(status).toMatchObject({ State: 'FAILED', StateChangeReason: expect.stringContaining(reason) });
  });

  test('without Athena itself the request is refused, in words that name no principal', async () => {
    const { start } = await athena({ without: ['start'] });
    await expect(start('SELECT 1')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have updated your permissions, please try again.',
    });
  });
});

describe('what is there', () => {
  const TABLE = { CatalogName: 'AwsDataCatalog', DatabaseName: 'bill', TableName: 'focus' };

  test('a table has its columns, keys and location', async () => {
    const { client } = await athena();
    const { TableMetadata } = await client.send(new GetTableMetadataCommand(TABLE));
    expect(TableMetadata?.Columns?.[1]).toEqual({ Name: 'billedcost', Type: 'double' });
    expect(TableMetadata).toMatchObject({
      PartitionKeys: [{ Name: 'billing_period', Type: 'string' }],
      Parameters: { location: 's3://kumo/p/focus/data/', 'projection.enabled': 'true' },
    });
    await expect(
      client.send(new GetTableMetadataCommand({ ...TABLE, TableName: 'none' })),
    ).rejects.toMatchObject({
      name: 'MetadataException',
      message: expect.stringContaining('glue:GetTable'),
    });
  });

  test('a table that does not exist is told to those who may know', async () => {
    const { sandbox: started } = await athena();
    const client = new AthenaClient(clientOptions(started, 'PayerAdministrator'));
    await expect(client.send(new GetTableMetadataCommand({ ...TABLE, TableName: 'none' }))).rejects.toThrow(
      'Table none not found. (Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException',
    );
    expect(await client.send(new GetWorkGroupCommand({ WorkGroup: 'bills' }))).toMatchObject({
      WorkGroup: { State: 'ENABLED', Configuration: { BytesScannedCutoffPerQuery: 2 ** 30 } },
    });
    const start = (WorkGroup: string) =>
      client.send(new StartQueryExecutionCommand({ QueryString: 'SELECT 1', WorkGroup }));
    await expect(start('none')).rejects.toThrow('WorkGroup is not found.');
    await expect(start('off')).rejects.toThrow('WorkGroup is disabled.');
    await expect(start('primary')).rejects.toThrow('No output location provided.');
  });
});
