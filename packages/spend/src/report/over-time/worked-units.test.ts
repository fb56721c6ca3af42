import { describe, expect, it } from 'vitest';
import type { SeenTree } from '../../history/facts.ts';
import { asking, portsOn, SETTINGS } from '../../testing/bill.ts';
import { moved, seen } from '../../testing/history.ts';
import {
  amounts,
  asWas,
  billOverTime,
  daily,
  LOGGED,
  MOVED,
  SHOP,
  UNITS,
  WEB,
} from '../../testing/over-time.ts';
import { parsePeriod } from '../../time/period.ts';
import { reportSpend } from '../report-spend.ts';

describe('worked examples: units as they were', () => {
  it('A to B to A within a month: each time has its days', async () => {
    const events = [
      moved('2026-10-06T08:00:00Z', SHOP, 'A', 'B'),
      moved('2026-10-21T08:00:00Z', SHOP, 'B', 'A'),
    ];
    const trees = [seen('2026-09-01T00:00:00Z', { [SHOP]: 'A', [WEB]: 'B' })];
    const { units, placements } = await asWas(
      billOverTime({ [SHOP]: 'A', [WEB]: 'B' }, { ...LOGGED, trees, events }),
    );
    // The 1st to the 5th in A, the 6th to the 20th in B, the 21st to the 31st in A: 5 + 11, and 15.
    expect(units).toMatchObject({ A: '16 / 16', B: '3115 / 3115' });
    expect(placements(SHOP)).toEqual([
      '2026-10-01 2026-10-06 A seen 5',
      '2026-10-06 2026-10-21 B seen 15',
      '2026-10-21 … A seen 11',
    ]);
  });

  it('an account that left keeps its last unit for what is charged afterwards', async () => {
    const trees = [seen('2026-09-01T00:00:00Z', { [SHOP]: 'A', [WEB]: 'B' })];
    const left = {
      id: 'e1',
      at: '2026-10-11T12:00:00Z',
      kind: 'account-left',
      accountId: SHOP,
      name: null,
    } as const;
    const of = billOverTime({ [WEB]: 'B' }, { ...LOGGED, trees, events: [left] });
    const { units, placements, report, queries, notes } = await asWas(of);
    expect(units).toMatchObject({ A: '31 / 31', B: '3100 / 3100' });
    expect(placements(SHOP)).toEqual(['2026-10-01 2026-10-11 A seen none', '2026-10-11 … A left none']);
    expect(report.accounts.find(({ id }) => id === SHOP)).toMatchObject({
      name: `account ${SHOP}`,
      state: null,
      leftOn: '2026-10-11',
    });
    expect(report.unattributed.accountIds).toEqual([]);
    expect(notes).toContain('last-known-unit');
    // It was in one unit all the time.
    expect(queries).toHaveLength(1);
    expect(report.otherTree?.unattributed).toMatchObject({ accountIds: [SHOP] });
    expect(amounts(report.otherTree?.unattributed.total)).toBe('31');
  });

  it('on the tree as it is, it stays in no unit, and its last one is named', async () => {
    const trees = [seen('2026-09-01T00:00:00Z', { [SHOP]: 'A', [WEB]: 'B' })];
    const left = {
      id: 'e1',
      at: '2026-10-11T12:00:00Z',
      kind: 'account-left',
      accountId: SHOP,
      name: null,
    } as const;
    const of = billOverTime({ [WEB]: 'B' }, { ...LOGGED, trees, events: [left] });
    const { report, notes } = await asWas(of, { tree: 'as-is' });
    expect(amounts(report.unattributed.total)).toBe('31');
    expect(report.accounts.find(({ id }) => id === SHOP)).toMatchObject({
      leftOn: '2026-10-11',
      lastUnit: { id: 'A', path: ['Root', 'unit A'] },
      placements: [{ from: '2026-10-01', to: null, organizationalUnitId: null }],
    });
    expect(report.otherTree).toBeUndefined();
    expect(report.organizationChanges?.map(({ kind, accountId }) => `${kind} ${accountId}`)).toEqual([
      `left ${SHOP}`,
    ]);
    expect(notes).toContain('todays-tree');
  });

  it('a deleted unit is there with what it held, and not where it held nothing', async () => {
    const units = [...UNITS, { id: 'OLD', name: 'Old', parentId: 'C' }];
    const trees = [seen('2026-09-01T00:00:00Z', { [SHOP]: 'OLD', [WEB]: 'B' }, { units })];
    const events = [
      moved('2026-10-11T12:00:00Z', SHOP, 'OLD', 'A'),
      { id: 'e2', at: '2026-10-12T12:00:00Z', kind: 'unit-deleted', unitId: 'OLD' } as const,
    ];
    const of = billOverTime({ [SHOP]: 'A', [WEB]: 'B' }, { ...LOGGED, trees, events });
    const { units: found, report } = await asWas(of);
    expect(found).toMatchObject({ A: '21 / 21', C: '0 / 10', OLD: '10 / 10' });
    expect(report.organizationalUnits.find(({ id }) => id === 'OLD')).toMatchObject({
      path: ['Root', 'unit C', 'Old'],
      deletedOn: '2026-10-12',
      accountIds: [],
    });
    const { units: later } = await asWas(
      { ...of, lines: daily(SHOP, '2026-11-01', '2026-11-05'), today: '2026-11-20' },
      {
        period: parsePeriod('2026-11'),
      },
    );
    expect(Object.keys(later)).not.toContain('OLD');
    const { units: named } = await asWas(of, { organizationalUnits: ['unit C/Old'] });
    expect(named).toEqual({ 'r-test': '0 / 10', C: '0 / 10', OLD: '10 / 10' });
  });

  it('a renamed unit is one, with its newest name and its old one', async () => {
    const old: SeenTree['units'] = UNITS.map((unit) => (unit.id === 'A' ? { ...unit, name: 'Shops' } : unit));
    const trees = [seen('2026-09-01T00:00:00Z', { [SHOP]: 'A', [WEB]: 'B' }, { units: old })];
    const { report, units } = await asWas(billOverTime({ [SHOP]: 'A', [WEB]: 'B' }, { trees }));
    expect(units).toMatchObject({ A: '31 / 31' });
    expect(report.organizationalUnits.find(({ id }) => id === 'A')).toMatchObject({
      name: 'unit A',
      formerNames: ['Shops'],
    });
    expect(report.notes.find(({ code }) => code === 'renamed-units')?.message).toBe(
      '1 unit was renamed and has its newest name on all days: unit A, formerly Shops',
    );
  });

  it('days between two sightings that do not agree are assumed, and said to be', async () => {
    const trees = [
      seen('2026-09-01T09:00:00Z', { [SHOP]: 'A', [WEB]: 'B' }),
      seen('2026-10-20T09:00:00Z', { [SHOP]: 'B', [WEB]: 'B' }),
    ];
    const { units, placements, report } = await asWas(billOverTime({ [SHOP]: 'B', [WEB]: 'B' }, { trees }));
    expect(units).toMatchObject({ A: '19 / 19', B: '3112 / 3112' });
    expect(placements(SHOP)).toEqual(['2026-10-01 2026-10-20 A assumed 19', '2026-10-20 … B seen 12']);
    const notes = new Map(report.notes.map(({ code, message }) => [code, message]));
    expect(notes.get('assumed-placements')).toContain(`account ${SHOP} (${SHOP}), from 2026-10-01`);
    expect(notes.get('unobserved-days')).toContain('2026-09-02 to 2026-10-19');
  });

  it('before the first sighting each account is where it is first known to be', async () => {
    const trees = [seen('2026-10-15T09:00:00Z', { [SHOP]: 'A', [WEB]: 'B' })];
    const { units, placements, report } = await asWas(billOverTime({ [SHOP]: 'C', [WEB]: 'B' }, { trees }));
    expect(units).toMatchObject({ A: '31 / 31', C: '0 / 0' });
    expect(placements(SHOP)?.[0]).toBe('2026-10-01 2026-10-15 A before-history none');
    expect(report.notes.find(({ code }) => code === 'tree-as-was')?.message).toContain(
      'known from 2026-10-15 on, and the days before',
    );
  });

  it('without anything seen before, it is the tree of now', async () => {
    const { units, placements, report } = await asWas(billOverTime({ [SHOP]: 'C', [WEB]: 'B' }, {}));
    expect(units).toMatchObject({ C: '31 / 31' });
    expect(placements(SHOP)).toEqual(['2026-10-01 2026-11-20 C before-history none']);
    expect(report.notes.find(({ code }) => code === 'tree-as-was')?.message).toContain('nothing is known');
  });

  it('in an archive of another organization is not known, and nothing is paid for', async () => {
    const { history } = MOVED;
    const ports = portsOn(MOVED);
    const histories = history === undefined ? [] : [{ ...history, organizationId: 'o-other00001' }];
    const earlier = { histories, ledgers: [] };
    const asked = (tree: 'as-was' | 'as-is') =>
      reportSpend({ ...ports, earlier }, asking({ tree }), SETTINGS);
    await expect(asked('as-was')).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('knows o-other00001, and nothing of the organization o-test000001'),
    });
    expect(ports.reads.count).toBe(0);
    expect((await asked('as-is')).query.tree).toBe('as-is');
  });

  it('an account that no fact knows is in no unit', async () => {
    const lines = daily('900000000000', '2026-10-01', '2026-10-03');
    const { report } = await asWas({ ...MOVED, lines });
    expect(report.unattributed.accountIds).toEqual(['900000000000']);
    expect(amounts(report.unattributed.total)).toBe('2');
  });
});

describe('the tree as it was', () => {
  it('is refused before anything is read where no archive is at hand', async () => {
    const { history: _, ...of } = MOVED;
    const ports = portsOn(of);
    await expect(reportSpend(ports, asking({ tree: 'as-was' }), SETTINGS)).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: expect.stringContaining('archive'),
    });
    expect(ports.reads.count).toBe(0);
  });
});
