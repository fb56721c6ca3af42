import { OuCostError } from '../errors.ts';
import { absolute, compareDecimals, type Decimal, formatDecimal, subtract } from '../money/decimal.ts';
import type { FoldedLedger } from './fold.ts';
import type { Metric } from './query.ts';

/** In the currency of the bill: a tolerance is for rounding, and a larger one would hide that spend is missing. */
export const LARGEST_TOLERANCE: Decimal = { units: 1000n, scale: 0 };

/** One metric in one period: the sum of the groups, and the independent total that it is held against. */
export interface Check {
  readonly metric: Metric;
  /** Its first day, and the day after its last one. */
  readonly period: string;
  readonly end: string;
  readonly attributed: Decimal;
  readonly independent: Decimal;
  /** independent − attributed */
  readonly difference: Decimal;
}

/** Every metric in every period, the periods of one metric together; none where the ledger has no independent total. */
export function checksOf(ledger: FoldedLedger, metrics: readonly Metric[]): Check[] {
  const { totals } = ledger;
  if (totals === null) return [];
  return metrics.flatMap((metric, metricAt) =>
    totals.map((total, periodAt) => {
      const attributed = ledger.table.totalOf(metricAt, periodAt);
      const independent = total.amounts[metricAt];
      if (independent === undefined) {
        throw new OuCostError(
          'Incomplete',
          `the independent total of ${metric} from ${total.start} is missing`,
        );
      }
      const difference = subtract(independent, attributed);
      return { metric, period: total.start, end: total.end, attributed, independent, difference };
    }),
  );
}

/** The checks whose difference is larger than the tolerance, in either direction. */
export function failedChecks<C extends Check>(checks: readonly C[], tolerance: Decimal): C[] {
  return checks.filter(({ difference }) => compareDecimals(absolute(difference), tolerance) > 0);
}

/** The failure of a reconciliation. Its message is the only one that states amounts. */
export function notReconciled(failed: readonly Check[], currency: string, tolerance: Decimal): OuCostError {
  const shown = failed
    .slice(0, 5)
    .map(
      (check) =>
        `${check.metric} from ${check.period}: attributed ${formatDecimal(check.attributed)}, independent ` +
        `${formatDecimal(check.independent)}, difference ${formatDecimal(check.difference)} ${currency}`,
    );
  const more = failed.length > shown.length ? `; and ${failed.length - shown.length} more` : '';
  return new OuCostError(
    'NotReconciled',
    `the groups do not add up to the independent total within ${formatDecimal(tolerance)} ${currency}, read twice: ` +
      `${shown.join('; ')}${more}; run again later, or allow the difference`,
  );
}
