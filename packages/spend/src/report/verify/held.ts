import type { Metric } from '../../ledger/query.ts';
import type { Split } from '../../ledger/split.ts';
import type { DateRange } from '../../time/calendar.ts';
import type { ReconciliationCheck } from '../form/bill.ts';
import type { ReportPeriod } from '../form/period.ts';
import type { Report } from '../form/report.ts';
import type { RunPlan } from '../plan.ts';
import { type CoveredMonth, settledMonths } from '../second-source/months.ts';

/** One sum that must have been held against the independent total: a metric of a reading in some days. */
export type NamedCheck = Pick<ReconciliationCheck, 'metric' | 'period' | 'end' | 'by'>;

/** What a report must have checks of, by its own account. */
export interface ExpectedChecks {
  readonly names: readonly NamedCheck[];
  /** Whether they are about every metric and every period that was read. */
  readonly areAll: boolean;
}

/** Against a second query to its own source, every reading is held in every metric and every period, the trend's last. */
export function allChecks({ query: { metrics } }: Report, { readings, trend }: RunPlan): ExpectedChecks {
  const names = [...readings, ...(trend === null ? [] : [trend])].flatMap(({ split, periods }) =>
    named(split ?? 'account', metrics, periods),
  );
  return { names, areAll: true };
}

/**
 * Against another source, whole months that have settled are. It need not state every month nor every metric: those that
 * it was held in are known from the checks, and then every reading must have been held in them.
 */
export function monthlyChecks(report: Report, plan: RunPlan): ExpectedChecks {
  const checks = report.bills.flatMap(({ reconciliation }) => reconciliation.checks);
  const metrics = report.query.metrics.filter((metric) => checks.some((check) => check.metric === metric));
  const known = new Set(checks.map(({ period }) => period));
  const readings = [
    ...plan.readings.map(({ split, periods }) => ({ split, periods, months: askedMonths(report) })),
    ...(plan.trend === null ? [] : [{ ...plan.trend, months: settledMonths(report.trend?.periods ?? []) }]),
  ].map(({ split, periods, months }) => ({
    by: split ?? ('account' as const),
    periods,
    months: months.filter(({ start }) => known.has(start)),
  }));
  return {
    names: readings.flatMap(({ by, months }) => named(by, metrics, months)),
    areAll:
      metrics.length === report.query.metrics.length &&
      readings.every(({ periods, months }) =>
        periods.every(({ start, end }) => months.some((one) => one.start <= start && end <= one.end)),
      ),
  };
}

/** The months of a report and of both sides of its comparison that can be held, in their order. */
function askedMonths({ periods, comparison }: Report): CoveredMonth[] {
  const sides: (readonly ReportPeriod[])[] = [
    periods,
    comparison?.periods ?? [],
    comparison?.after.periods ?? [],
  ];
  const months = new Map(sides.flatMap(settledMonths).map((month) => [month.start, month]));
  return [...months.values()].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

function named(
  by: Split | 'account',
  metrics: readonly Metric[],
  periods: readonly DateRange[],
): NamedCheck[] {
  return metrics.flatMap((metric) => periods.map(({ start, end }) => ({ metric, period: start, end, by })));
}
