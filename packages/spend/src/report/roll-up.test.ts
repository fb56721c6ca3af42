import { describe, expect, it } from 'vitest';
import { type CellsView, SpendTable } from '../ledger/spend-table.ts';
import { organizationFrom } from '../organization/organization.ts';
import type { Placement, Placements } from '../organization/placement.ts';
import { resolveSelection } from '../organization/selection.ts';
import { ACME } from '../testing/acme.ts';
import { asking, decimal } from '../testing/bill.ts';
import { calendarDate, type DateRange } from '../time/calendar.ts';
import { rollUp } from './roll-up.ts';

const SHOP = '200000000000';
const PROD = 'ou-acme-wprod000';
const DEV = 'ou-acme-wdev0000';

const day = (text: string) => {
  const date = calendarDate(text);
  if (date === null) throw new Error(`'${text}' is not a day`);
  return date;
};
const DAYS: readonly DateRange[] = [1, 2, 3, 4].map((n) => ({
  start: day(`2026-10-0${n}`),
  end: day(`2026-10-0${n + 1}`),
}));
const organization = organizationFrom({
  id: 'o-test000001',
  managementAccountId: '100000000000',
  notes: [],
  ...ACME,
});

/** The shop on four days: 1, 20, 300 and 4000. */
function shopOfFourDays(): SpendTable {
  const table = new SpendTable({ metrics: 1, periods: 4 });
  const column = table.column('usage', null);
  for (const [at, amount] of ['1', '20', '300', '4000'].entries()) {
    table.add(SHOP, column, at, [decimal(amount)], 'USD');
  }
  return table;
}

/** Placements in which the shop stands so; everybody else stands in no unit. */
function placed(...intervals: readonly [Placement, ...Placement[]]): Placements {
  const elsewhere: Placement = { from: day('2026-10-01'), to: null, organizationalUnitId: null };
  const of = (accountId: string) => (accountId === SHOP ? intervals : ([elsewhere] as const));
  return {
    of,
    unitOf: (accountId, on) =>
      of(accountId).find(({ from, to }) => from <= on && (to === null || on < to))?.organizationalUnitId ??
      null,
  };
}

const read = (table: SpendTable, periods: readonly DateRange[]) => ({ table, periods, days: [] });

const whole = (cells: CellsView | undefined): number[] =>
  [0, 1, 2, 3].map((at) =>
    [...(cells?.values() ?? [])].reduce((sum, row) => sum + Number(row[at] ?? 0n) / 1e10, 0),
  );

describe('spend of an account that moves', () => {
  // In Prod on the first day, in Dev on the second and third, gone on the fourth.
  const placements = placed(
    { from: day('2026-10-01'), to: day('2026-10-02'), organizationalUnitId: PROD },
    { from: day('2026-10-02'), to: day('2026-10-04'), organizationalUnitId: DEV },
    { from: day('2026-10-04'), to: null, organizationalUnitId: null },
  );
  const rolled = (changes = {}) =>
    rollUp(
      read(shopOfFourDays(), DAYS),
      { organization, placements },
      resolveSelection(asking(changes), organization),
    );

  it('stands each day in the unit of that day, and once in the total', () => {
    const { direct, total, unattributed, unattributedIds, whole: all } = rolled();
    expect(whole(direct.get(PROD))).toEqual([1, 0, 0, 0]);
    expect(whole(direct.get(DEV))).toEqual([0, 20, 300, 0]);
    expect(whole(total.get('ou-acme-workload'))).toEqual([1, 20, 300, 0]);
    expect(whole(unattributed)).toEqual([0, 0, 0, 4000]);
    expect(unattributedIds).toEqual([SHOP]);
    expect(whole(all)).toEqual([1, 20, 300, 4000]);
  });

  it('is selected for the days in the selected unit, and left out for the others', () => {
    const { cellsOf, leftOut, whole: all } = rolled({ organizationalUnits: [DEV] });
    expect(whole(cellsOf(SHOP))).toEqual([0, 20, 300, 0]);
    expect(whole(all)).toEqual([0, 20, 300, 0]);
    expect(whole(leftOut)).toEqual([1, 0, 0, 4000]);
  });

  it('after the days that were read changes nothing of them', () => {
    const later = placed(
      { from: day('2026-10-01'), to: day('2026-10-05'), organizationalUnitId: PROD },
      { from: day('2026-10-05'), to: null, organizationalUnitId: DEV },
    );
    const { direct, whole: all } = rollUp(
      read(shopOfFourDays(), DAYS),
      { organization, placements: later },
      resolveSelection(asking(), organization),
    );
    expect(whole(direct.get(PROD))).toEqual([1, 20, 300, 4000]);
    expect(whole(all)).toEqual([1, 20, 300, 4000]);
  });

  it('and comes back within a period is refused as well', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add(SHOP, table.column('usage', null), 0, [decimal('1')], 'USD');
    const backAgain = placed(
      { from: day('2026-10-01'), to: day('2026-10-02'), organizationalUnitId: PROD },
      { from: day('2026-10-02'), to: day('2026-10-03'), organizationalUnitId: DEV },
      { from: day('2026-10-03'), to: null, organizationalUnitId: PROD },
    );
    const month = [{ start: day('2026-10-01'), end: day('2026-11-01') }];
    const selection = resolveSelection(asking(), organization);
    expect(() => rollUp(read(table, month), { organization, placements: backAgain }, selection)).toThrow(
      /moved between/,
    );
  });

  it('into the organization without spend before is not listed among those that left', () => {
    const table = new SpendTable({ metrics: 1, periods: 4 });
    table.add(SHOP, table.column('usage', null), 3, [decimal('5')], 'USD');
    const joined = placed(
      { from: day('2026-10-01'), to: day('2026-10-04'), organizationalUnitId: null },
      { from: day('2026-10-04'), to: null, organizationalUnitId: PROD },
    );
    const { unattributedIds, whole: all } = rollUp(
      read(table, DAYS),
      { organization, placements: joined },
      resolveSelection(asking(), organization),
    );
    expect(unattributedIds).toEqual([]);
    expect(whole(all)).toEqual([0, 0, 0, 5]);
  });

  it('into a unit that is not in the tree is refused: its spend would be in no sum', () => {
    const lost = placed({ from: day('2026-10-01'), to: null, organizationalUnitId: 'ou-acme-gone0000' });
    const selection = resolveSelection(asking(), organization);
    expect(() => rollUp(read(shopOfFourDays(), DAYS), { organization, placements: lost }, selection)).toThrow(
      /ou-acme-gone0000, which is not in the tree/,
    );
  });

  it('is refused where it was read by longer periods than it stood in one unit', () => {
    const table = new SpendTable({ metrics: 1, periods: 1 });
    table.add(SHOP, table.column('usage', null), 0, [decimal('1')], 'USD');
    const month = [{ start: day('2026-10-01'), end: day('2026-11-01') }];
    const selection = resolveSelection(asking(), organization);
    expect(() => rollUp(read(table, month), { organization, placements }, selection)).toThrow(
      expect.objectContaining({
        code: 'Defect',
        message: expect.stringContaining('200000000000 moved between 2026-10-01 and 2026-11-01'),
      }),
    );
  });
});
