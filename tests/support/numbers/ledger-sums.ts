import type { Scenario } from '@ou-cost/sandbox';
import type { Node } from '../scenarios/tree.ts';
import { roundedToTen } from './ten-decimals.ts';

/** The metrics that a FOCUS ledger tells apart, by its columns. */
const COLUMNS = { UnblendedCost: 'billed', AmortizedCost: 'effective' } as const;

/** Sums in units of 10^-10, by what `sumKey` says of metric, period and part. */
export type Sums = Map<string, bigint>;

export function sumKey(metric: string, period: string, part: string): string {
  return `${metric} ${period} ${part}`;
}

/** What is added up: the periods by their first day, and the part of the bill that a line belongs to. */
export interface SumOptions {
  readonly granularity: 'MONTHLY' | 'DAILY';
  /** First days of the periods that count. */
  readonly periods: readonly string[];
  /** By which a group is rounded and a part is named. */
  readonly partOf: (traits: { readonly recordType: string; readonly service: string }) => {
    readonly group: string;
    readonly part: string;
  };
}

/**
 * Every account's sums straight from the line items, apart from the code under test: exact within a group of
 * account and key, each group then rounded to ten decimals as on the wire, and groups of one part added.
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

/** The sums of several, added. */
export function added(all: Iterable<ReadonlyMap<string, bigint>>): Sums {
  const total: Sums = new Map();
  for (const sums of all) for (const [key, units] of sums) total.set(key, (total.get(key) ?? 0n) + units);
  return total;
}

/** Without the sums that are zero: what a report leaves out. */
export function withoutZeros(sums: ReadonlyMap<string, bigint>): Record<string, bigint> {
  return Object.fromEntries([...sums].filter(([, units]) => units !== 0n).sort());
}

export interface UnitSums {
  readonly id: string;
  readonly direct: Sums;
  readonly total: Sums;
}

/** The organization's units with what is spent in them, summed along the scenario's own tree. */
export function sumsByUnit(node: Node, accounts: ReadonlyMap<string, Sums>): UnitSums[] {
  const children = node.organizationalUnits.map((child) => sumsByUnit(child, accounts));
  const direct = added(node.accounts.map(({ id }) => accounts.get(id) ?? new Map()));
  const below = children.flatMap(([child]) => (child === undefined ? [] : [child.total]));
  return [{ id: node.id, direct, total: added([direct, ...below]) }, ...children.flat()];
}
