import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/model.ts';
import { DEPARTED, MEMBER, ORGANIZATION, PAYER, writtenLedger } from '../testing/written-bill.ts';
import { scheduledRuns } from './scheduled-runs.ts';
import { writeArchive } from './write-archive.ts';

const PROD = 'ou-ab12-prodprod';
const NEVER = 2 ** 32 - 1;

const ledger = writtenLedger([
  ['2026-09-01', PAYER, '7'],
  ['2026-10-01', PAYER, '1.5', { recordType: 'Tax' }],
  ['2026-10-02', MEMBER, '10', { effective: '8' }],
  ['2026-10-03', MEMBER, '0.25', { recordType: 'Lunar surcharge' }],
  ['2026-10-04', DEPARTED, '-2', { recordType: 'Credit' }],
  ['2026-10-31', MEMBER, '-3', { recordType: 'Refund' }],
  ['2026-11-01', MEMBER, '100'],
]);
const scenario: Scenario = {
  name: 'moved',
  organization: {
    ...ORGANIZATION,
    root: {
      ...ORGANIZATION.root,
      organizationalUnits: [{ id: PROD, name: 'Prod', accounts: [], organizationalUnits: [] }],
    },
    history: [{ at: '2026-10-16T10:24:00Z', kind: 'moved', accountId: MEMBER, from: PROD, to: 'r-ab12' }],
  },
  ledger: {
    ...ledger,
    known: {
      from: Uint32Array.of(0, 0, 0, 0, 0, Date.parse('2026-11-09') / 1000, 0),
      until: new Uint32Array(7).fill(NEVER),
    },
  },
  today: '2026-11-20',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
const empty = (): string => join(folder, String(++count));

async function keysIn(archive: string): Promise<string[]> {
  const entries = await readdir(archive, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(archive, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function object(archive: string, key = ''): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(archive, key), 'utf8'));
}

const TREES = 'organizations/o-abcdefghij';
const LEDGERS = 'ledgers/o-abcdefghij';

describe('an archive as earlier runs would have left it', () => {
  it('has a snapshot where the tree is another one, and an observation of each other day', async () => {
    const archive = empty();
    const seen = ['2026-10-17', '2026-10-15', '2026-10-16', '2026-10-15T20:00:00Z', '2026-10-16T10:24:00Z'];
    await writeArchive(scenario, archive, { seen });
    expect(await keysIn(archive)).toEqual([
      `${TREES}/observations/2026-10-16.json`,
      `${TREES}/observations/2026-10-17.json`,
      `${TREES}/snapshots/2026/10/15T060000Z.json`,
      `${TREES}/snapshots/2026/10/16T102400Z.json`,
    ]);
    expect(await object(archive, `${TREES}/observations/2026-10-17.json`)).toEqual({
      schema: 'ou-cost/observation@1',
      organizationId: 'o-abcdefghij',
      day: '2026-10-17',
      asOf: '2026-10-17T06:00:00Z',
      snapshot: 'snapshots/2026/10/16T102400Z.json',
    });
    expect(await object(archive, `${TREES}/snapshots/2026/10/15T060000Z.json`)).toEqual({
      schema: 'ou-cost/snapshot@1',
      asOf: '2026-10-15T06:00:00Z',
      id: 'o-abcdefghij',
      managementAccountId: PAYER,
      root: {
        id: 'r-ab12',
        name: 'Root',
        accounts: [{ id: PAYER, name: 'payer', state: 'ACTIVE' }],
        organizationalUnits: [
          {
            id: PROD,
            name: 'Prod',
            accounts: [{ id: MEMBER, name: 'member today', state: 'ACTIVE' }],
            organizationalUnits: [],
          },
        ],
      },
    });
  });

  it('has each month as it was known when it was read, and again only where it had changed', async () => {
    const archive = empty();
    const reported = ['2026-11-03', '2026-11-04', '2026-11-09'];
    const { ledgers } = await writeArchive(scenario, archive, { reported });
    expect(ledgers).toEqual([
      expect.stringMatching(`^${LEDGERS}/2026-10/ou-cost-20261103T060000Z-[0-9a-f]{6}\\.json$`),
      expect.stringMatching(`^${LEDGERS}/2026-10/ou-cost-20261109T060000Z-[0-9a-f]{6}\\.json$`),
    ]);
    expect(await object(archive, ledgers[0])).toEqual({
      schema: 'ou-cost/ledger@1',
      runId: ledgers[0]?.slice(`${LEDGERS}/2026-10/`.length, -'.json'.length),
      producer: 'ou-cost sandbox',
      readAt: '2026-11-03T06:00:00Z',
      organizationId: 'o-abcdefghij',
      start: '2026-10-01',
      end: '2026-11-01',
      settled: false,
      estimated: false,
      final: false,
      source: { kind: 'cost-explorer', name: 'Cost Explorer', billingView: null },
      status: 'reconciled',
      currency: 'USD',
      metrics: ['UnblendedCost'],
      by: 'charge-type',
      independentTotal: ['9.75'],
      spend: [
        { accountId: PAYER, chargeKind: 'tax', amounts: ['1.5'] },
        { accountId: MEMBER, chargeKind: 'other', amounts: ['0.25'] },
        { accountId: MEMBER, chargeKind: 'usage', amounts: ['10'] },
        { accountId: DEPARTED, chargeKind: 'credit', amounts: ['-2'] },
      ],
      days: [],
      accountNames: [
        [PAYER, 'payer'],
        [MEMBER, 'member today'],
        [DEPARTED, 'billed 333'],
      ],
      unknownRecordTypes: ['Lunar surcharge'],
    });
    expect(await object(archive, ledgers[1])).toMatchObject({ settled: true, independentTotal: ['6.75'] });
  });

  it('has as many months and metrics as the runs read, from the source that they read', async () => {
    const { ledgers } = await writeArchive(scenario, empty(), {
      reported: ['2026-11-09'],
      months: 3,
      metrics: ['UnblendedCost', 'AmortizedCost'],
      source: 'exports',
    });
    // No charge is in August.
    expect(ledgers.map((key) => key.replace(/ou-cost-[^+]*/, '…'))).toEqual([
      expect.stringMatching(/^ledgers\/o-abcdefghij\/2026-09\/…\+exports\.metrics-[0-9a-f]{8}\.json$/),
      expect.stringMatching(/^ledgers\/o-abcdefghij\/2026-10\/…\+exports\.metrics-[0-9a-f]{8}\.json$/),
    ]);
  });

  it('has no month in two currencies, of which no run makes a report', async () => {
    const mixed = writtenLedger([
      ['2026-10-01', PAYER, '1'],
      ['2026-10-02', PAYER, '1', { currency: 'CNY' }],
    ]);
    const { ledgers } = await writeArchive({ ...scenario, ledger: mixed }, empty(), {
      reported: ['2026-11-09'],
    });
    expect(ledgers).toEqual([]);
  });

  it('of exports has no independent total, and is final where the month is invoiced', async () => {
    const archive = empty();
    const { ledgers } = await writeArchive(scenario, archive, {
      reported: ['2026-11-09'],
      source: 'exports',
    });
    expect(await object(archive, ledgers[0])).toMatchObject({
      source: { kind: 'exports' },
      status: 'not-checked',
      independentTotal: null,
      final: true,
    });
  });

  it('is not written over another one, nor of what cannot have been', async () => {
    const archive = empty();
    await writeArchive(scenario, archive, { seen: ['2026-10-15'] });
    const again = (options: Parameters<typeof writeArchive>[2]) => writeArchive(scenario, archive, options);
    await expect(again({ seen: ['2026-10-15'] })).rejects.toThrow('is there already');
    await expect(again({ seen: ['2026-11-21'] })).rejects.toThrow('after today');
    await expect(again({ seen: ['soon'] })).rejects.toThrow('"soon" is not the time of a run');
    await expect(again({ reported: ['2026-11-09'], metrics: ['UsageQuantity'] })).rejects.toThrow(
      'UsageQuantity is not a metric of costs: use one of AmortizedCost',
    );
  });
});

describe('the runs of a scheduled job', () => {
  it('are every night before today since the bill begins, with a report on the third of each month', () => {
    const { seen, reported } = scheduledRuns(scenario);
    expect([seen.length, seen[0], seen.at(-1)]).toEqual([80, '2026-09-01T23:30:00Z', '2026-11-19T23:30:00Z']);
    expect(reported).toEqual(['2026-10-03T06:00:00Z', '2026-11-03T06:00:00Z']);
  });

  it('report last month early today where the third is still to come', () => {
    expect(scheduledRuns({ ...scenario, today: '2026-11-01' }).reported.at(-1)).toBe('2026-11-01T01:00:00Z');
  });

  it('reach back thirteen months at most', () => {
    const old = writtenLedger([['2020-01-05', PAYER, '1']]);
    const { seen, reported } = scheduledRuns({ ledger: old, today: '2026-11-20' });
    expect([seen[0], reported.length]).toEqual(['2025-10-01T23:30:00Z', 13]);
  });
});
