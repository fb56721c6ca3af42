import type { Scenario } from '@ou-cost/sandbox';
import type { Node } from '../scenarios/tree.ts';
import { roundedToTen } from './ten-decimals.ts';

/** The columns of a FOCUS ledger for the metrics that it distinguishes. */
const COLUMNS = { UnblendedCost: 'billed', AmortizedCost: 'effective' } as const;

/** Sums in units of 10^-10, by `sumKey`. */
export type Sums = Map<string, bigint>;

/** The key of a sum: a metric, the first day of a period, and a part of the spend such as a charge type. */
export function sumKey(metric: string, period: string, part: string): string {
  return `${metric} ${period} ${part}`;
}

/** Which line items are added up, and how. */
export interface SumOptions {
  readonly granularity: 'MONTHLY' | 'DAILY';
  /** The first days of the periods. */
  readonly periods: readonly string[];
  /** The group of a line item, whose sum is rounded, and the part of the spend that the group belongs to. */
  readonly partOf: (traits: Scenario['ledger']['traits'][number]) => {
    readonly group: string;
    readonly part: string;
  };
}

/**
 * The sums of every account, computed from the line items and not with the code under test. The sum of a group is
 * exact and then rounded to ten decimals, as Cost Explorer does; then the groups of one part are added.
 */
export function sumsByAccount({ ledger }: Scenario, options: SumOptions): Map<string, Sums> {
  const wanted = new Set(options.periods);
  const scale = Math.max(ledger.billed.scale, ledger.effective.scale, 10);
  const groups = new Map<string, { id: string; key: string; exact: bigint }>();
  for (let row = 0; row < ledger.length; row += 1) {
    const day = new Date((ledger.starts[row] ?? 0) * 1000).toISOString().slice(0, 10);
    const period = options.granularity === 'DAILY' ? day : `${day.slice(0, 7)}-01`;
    const account = ledger.accounts[ledger.accountOf[row] ?? -1];
    const traits = ledger.traits[ledger.traitsOf[row] ?? -1];
    if (!wanted.has(period) || account === undefined || traits === undefined) continue;
    const { group, part } = options.partOf(traits);
    for (const [metric, column] of Object.entries(COLUMNS)) {
      const amount = ledger[column].at(row);
      const name = JSON.stringify([account.id, metric, period, group]);
      const sum = groups.get(name) ?? { id: account.id, key: sumKey(metric, period, part), exact: 0n };
      sum.exact += amount.coefficient * 10n ** BigInt(scale - amount.scale);
      groups.set(name, sum);
    }
  }
  const accounts = new Map<string, Sums>();
  for (const { id, key, exact } of groups.values()) {
    const sums = accounts.get(id) ?? new Map<string, bigint>();
    sums.set(key, (sums.get(key) ?? 0n) + roundedToTen(exact, scale));
    accounts.set(id, sums);
  }
  return accounts;
}

/** Adds sums with equal keys. */
export function sumOfSums(all: Iterable<ReadonlyMap<string, bigint>>): Sums {
  const total: Sums = new Map();
  for (const sums of all) for (const [key, units] of sums) total.set(key, (total.get(key) ?? 0n) + units);
  return total;
}

/** Omits sums that are zero, as a report does. Sorted by key. */
export function withoutZeros(sums: ReadonlyMap<string, bigint>): Record<string, bigint> {
  return Object.fromEntries([...sums].filter(([, units]) => units !== 0n).sort());
}

export interface UnitSums {
  readonly id: string;
  readonly direct: Sums;
  readonly total: Sums;
}

/** The sums of a unit and of all units below it, added along the scenario's tree. */
export function sumsByUnit(node: Node, accounts: ReadonlyMap<string, Sums>): UnitSums[] {
  const children = node.organizationalUnits.map((child) => sumsByUnit(child, accounts));
  const direct = sumOfSums(node.accounts.map(({ id }) => accounts.get(id) ?? new Map()));
  const below = children.flatMap(([child]) => (child === undefined ? [] : [child.total]));
  return [{ id: node.id, direct, total: sumOfSums([direct, ...below]) }, ...children.flat()];
}
