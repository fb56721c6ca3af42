import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DateRange, ReportPorts, Split } from '@ou-cost/spend';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { routeTo } from '../../../aws/src/testing/route-to.ts';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { region } from '../../../sandbox/src/testing/chain-templates.ts';
import { queriedExport } from '../../../sandbox/src/testing/queried-export.ts';
import { groupsOf, QUERY, readerOf } from '../testing/queried-ports.ts';
import { composeAthenaPorts } from './athena.ts';
import { composeFetchedExport, type FetchedExportOptions } from './bucket.ts';

const LOCATION = 's3://kumo/p/focus';

let sandbox: Sandbox;
let temporary: string;
beforeEach(async () => {
  ({ sandbox } = await queriedExport({ earlierDeliveries: 1 }));
  vi.stubEnv('AWS_ENDPOINT_URL', sandbox.endpoint);
  temporary = mkdtempSync(join(tmpdir(), 'bucket-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
  await sandbox.stop();
});

const fetched = (more: Partial<FetchedExportOptions> = {}) =>
  composeFetchedExport({
    ...readerOf(sandbox),
    route: routeTo(sandbox.endpoint),
    exports: { location: LOCATION, region },
    ...more,
  });

const folders = () => readdirSync(temporary).filter((name) => name.startsWith('ou-cost-'));

it('Athena and DuckDB read the same of an export, however it is split', async () => {
  const athena = await composeAthenaPorts({
    ...readerOf(sandbox),
    exports: { location: LOCATION, database: 'bill', table: 'focus', workGroup: 'bills', region },
    s3Endpoint: sandbox.endpoint,
  });
  await using duckdb = await fetched();
  const splits: readonly (Split | null)[] = [null, 'charge-type', 'service', 'region', 'tag:Team', 'hour'];
  for (const granularity of ['MONTHLY', 'DAILY'] as const) {
    const query = { ...QUERY, granularity, metrics: ['UnblendedCost', 'AmortizedCost'] as const };
    for (const split of splits) {
      const read = async (ports: ReportPorts) => (await groupsOf(ports, query, split)).toSorted();
      const groups = await read(athena);
      expect(groups, `${split}`).toEqual(await read(duckdb.ports));
      expect(groups.length).toBeGreaterThan(1);
    }
  }
});

it('what is fetched counts for nothing, once, and is gone afterwards', async () => {
  {
    await using duckdb = await fetched();
    await groupsOf(duckdb.ports);
    await groupsOf(duckdb.ports, QUERY, 'service');
    const { scannedBytes = 0, charges, requests } = duckdb.ports.meter.usage();
    expect(charges).toEqual([]);
    expect(scannedBytes).toBeGreaterThan(1000);
    expect(requests['s3:GetObject']).toBeGreaterThan(2);
    expect(folders()).toContainEqual(expect.stringMatching(/^ou-cost-export-/));
  }
  expect(folders()).toEqual([]);
});

it('no month is fetched that was not asked for', async () => {
  const days = { start: '2026-09-01', end: '2026-10-01' } as DateRange;
  await using duckdb = await fetched({ days });
  const { scannedBytes } = duckdb.ports.meter.usage();
  expect(scannedBytes).toBeGreaterThan(1000);
  expect(await groupsOf(duckdb.ports, { ...QUERY, ...days })).toHaveLength(1);
  expect(duckdb.ports.meter.usage()).toMatchObject({ scannedBytes });
});

it('more than may be scanned is refused before it is fetched', async () => {
  const refused = fetched({ maxGigabytesScanned: 10 / 2 ** 30 });
  await expect(refused).rejects.toMatchObject({
    code: 'RequestBudgetExceeded',
    message: expect.stringContaining('--max-gigabytes-scanned'),
  });
  expect(folders()).toEqual([]);
});
