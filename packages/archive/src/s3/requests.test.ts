import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DateRange } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { openArchive } from '../open.ts';
import { archiveSandbox, connection } from '../testing/bucket.ts';
import { ledgerOf, ORGANIZATION, runOf, treeOf } from '../testing/runs.ts';
import { archiveOfYears } from '../testing/years.ts';

const OCTOBER = { start: '2026-10-01', end: '2026-11-01' } as DateRange;
/** So many of the changes of five years that as many snapshots as possible are in no digest. */
const CHANGES = 305;

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-years-'));
  const store = await archiveOfYears({ days: 1826, changes: CHANGES, accounts: 12 });
  const ledger = JSON.stringify(ledgerOf('ou-cost-20261125T090000Z-aaaaaa', '2026-10', '1'));
  store.put(`ledgers/${ORGANIZATION}/2026-10/ou-cost-20261125T090000Z-aaaaaa.json`, ledger);
  for (const [key, content] of store.objects) {
    const file = join(folder, key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  sandbox = await archiveSandbox([], folder);
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

describe('an archive of five years of daily runs with 300 changes of the tree', () => {
  it('is opened with 15 requests at most', async () => {
    const archive = await openArchive('s3://years', () => connection(sandbox, 'PayerAdministrator'));
    const before = sandbox.calls.length;
    const { histories, ledgers } = await archive.earlierRuns([OCTOBER]);
    const apis = sandbox.calls.slice(before).map(({ operation }) => operation);
    expect(histories[0]?.trees).toHaveLength(CHANGES);
    expect(histories[0]?.unchangedOn).toHaveLength(1826 - CHANGES);
    expect(ledgers).toHaveLength(1);
    expect(apis.filter((operation) => operation === 'ListObjectsV2').length).toBeLessThanOrEqual(4);
    expect(apis.length).toBeLessThanOrEqual(15);
    expect(apis.length).toBeGreaterThan(12);
  });

  it('takes four more for a run that leaves its report, its summary and a name', async () => {
    const archive = await openArchive('s3://years', () => connection(sandbox, 'PayerAdministrator'));
    const { histories } = await archive.earlierRuns([OCTOBER]);
    const newest = histories[0]?.trees.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1);
    const before = sandbox.calls.length;
    await archive.keep(runOf('run-1', { ...(newest ?? treeOf('', [])), asOf: '2026-11-26T09:00:00Z' }));
    expect(sandbox.calls.slice(before).map(({ operation }) => operation)).toEqual([
      'PutObject',
      'PutObject',
      'PutObject',
      'GetObject',
    ]);
  });
});
