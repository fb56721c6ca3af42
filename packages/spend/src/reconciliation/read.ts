import { OuCostError } from '../errors.ts';
import { type FoldedLedger, foldLedger, type LedgerPlan } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import { powerOfTen } from '../money/decimal.ts';
import type { CallMeter } from '../report/ports.ts';
import type { DateRange } from '../time/calendar.ts';
import type { Clock } from '../time/clock.ts';

/** The two sources of one bill, and what a run needs besides. */
export interface ReconciliationPorts {
  /** Its own total, where it has one, is part of the comparison. */
  readonly first: CostLedger;
  readonly second: CostLedger;
  readonly clock: Clock;
  readonly meter: CallMeter;
}

/** A metric in a month. */
export interface Position {
  readonly metric: Metric;
  readonly month: DateRange;
  readonly monthAt: number;
}

/** Both sources as they were read. */
export interface ReadSources {
  readonly first: FoldedLedger;
  readonly second: FoldedLedger;
  readonly months: readonly DateRange[];
  /** Ordered by metric and then by month, as the cells of a table are. */
  readonly positions: readonly Position[];
  readonly currency: string;
  /** The first source's own total at a position, as an integer of a scale; null where it states none. */
  firstTotals(at: number, scale: number): bigint | null;
}

/**
 * Reads both sources by account and charge type: the second one first, since the first one is the one that is paid for,
 * and a delivery that is missing should be found out before. Fails with MixedCurrencies where they have two currencies.
 */
export async function readSources(
  { first: one, second: other }: ReconciliationPorts,
  metrics: readonly Metric[],
  months: readonly DateRange[],
): Promise<ReadSources> {
  const [start, end] = [months.at(0)?.start, months.at(-1)?.end];
  if (start === undefined || end === undefined) throw new OuCostError('Defect', 'no month is compared');
  const plan: LedgerPlan = {
    periods: months,
    queries: [{ start, end, granularity: 'MONTHLY', metrics }],
    split: 'charge-type',
  };
  const second = await foldLedger(other, plan);
  const first = await foldLedger(one, plan);
  const positions = metrics.flatMap((metric) =>
    months.map((month, monthAt): Position => ({ metric, month, monthAt })),
  );
  return {
    first,
    second,
    months,
    positions,
    currency: oneCurrencyOf(first, second),
    firstTotals: (at, scale) => {
      const total = first.totals?.[at % months.length]?.amounts[Math.floor(at / months.length)];
      if (total === undefined) return null;
      return total.units * powerOfTen(scale - total.scale);
    },
  };
}

function oneCurrencyOf(first: FoldedLedger, second: FoldedLedger): string {
  const [one, other] = [first.table.currency, second.table.currency];
  if (one !== null && other !== null && one !== other) {
    throw new OuCostError(
      'MixedCurrencies',
      `${first.source.name} is in ${one}, and ${second.source.name} in ${other}; amounts in two currencies are not compared`,
    );
  }
  return one ?? other ?? first.currency;
}
