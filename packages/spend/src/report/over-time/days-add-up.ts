import { OuCostError } from '../../errors.ts';
import type { Metric } from '../../ledger/query.ts';
import { absolute, compareDecimals, type Decimal, formatDecimal, subtract } from '../../money/decimal.ts';
import { type DateRange, daysBetween } from '../../time/calendar.ts';
import type { LedgerReading } from '../read.ts';
import type { Run } from '../run.ts';
import type { DailyReading } from './read-days.ts';
import type { ReadTable } from './shares.ts';

/** An account whose days do not add up to its period, in one kind of charge. */
interface DayFault {
  readonly accountId: string;
  readonly metric: Metric;
  readonly period: DateRange;
  readonly whole: Decimal;
  readonly ofDays: Decimal;
}

/** Where the days of an account differ from the period that they are of by more than the tolerance, column by column. */
export function dayFaults({ splits, trend, trendDays = [] }: LedgerReading, run: Run): DayFault[] {
  const { plan } = run;
  const readings: ReadTable[] = splits.map(({ ledger: { table }, days = [] }) => ({
    table,
    periods: plan.periods,
    days,
  }));
  if (trend !== null) {
    readings.push({ table: trend.table, periods: plan.trend?.periods ?? [], days: trendDays });
  }
  return readings.flatMap((read) =>
    read.days.flatMap((daily) =>
      [...daily.accountIds].flatMap((accountId) => faultsOf(accountId, daily, read, run)),
    ),
  );
}

function faultsOf(
  accountId: string,
  { days, ledger }: DailyReading,
  { table, periods }: ReadTable,
  { request: { metrics }, settings: { tolerance } }: Run,
): DayFault[] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const byPeriod = table.cellsOf(accountId);
  const byDay = ledger.table.cellsOf(accountId);
  const columns = new Set([...byPeriod.keys(), ...byDay.keys()]);
  const faults: DayFault[] = [];
  for (const [at, period] of periods.entries()) {
    if (period.start < first.start || period.end > last.end) continue;
    const from = daysBetween(first.start, period.start);
    const to = daysBetween(first.start, period.end);
    for (const column of columns) {
      for (const [index, metric] of metrics.entries()) {
        const row = byDay.get(column)?.slice(index * days.length + from, index * days.length + to) ?? [];
        const { scale } = table;
        const ofDays = { units: row.reduce((sum, units) => sum + units, 0n), scale };
        const whole = { units: byPeriod.get(column)?.[index * periods.length + at] ?? 0n, scale };
        if (compareDecimals(absolute(subtract(whole, ofDays)), tolerance) <= 0) continue;
        faults.push({ accountId, metric, period, whole, ofDays });
      }
    }
  }
  return faults;
}

/** The failure of a reading by days, naming the first account. */
export function daysDoNotAddUp(faults: readonly DayFault[], source: string, currency: string): OuCostError {
  const [fault] = faults;
  if (fault === undefined) return new OuCostError('Defect', 'the days of no account differ');
  const { accountId, metric, period, whole, ofDays } = fault;
  const others = new Set(faults.map((one) => one.accountId)).size - 1;
  const more = others === 0 ? '' : `; and so do those of ${others} more`;
  return new OuCostError(
    'NotReconciled',
    `account ${accountId} moved between ${period.start} and ${period.end}, and its days by ${source} add up to ` +
      `${formatDecimal(ofDays)} ${currency} of ${metric} in one kind of charge instead of ${formatDecimal(whole)}, ` +
      `read twice${more}; run again later, or ask for the tree as it is`,
  );
}
