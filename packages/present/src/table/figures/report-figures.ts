import type { Change, Metric, MetricChange, MetricSpend, Report, Spend, Split } from '@ou-cost/spend';
import type { Stay } from '../../over-time/stays.ts';
import { metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import type { RowFigures } from './row-figures.ts';

/** The figures of everything that a report lists, under one metric. */
export interface ReportFigures {
  readonly total: RowFigures;
  readonly unattributed: RowFigures;
  readonly ofUnit: (unit: Report['organizationalUnits'][number]) => {
    readonly direct: RowFigures;
    readonly total: RowFigures;
  };
  readonly ofAccount: (account: Report['accounts'][number]) => RowFigures;
  /** Of an account while it stood in one of several units. */
  readonly ofStay: (stay: Pick<Stay, 'spend' | 'change' | 'trend'>) => RowFigures;
}

export function reportFigures(report: Report, metric: Metric): ReportFigures {
  const { comparison, trend } = report;
  const changes = new Map(comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const trends = new Map(trend?.organizationalUnits.map((unit) => [unit.id, unit]));
  const accountChanges = new Map(comparison?.accounts.map(({ id, change }) => [id, change]));
  const accountTrends = new Map(trend?.accounts.map(({ id, spend }) => [id, spend]));
  const row = (spend: Spend, change: Change | undefined, months: Spend | undefined): RowFigures => ({
    periods: metricSpend(spend, metric).amounts,
    sides: change === undefined ? null : metricChange(change, metric),
    months: months === undefined ? null : metricSpend(months, metric).amounts,
  });
  return {
    total: row(report.total, comparison?.total, trend?.total),
    unattributed: row(report.unattributed.total, comparison?.unattributed, trend?.unattributed),
    ofUnit: ({ id, direct, total }) => ({
      direct: row(direct, changes.get(id)?.direct, trends.get(id)?.direct),
      total: row(total, changes.get(id)?.total, trends.get(id)?.total),
    }),
    ofAccount: ({ id, spend }) => row(spend, accountChanges.get(id), accountTrends.get(id)),
    ofStay: ({ spend, change, trend: months }) => row(spend, change, months),
  };
}

/** The figures of what has neither a comparison nor a trend. */
export function plainFigures(spend: Spend, metric: Metric): RowFigures {
  return { periods: metricSpend(spend, metric).amounts, sides: null, months: null };
}

/** The total under a metric, on every side that has parts by a split. */
export interface SplitTotals {
  readonly spend: MetricSpend;
  readonly change: MetricChange | null;
  /** Null where the months of the trend have no such parts. */
  readonly months: MetricSpend | null;
}

export function splitTotals(report: Report, metric: Metric, split: Split): SplitTotals {
  const { total, comparison } = report;
  return {
    spend: metricSpend(total, metric),
    change: comparison === undefined ? null : metricChange(comparison.total, metric),
    months: hasMonths(report, split) ? metricSpend(report.trend?.total ?? {}, metric) : null,
  };
}

/** Whether the months of the trend have parts by a split. */
export function hasMonths({ trend }: Pick<Report, 'trend'>, split: Split): boolean {
  return trend?.by === split;
}
