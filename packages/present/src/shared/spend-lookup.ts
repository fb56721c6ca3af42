import {
  type Change,
  type Metric,
  type MetricChange,
  type MetricSpend,
  OuCostError,
  type Spend,
} from '@ou-cost/spend';

/** Spend under a metric. Fails with MalformedAnswer where the report lacks it: absent is not zero. */
export function metricSpend(spend: Spend, metric: Metric): MetricSpend {
  const found = spend[metric];
  if (found === undefined)
    throw new OuCostError('MalformedAnswer', `the report has a part without ${metric}`);
  return found;
}

/** The amount of one period. Fails with MalformedAnswer where the report lacks it. */
export function amountAt(amounts: readonly string[], period: number): string {
  const amount = amounts[period];
  if (amount === undefined) {
    throw new OuCostError(
      'MalformedAnswer',
      `the report has a part without an amount for period ${period + 1}`,
    );
  }
  return amount;
}

/** The change of a metric. Fails with MalformedAnswer where the report lacks it. */
export function metricChange(change: Change, metric: Metric): MetricChange {
  const found = change[metric];
  if (found === undefined)
    throw new OuCostError('MalformedAnswer', `the comparison has a part without ${metric}`);
  return found;
}
