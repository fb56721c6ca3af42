import { OuCostError } from '../errors.ts';

/** The cost metrics, under the names by which bills are read and written. No source has all of them. */
export const METRICS = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
  'ListCost',
  'ContractedCost',
] as const;

export type Metric = (typeof METRICS)[number];

const USAGE_METRICS: readonly string[] = ['UsageQuantity', 'NormalizedUsageAmount'];

/** Names that exports of the bill give to metrics that have another name here. */
const OTHER_NAMES: ReadonlyMap<string, Metric> = new Map([
  ['BilledCost', 'UnblendedCost'],
  ['EffectiveCost', 'AmortizedCost'],
]);

export type Detail = 'account' | 'ou';

/** A cost metric by its name. Fails with InvalidRequest, naming the value. */
export function metricNamed(text: string): Metric {
  const metric = METRICS.find((name) => name === text);
  if (metric !== undefined) return metric;
  if (USAGE_METRICS.includes(text)) {
    throw new OuCostError(
      'InvalidRequest',
      `the metric '${text}' cannot be summed: hours, gigabytes and requests do not add up; ask for one of ${METRICS.join(', ')}`,
    );
  }
  const known = OTHER_NAMES.get(text);
  if (known !== undefined) {
    throw new OuCostError('InvalidRequest', `the metric '${text}' is called ${known} here; ask for ${known}`);
  }
  throw new OuCostError('InvalidRequest', `unknown metric '${text}'; use one of ${METRICS.join(', ')}`);
}
