import { AthenaClient } from '@aws-sdk/client-athena';
import { connectRun } from '@ou-cost/aws/calls';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { region } from '../../../sandbox/src/testing/chain-templates.ts';
import { queriedExport } from '../../../sandbox/src/testing/queried-export.ts';
import type { Delivery, ExportStatement } from '../ports.ts';
import { ScanLimit } from '../scan-limit.ts';
import { readerOf } from '../testing/queried-ports.ts';
import { AthenaCalls } from './calls.ts';
import { AthenaEngine } from './engine.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  ({ sandbox } = await queriedExport());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.stop();
});

function engine() {
  vi.stubEnv('AWS_ENDPOINT_URL', sandbox.endpoint);
  const run = connectRun(readerOf(sandbox));
  const client = new AthenaClient({ ...run.clientSettingsFor('Athena'), region });
  const calls = new AthenaCalls(client, run, { database: 'bill', table: 'focus', workGroup: 'bills' });
  const options = { calls, meter: run.meter, limit: new ScanLimit(null), runId: run.runId, bucket: 'kumo' };
  return { run, engine: new AthenaEngine(options) };
}

const DELIVERY: Delivery = {
  month: '2026-09',
  folder: 'p/focus/data/BILLING_PERIOD=2026-09/',
  files: [],
  others: [],
  manifest: null,
  deliveredAt: null,
};

/** Numbers from zero on, each as a text and as a count, with a null; it reads the table as well. */
function numbers(count: number): ExportStatement {
  return {
    sql: (from) => `SELECT CAST(range AS VARCHAR) AS name, range AS count_0,
      CAST(NULL AS VARCHAR) AS missing FROM range(${count}) WHERE (SELECT count(*) FROM ${from}) > 0 ORDER BY range`,
    columns: [
      { name: 'name', type: 'text' },
      { name: 'count', type: 'count' },
      { name: 'missing', type: 'decimal' },
    ],
    costs: [],
  };
}

it.each([
  [0, 1],
  // The row of names is the first of a thousand.
  [999, 1],
  [1000, 2],
  [2500, 3],
])('%i rows are read on %i pages, every row once and in its order', async (count, pages) => {
  const { engine: athena, run } = engine();
  const read = (await Array.fromAsync(athena.rows(numbers(count), [DELIVERY]))).flat();
  expect(read).toHaveLength(count);
  expect(read.map(([name]) => name)).toEqual(Array.from({ length: count }, (_, at) => String(at)));
  expect(read.every(([name, at, missing]) => BigInt(String(name)) === at && missing === null)).toBe(true);
  expect(run.meter.requestsOf('athena:GetQueryResults')).toBe(pages);
});

it('a query longer than Athena takes is refused before it is sent', async () => {
  const { engine: athena, run } = engine();
  const others = Array.from({ length: 3000 }, (_, at) => `${DELIVERY.folder}${'x'.repeat(80)}-${at}.parquet`);
  const read = Array.fromAsync(athena.rows(numbers(1), [{ ...DELIVERY, others }]));
  await expect(read).rejects.toMatchObject({
    code: 'InvalidRequest',
    message: expect.stringContaining("each file in a delivery's folder that is not of it"),
  });
  expect(run.meter.usage().requests).toEqual({});
});
