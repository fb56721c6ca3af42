import type { EarlierRuns } from '../../earlier/earlier-runs.ts';
import { kindsIn } from '../../earlier/month-spend.ts';
import { amountsFor } from '../../earlier/same-bill.ts';
import { SpendTable } from '../../ledger/spend-table.ts';
import { exactDecimal } from '../../money/amount.ts';
import { compareText } from '../../organization/organization.ts';
import { addDays, type DateRange } from '../../time/calendar.ts';
import { accountsOf } from '../accounts.ts';
import { Figures } from '../figures.ts';
import type { Change } from '../form/change.ts';
import type { Restatement } from '../form/restatement.ts';
import { type RolledUpBill, type RolledUpSplit, rollUp } from '../roll-up.ts';
import type { Run } from '../run.ts';
import { type EarlierMonth, earlierMonths } from './earlier-months.ts';

/**
 * What the source has changed since earlier runs read the report's months: the comparison of a reading by charge type
 * with an earlier one of the same months. Null where no earlier run has read any of them.
 */
export function restatementOf(
  bill: RolledUpBill,
  run: Run,
  earlier: EarlierRuns | undefined,
): Restatement | null {
  const reading = [bill.drawn, ...bill.further].find(({ split }) => split === 'charge-type');
  if (reading === undefined || earlier === undefined) return null;
  const months = earlierMonths(bill, reading, run, earlier);
  const last = months.at(-1);
  if (last === undefined) return null;
  const { figures, residents } = comparedReadings(months, reading, bill, run);
  const units = bill.organization.units
    .filter(({ id }) => bill.selection.listedUnitIds.has(id))
    .map(({ id }) => ({
      id,
      direct: figures.change(({ direct }) => direct.get(id)),
      total: figures.change(({ total }) => total.get(id)),
    }));
  const names = namesOf(bill, months);
  const accounts = residents.flatMap(({ key, id, organizationalUnitId }) => {
    const change = figures.change(({ cellsOf }) => cellsOf(key));
    return isChanged(change) ? [{ id, name: names.get(id) ?? id, organizationalUnitId, change }] : [];
  });
  return {
    of: last.earlier.runId,
    months: months.map(({ month: { start, end }, earlier: { runId, readAt } }) => ({
      start,
      end,
      of: runId,
      readAt,
    })),
    total: figures.change(({ whole }) => whole),
    organizationalUnits: units.filter(({ direct, total }) => isChanged(direct) || isChanged(total)),
    unattributed: figures.change(({ unattributed }) => unattributed),
    accounts,
  };
}

/** An account in the unit that its change stands in: it may have stood in several at the ends of several months. */
interface Resident {
  /** Under which its spend stands in the table. */
  readonly key: string;
  readonly id: string;
  readonly organizationalUnitId: string | null;
}

/** Both readings of each month side by side in one table, each account where it stood at the end of the month. */
function comparedReadings(
  months: readonly EarlierMonth[],
  { ledger }: RolledUpSplit,
  bill: RolledUpBill,
  run: Run,
): { readonly figures: Figures; readonly residents: readonly Resident[] } {
  const { metrics } = run.request;
  const table = new SpendTable({ metrics: metrics.length, periods: 2 * months.length });
  const residents = new Map<string, Resident>();
  const unitOf = listedUnits(bill);
  const residentIn = ({ end }: DateRange, id: string): string => {
    const organizationalUnitId = unitOf(bill.placements.unitOf(id, addDays(end, -1)));
    const key = JSON.stringify([id, organizationalUnitId]);
    residents.set(key, { key, id, organizationalUnitId });
    return key;
  };
  for (const [at, { month, earlier }] of months.entries()) {
    for (const { accountId, chargeKind, amounts } of earlier.spend) {
      const before = amountsFor(metrics, earlier, amounts).map(exactDecimal);
      table.add(residentIn(month, accountId), table.column(chargeKind, null), at, before, earlier.currency);
    }
    for (const accountId of ledger.table.accountIds) {
      for (const [chargeKind, after] of kindsIn(ledger.table, accountId, month.at)) {
        const column = table.column(chargeKind, null);
        table.add(residentIn(month, accountId), column, months.length + at, after, ledger.currency);
      }
    }
  }
  const before = months.map((_, at) => at);
  const after = before.map((at) => months.length + at);
  const periods = [...months, ...months].map(({ month }) => month);
  const placements = {
    unitOf: (key: string) => residents.get(key)?.organizationalUnitId ?? null,
    of: (key: string) =>
      [{ from: run.plan.range.start, to: null, organizationalUnitId: placements.unitOf(key) }] as const,
  };
  const place = { organization: bill.organization, placements };
  const drawn = {
    split: 'charge-type' as const,
    ledger: { ...ledger, table },
    rolled: rollUp({ table, periods, days: [] }, place, bill.selection),
  };
  const plan = { ...run.plan, periods, asked: after, before, after, trend: null };
  return {
    figures: new Figures({ drawn, further: [], trend: null }, { ...run, plan }),
    residents: [...residents.values()].toSorted(
      (a, b) =>
        compareText(a.id, b.id) || compareText(a.organizationalUnitId ?? '', b.organizationalUnitId ?? ''),
    ),
  };
}

/**
 * The unit in which a report shows what stood in a unit. A unit of before that has no spend any more is not listed: what
 * an earlier run read of it stands in the one above.
 */
function listedUnits({ organization, selection }: RolledUpBill): (unitId: string | null) => string | null {
  const parents = new Map(organization.units.map(({ id, parentId }) => [id, parentId]));
  return (unitId) => {
    if (unitId === null || !selection.unitIds.has(unitId)) return unitId;
    let listed: string | null = unitId;
    while (listed !== null && !selection.listedUnitIds.has(listed)) listed = parents.get(listed) ?? null;
    return listed;
  };
}

/** Whether anything changed, even where it cancels out in the sum. */
export function isChanged(change: Change): boolean {
  return Object.values(change).some((one) => {
    const parts = Object.values(one.byChargeType ?? {});
    return [one, ...parts].some(({ before, after }) => before !== after);
  });
}

/** Names by account id: those of the report, and those that earlier runs knew of accounts without spend now. */
function namesOf(bill: RolledUpBill, months: readonly EarlierMonth[]): ReadonlyMap<string, string> {
  return new Map([
    ...months.flatMap(({ earlier }) => earlier.accountNames),
    ...accountsOf(bill).map(({ id, name }) => [id, name] as const),
  ]);
}
