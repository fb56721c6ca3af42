import type { Metric, SplitKind } from '@ou-cost/spend';

/** The cost metrics of Cost Explorer; FOCUS's list and contracted cost are not among them. */
export const COST_EXPLORER_METRICS: readonly Metric[] = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
];

/** What Cost Explorer splits spend by; hours and resources it has for 14 days only, by other calls. */
export const COST_EXPLORER_SPLITS: readonly SplitKind[] = [
  'charge-type',
  'service',
  'region',
  'tag',
  'cost-category',
];
