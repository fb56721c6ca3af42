import { optionalTexts, refuseNull, validationException } from './input-members.ts';

/** The ledger column whose sum is the metric. */
export type AmountName = 'billed' | 'effective' | 'quantity';

export interface Metric {
  readonly name: string;
  /** Absent if FOCUS has no such amount. */
  readonly amount?: AmountName;
}

const METRICS: readonly Metric[] = [
  { name: 'AmortizedCost', amount: 'effective' },
  { name: 'BlendedCost', amount: 'billed' },
  { name: 'NetAmortizedCost', amount: 'effective' },
  { name: 'NetUnblendedCost', amount: 'billed' },
  { name: 'NormalizedUsageAmount' },
  { name: 'UnblendedCost', amount: 'billed' },
  { name: 'UsageQuantity', amount: 'quantity' },
];

/** The metrics of costs by their names, with the ledger column of each. */
export const costMetrics: ReadonlyMap<string, 'billed' | 'effective'> = new Map(
  METRICS.flatMap(({ name, amount }) =>
    amount === 'billed' || amount === 'effective' ? [[name, amount] as const] : [],
  ),
);

/** AWS also accepts `UNBLENDED_COST` for `UnblendedCost`, and always answers with the latter. */
const BY_NAME = new Map(
  METRICS.flatMap((metric) => [
    [metric.name, metric] as const,
    [metric.name.replaceAll(/(?!^)([A-Z])/g, '_$1').toUpperCase(), metric] as const,
  ]),
);

/** The metrics of a request without duplicates. */
export function requestedMetrics(input: Record<string, unknown>): readonly Metric[] {
  const names = optionalTexts(input, 'Metrics', 'metrics') ?? refuseNull('metrics');
  if (names.length === 0) throw validationException('Metrics must name at least one metric');
  const metrics = names.map((name) => {
    const metric = BY_NAME.get(name);
    if (metric !== undefined) return metric;
    const valid = METRICS.map((known) => known.name).join(', ');
    throw validationException(`Metric ${name} is invalid. Valid values are ${valid}`);
  });
  return [...new Set(metrics)];
}
