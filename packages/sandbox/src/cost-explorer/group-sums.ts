import { firstRowFrom, type Ledger } from '../ledger/model.ts';
import type { LineItemTest } from './filter-expression.ts';
import type { GroupAxis } from './group-definitions.ts';
import type { AmountName } from './metrics.ts';
import type { Period } from './time-period.ts';

/** The exact sums of one group in one period, each multiplied by `10^scale` of its column. */
export interface GroupSum {
  /** The ranks of the group's keys, combined to one number that sorts groups by their keys. */
  readonly order: number;
  readonly billed: bigint;
  readonly effective: bigint;
  readonly quantity: bigint;
  /** The currency; undefined if the group has several. */
  readonly currency: string | undefined;
  /** The unit of usage; undefined if the group has several or none. */
  readonly consumedUnit: string | undefined;
}

/** What to add up: the axes of the groups, the line items that count, and the columns. */
export interface Sums {
  readonly axes: readonly GroupAxis[];
  readonly counts: LineItemTest;
  readonly amounts: ReadonlySet<AmountName>;
}

/** The sums of one period, with groups ordered by their keys. Only groups with line items exist. */
export function groupSums(ledger: Ledger, period: Period, sums: Sums): readonly GroupSum[] {
  const groups = new Map<number, Accumulator>();
  const orderOf = groupOrder(ledger, sums.axes);
  const end = firstRowFrom(ledger, period.end);
  for (let row = firstRowFrom(ledger, period.start); row < end; row += 1) {
    const traitsIndex = ledger.traitsOf[row] ?? 0;
    if (!sums.counts(ledger.accountOf[row] ?? 0, traitsIndex)) continue;
    const order = orderOf(row);
    let group = groups.get(order);
    if (group === undefined) {
      group = new Accumulator(order);
      groups.set(order, group);
    }
    group.add(ledger, row, traitsIndex, sums.amounts);
  }
  return [...groups.values()].sort((left, right) => left.order - right.order);
}

/** The keys of a group, in the order of the request's definitions. */
export function groupKeys(axes: readonly GroupAxis[], order: number): readonly string[] {
  let rest = order;
  const keys: string[] = [];
  for (const axis of [...axes].reverse()) {
    keys.unshift(axis.keys[rest % axis.keys.length] ?? '');
    rest = Math.floor(rest / axis.keys.length);
  }
  return keys;
}

function groupOrder(ledger: Ledger, axes: readonly GroupAxis[]): (row: number) => number {
  const columns = axes.map((axis) => ({
    indexes: axis.of === 'account' ? ledger.accountOf : ledger.traitsOf,
    ranks: axis.ranks,
    size: axis.keys.length,
  }));
  return (row) => {
    let order = 0;
    for (const { indexes, ranks, size } of columns) order = order * size + (ranks[indexes[row] ?? 0] ?? 0);
    return order;
  };
}

class Accumulator implements GroupSum {
  readonly order: number;
  billed = 0n;
  effective = 0n;
  quantity = 0n;
  currency: string | undefined;
  consumedUnit: string | undefined;
  #hasCurrency = false;
  #hasUnit = false;

  constructor(order: number) {
    this.order = order;
  }

  add(ledger: Ledger, row: number, traitsIndex: number, amounts: ReadonlySet<AmountName>): void {
    if (amounts.has('billed')) this.billed += ledger.billed.scaled(row);
    if (amounts.has('effective')) this.effective += ledger.effective.scaled(row);
    if (amounts.has('quantity')) this.quantity += ledger.quantity.scaled(row);
    const traits = ledger.traits[traitsIndex];
    if (traits === undefined) return;
    if (!this.#hasCurrency) this.currency = traits.currency;
    else if (this.currency !== traits.currency) this.currency = undefined;
    this.#hasCurrency = true;
    if (traits.consumedUnit === '') return;
    if (!this.#hasUnit) this.consumedUnit = traits.consumedUnit;
    else if (this.consumedUnit !== traits.consumedUnit) this.consumedUnit = undefined;
    this.#hasUnit = true;
  }
}
