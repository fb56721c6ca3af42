import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { queriedExport, SUM } from '../testing/queried-export.ts';
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

describe('a query', () => {
  test('is executed over the objects in the bucket', async () => {
    const { rows } = await athena();
    expect(await rows(`${SUM} GROUP BY billing_period ORDER BY 1`)).toEqual([
      ['billing_period', 'billed'],
      ['2026-09', '3.2500000000'],
      ['2026-10', '4.0000000001'],
    ]);
    expect(
      await rows(
        `SELECT tags['Team'], x_new, chargeperiodstart FROM focus WHERE servicename = 'a' ORDER BY 3`,
        { QueryExecutionContext: { Database: 'bill' } },
      ),
    ).toMatchObject([{}, ['x', null, '2026-09-01 00:00:00.000'], [null, null, '2026-10-01 00:00:00.000']]);
  });

  test('counts earlier deliveries too, unless it names the files', async () => {
    const { rows } = await athena({ earlierDeliveries: 1 });
    const inSeptember = `${SUM} WHERE billing_period = '2026-09'`;
    expect((await rows(`${inSeptember} GROUP BY 1`))?.[1]).toEqual(['2026-09', '6.5000000000']);
    const [, ...paths] =
      (await rows(`SELECT DISTINCT "$path" FROM bill.focus WHERE billing_period = '2026-09' ORDER BY 1`)) ??
      [];
    const last = paths.at(-1)?.[0];
    expect(last).toMatch(/^s3:\/\/kumo\/p\/focus\/data\/BILLING_PERIOD=2026-09\/2026-10-10T06/);
    expect((await rows(`${inSeptember} AND "$path" IN ('${last}') GROUP BY 1`))?.[1]).toEqual([
      '2026-09',
      '3.2500000000',
    ]);
  });

  test('says the bytes of the files that it reads', async () => {
    const { start, ended } = await athena();
    const bytes = async (sql: string) => (await ended(await start(sql)))?.Statistics?.DataScannedInBytes ?? 0;
    const all = await bytes(`${SUM} GROUP BY 1`);
    const september = await bytes(`${SUM} WHERE billing_period IN ('2026-09') AND billedcost > 0 GROUP BY 1`);
    const october = await bytes(
      `SELECT count(*) FROM (SELECT * FROM "bill"."focus" WHERE "billing_period" = '2026-10') AS x`,
    );
    expect(september + october).toBe(all);
    expect(september).toBeGreaterThan(1000);
    expect(await bytes(`${SUM} WHERE billing_period = '2026-08' GROUP BY 1`)).toBe(0);
  });

  test('is planned without reading a file', async () => {
    const { start, ended, rows } = await athena({ without: ['list', 'read'] });
    const plan = `EXPLAIN ${SUM} GROUP BY billing_period`;
    expect((await ended(await start(plan)))?.Statistics?.DataScannedInBytes).toBe(0);
    const [head, ...lines] = (await rows(plan)) ?? [];
    expect(head).toEqual(['Query Plan']);
    expect(lines.length).toBeGreaterThan(1);
    await expect(start('EXPLAIN DROP TABLE bill.focus')).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  test('is queued, runs and succeeds, and its results have pages', async () => {
    const { start, look, ended, client } = await athena({
      athena: { queuedLooks: 1, runningLooks: 1, milliseconds: 20 },
    });
    const id = await start('SELECT * FROM range(1500)');
    expect((await look(id))?.Status?.State).toBe('QUEUED');
    await expect(client.send(new GetQueryResultsCommand({ QueryExecutionId: id }))).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: 'Query has not yet finished. Current state: QUEUED',
    });
    expect((await look(id))?.Status?.State).toBe('RUNNING');
    await ended(id);
    const first = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id }));
    const second = await client.send(
      new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: first.NextToken }),
    );
    expect([first.ResultSet?.Rows?.length, second.ResultSet?.Rows?.length, second.NextToken]).toEqual([
      1000,
      501,
      undefined,
    ]);
    expect(second.ResultSet?.Rows?.[0]?.Data).toEqual([{ VarCharValue: '999' }]);
    await expect(
      client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken: 'mine' })),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test('is started once for one token', async () => {
    const { start } = await athena();
    const ClientRequestToken = 'a'.repeat(40);
    const id = await start('SELECT 1', { ClientRequestToken });
    expect(await start('SELECT 1', { ClientRequestToken })).toBe(id);
    expect(await start('SELECT 1')).not.toBe(id);
    await expect(start('SELECT 2', { ClientRequestToken })).rejects.toThrow(
      'Idempotent parameters do not match',
    );
  });

  test('can be stopped', async () => {
    const { start, ended, client } = await athena({ athena: { milliseconds: 50 } });
    const id = await start('SELECT 1');
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    expect((await ended(id))?.Status).toMatchObject({
      State: 'CANCELLED',
      StateChangeReason: 'Query cancelled by user',
    });
  });

  test('is cancelled over the limit of its work group', async () => {
    const { sandbox: started } = await athena();
    const client = new AthenaClient(clientOptions(started, 'PayerAdministrator'));
    const { QueryExecutionId } = await client.send(
      new StartQueryExecutionCommand({ QueryString: SUM.concat(' GROUP BY 1'), WorkGroup: 'tight' }),
    );
    for (;;) {
      const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }));
      if (QueryExecution?.Status?.State === 'CANCELLED') {
        expect(QueryExecution.Status.StateChangeReason).toBe(
          'Query cancelled! : Bytes scanned limit was exceeded',
        );
        break;
      }
      expect(['QUEUED', 'RUNNING']).toContain(QueryExecution?.Status?.State);
    }
  });

  test('fails where the table or a column does not exist, and is refused where it is not SQL', async () => {
    const { start, ended } = await athena();
    const reason = async (sql: string) => (await ended(await start(sql)))?.Status?.StateChangeReason;
    expect(await reason('SELECT nothing FROM bill.focus')).toContain(
      "COLUMN_NOT_FOUND: line 1:1: Column 'nothing'",
    );
    expect(await reason('SELECT 1 FROM bill.none')).toContain('TABLE_NOT_FOUND');
    expect(await reason('SELECT CAST(servicename AS DECIMAL(38,10)) FROM bill.focus')).toContain(
      'INVALID_CAST_ARGUMENT',
    );
    await expect(start('SELEC 1')).rejects.toMatchObject({
      name: 'InvalidRequestException',
      AthenaErrorCode: 'MALFORMED_QUERY',
    });
  });

  test('ends as it is told to', async () => {
    const { start, ended, rows } = await athena({
      athena: { endings: [{ state: 'FAILED', reason: 'INTERNAL_ERROR_QUERY_ENGINE', isRetryable: true }] },
    });
    expect((await ended(await start('SELECT 1')))?.Status).toMatchObject({
      State: 'FAILED',
      AthenaError: { Retryable: true, ErrorCategory: 1 },
    });
    expect(await rows('SELECT 1 AS one')).toEqual([['one'], ['1']]);
  });
});
