import type { Granularity, Metric, Report, ReportPeriod, Spend } from '@ou-cost/spend';
import { metricSpend } from '../../shared/spend-lookup.ts';

/** More periods than these do not fit beside the units. */
const MOST_PERIODS = 24;

/** Amounts over time by the first metric: of the trend, or of a report of several periods. */
export interface Series {
  readonly periods: readonly ReportPeriod[];
  readonly granularity: Granularity;
  /** Whether each amount is net, with credits and refunds in it. */
  readonly isNet: boolean;
  readonly total: readonly string[];
  readonly unattributed: readonly string[];
  readonly unit: (
    id: string,
  ) => { readonly direct: readonly string[]; readonly total: readonly string[] } | null;
}

/** The series that a report has; null where it has one period only, or too many. */
export function seriesOf(report: Report, metric: Metric): Series | null {
  const { trend, query } = report;
  if (trend !== undefined) {
    const isNet = trend.by === 'account';
    return series(trend, trend.unattributed, metric, { granularity: 'MONTHLY', isNet });
  }
  const { periods, unattributed } = report;
  if (periods.length < 2 || periods.length > MOST_PERIODS) return null;
  return series(report, unattributed.total, metric, { granularity: query.granularity, isNet: false });
}

function series(
  {
    periods,
    total,
    organizationalUnits,
  }: Pick<Report, 'periods' | 'total'> & {
    readonly organizationalUnits: readonly {
      readonly id: string;
      readonly direct: Spend;
      readonly total: Spend;
    }[];
  },
  unattributed: Spend,
  metric: Metric,
  kind: Pick<Series, 'granularity' | 'isNet'>,
): Series {
  const units = new Map(organizationalUnits.map((unit) => [unit.id, unit]));
  const amounts = (spend: Spend) => metricSpend(spend, metric).amounts;
  return {
    ...kind,
    periods,
    total: amounts(total),
    unattributed: amounts(unattributed),
    unit: (id) => {
      const unit = units.get(id);
      return unit === undefined ? null : { direct: amounts(unit.direct), total: amounts(unit.total) };
    },
  };
}
