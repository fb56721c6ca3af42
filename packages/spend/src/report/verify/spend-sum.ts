import type { Metric } from '../../ledger/query.ts';
import type { AmountText } from '../../money/amount.ts';
import type { MetricSpend, Spend } from '../form/spend.ts';
import { type AmountRow, addTo, firstDifference, zeroRow } from './amount-rows.ts';
import { fault } from './fault.ts';
import { allParts, type SpendShape } from './spend-shape.ts';

/** Everything that adds up beside the amounts: the parts, and the fees among them. */
function addendsOf(spend: MetricSpend, { splits }: SpendShape): Map<string, readonly AmountText[]> {
  const fees = Object.entries(spend.commitmentFees ?? {});
  return new Map([
    ...allParts(spend, splits),
    ...fees.map(([type, amounts]) => [`fees of ${type}`, amounts] as const),
  ]);
}

/** What is summed under one metric. */
interface MetricSum {
  readonly amounts: AmountRow;
  readonly parts: Map<string, AmountRow>;
}

/** The exact sum of spends of one shape, in every metric, period and part. */
export class SpendSum {
  readonly #shape: SpendShape;
  readonly #metrics = new Map<Metric, MetricSum>();

  constructor(shape: SpendShape) {
    this.#shape = shape;
    for (const metric of shape.metrics) {
      this.#metrics.set(metric, { amounts: zeroRow(shape.periods), parts: new Map() });
    }
  }

  add(spend: Spend): void {
    for (const [metric, sum] of this.#metrics) {
      const found = spend[metric];
      if (found === undefined) continue;
      addTo(sum.amounts, found.amounts);
      for (const [part, amounts] of addendsOf(found, this.#shape)) addTo(this.#rowOf(sum, part), amounts);
    }
  }

  #rowOf({ parts }: MetricSum, part: string): AmountRow {
    let row = parts.get(part);
    if (row === undefined) {
      row = zeroRow(this.#shape.periods);
      parts.set(part, row);
    }
    return row;
  }

  /** Fails where a spend is not this sum, naming the first figure. Gross follows from the parts. */
  expectedOf(spend: Spend, where: string, whole: string): void {
    for (const [metric, { amounts, parts }] of this.#metrics) {
      const found = spend[metric];
      if (found === undefined) continue;
      this.#compare(amounts, found.amounts, `${metric} of ${where}`, whole);
      const given = addendsOf(found, this.#shape);
      const zeros = amounts.map(() => '0');
      for (const part of new Set([...parts.keys(), ...given.keys()])) {
        const row = parts.get(part) ?? zeroRow(this.#shape.periods);
        this.#compare(row, given.get(part) ?? zeros, `${part} in ${metric} of ${where}`, whole);
      }
    }
  }

  #compare(row: AmountRow, amounts: readonly AmountText[], where: string, whole: string): void {
    const difference = firstDifference(row, amounts);
    if (difference === null) return;
    const { period, found, expected } = difference;
    throw fault(`${where} is ${found} in period ${period + 1}, and ${whole} add up to ${expected}`);
  }
}
