import { CHARGE_TYPES, chargeTypeFacts } from '../../ledger/charge-type.ts';
import type { Split } from '../../ledger/split.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import {
  add,
  compareDecimals,
  type Decimal,
  formatDecimal,
  percentOf,
  subtract,
} from '../../money/decimal.ts';
import type { BeforeAndAfter, MetricChange } from '../form/change.ts';
import { type MetricSpend, namedParts } from '../form/spend.ts';
import type { RunPlan } from '../plan.ts';
import { expectSame, fault } from './fault.ts';
import { allParts } from './spend-shape.ts';

/** The charge types of which gross is the sum. */
const CHARGED = CHARGE_TYPES.filter((type) => !chargeTypeFacts(type).isMoneyBack);

const ZERO: Decimal = { units: 0n, scale: 0 };

/** The two sides of a figure and of each of its parts, by name. */
export type Sides = ReadonlyMap<string, { readonly before: Decimal; readonly after: Decimal }>;

export function isSameAmount(one: string, other: string): boolean {
  return one === other || compareDecimals(exactDecimal(one), exactDecimal(other)) === 0;
}

/** Fails where a change is not the difference of its two sides. */
export function checkFigures({ before, after, change, percent }: MetricChange, place: string): void {
  const base = exactDecimal(before);
  const moved = subtract(exactDecimal(after), base);
  if (compareDecimals(moved, exactDecimal(change)) !== 0) {
    throw fault(`the change in ${place} is stated as ${change}, and is ${formatDecimal(moved)}`);
  }
  expectSame(`the change in percent in ${place}`, percent, percentOf(moved, base, 2));
}

/** Every figure of a change that adds up over units and accounts. */
export function sidesOf(change: MetricChange | undefined, splits: readonly Split[]): Sides {
  if (change === undefined) return new Map();
  const { gross } = change;
  const named: [string, BeforeAndAfter][] = [
    ['amount', change],
    ...(gross === undefined ? [] : [['gross', gross] as [string, BeforeAndAfter]]),
    ...allParts(change, splits),
  ];
  return new Map(
    named.map(([name, { before, after }]) => [
      name,
      { before: exactDecimal(before), after: exactDecimal(after) },
    ]),
  );
}

export function sumOfSides(all: readonly Sides[]): Sides {
  const sums = new Map<string, { before: Decimal; after: Decimal }>();
  for (const sides of all) {
    for (const [name, { before, after }] of sides) {
      const sum = sums.get(name) ?? { before: ZERO, after: ZERO };
      sums.set(name, { before: add(sum.before, before), after: add(sum.after, after) });
    }
  }
  return sums;
}

/** Fails where a figure on one of the sides is not its sum. */
export function expectSides(stated: Sides, sums: Sides, where: string): void {
  const none = { before: ZERO, after: ZERO };
  for (const name of new Set([...stated.keys(), ...sums.keys()])) {
    const found = stated.get(name) ?? none;
    const expected = sums.get(name) ?? none;
    for (const side of ['before', 'after'] as const) {
      if (compareDecimals(found[side], expected[side]) === 0) continue;
      throw fault(
        `${where} (${name}) ${side} is ${formatDecimal(found[side])}, and its parts add up to ${formatDecimal(expected[side])}`,
      );
    }
  }
}

interface Place {
  readonly place: string;
  readonly splits: readonly Split[];
  readonly plan: RunPlan;
}

/**
 * Fails where a side of a change is not what the report states for the same periods, and where the parts that are drawn
 * are not the amount. A side whose periods the report does not have is held to its parts only.
 */
export function expectStated(change: MetricChange, spend: MetricSpend | undefined, where: Place): void {
  const { splits, plan, place } = where;
  const [drawn] = splits;
  const parts = drawn === undefined ? [] : Object.values<BeforeAndAfter>(namedParts(change, drawn) ?? {});
  for (const side of ['before', 'after'] as const) {
    const sum = sumOfAmounts(parts.map((part) => part[side]));
    expectAmount(change[side], sum, `${place} ${side}`);
    if (change.gross !== undefined) {
      const { byChargeType = {} } = change;
      const charged = CHARGED.map((type) => byChargeType[type]?.[side] ?? '0');
      expectAmount(change.gross[side], sumOfAmounts(charged), `gross ${place} ${side}`);
    }
    const positions = plan[side];
    if (spend === undefined || positions.some((at) => !plan.asked.includes(at))) continue;
    const over = (amounts: readonly string[]) => sumOfAmounts(positions.map((at) => amounts[at] ?? '0'));
    expectAmount(change[side], over(spend.amounts), `${place} ${side}`);
    const stated = new Map(allParts(spend, splits));
    for (const [name, one] of allParts(change, splits)) {
      expectAmount(one[side], over(stated.get(name) ?? []), `${name} in ${place} ${side}`);
    }
  }
}

function expectAmount(found: string, expected: string, where: string): void {
  if (isSameAmount(found, expected)) return;
  throw fault(`${where} is compared as ${found}, and is ${expected}`);
}
