import { CHARGE_TYPES, type ChargeType } from '../ledger/charge-type.ts';
import { type Amounts, LedgerCells } from './cells.ts';
import type { DifferenceReason } from './form.ts';
import type { ReadSources } from './read.ts';

/** One sum of both sources, as integers of a common scale. */
export interface ComparedCell {
  /** Position in metrics × months, ordered by metric and then by month. */
  readonly at: number;
  /** Null: what the first source has in its total and in no account. */
  readonly accountId: string | null;
  readonly chargeType: ChargeType | null;
  readonly first: bigint;
  readonly second: bigint;
}

/** What is compared: every sum, and what the sums add up to. */
export interface ComparedCells {
  readonly scale: number;
  /** The sums that differ, in no order. */
  readonly differing: readonly ComparedCell[];
  /** How many sums were compared, by position. */
  readonly compared: readonly number[];
  /** The totals of both, by position: the first one's own where it states one. */
  readonly totals: readonly { readonly first: bigint; readonly second: bigint }[];
  /** The reasons why a sum that is over the tolerance may differ, as far as the sums themselves tell. */
  reasonsOf(cell: ComparedCell): DifferenceReason[];
}

/** Holds the sums of two sources against each other. `tolerance` is an integer of `scale` decimals. */
export function compareCells(
  { first, second, positions, months, firstTotals }: ReadSources,
  { scale, tolerance }: { readonly scale: number; readonly tolerance: bigint },
): ComparedCells {
  const cells = { first: new LedgerCells(first, scale), second: new LedgerCells(second, scale) };
  const differing: ComparedCell[] = [];
  const compared = positions.map(() => 0);
  const sums = positions.map(() => ({ first: 0n, second: 0n }));
  const byType = new Map<ChargeType, bigint[]>();
  const byAccount = new Map<string, bigint[]>();
  const added = (rows: Map<string, bigint[]>, key: string, at: number, amount: bigint) => {
    const row = rows.get(key) ?? positions.map(() => 0n);
    row[at] = (row[at] ?? 0n) + amount;
    rows.set(key, row);
  };
  for (const accountId of new Set([...cells.first.accountIds, ...cells.second.accountIds])) {
    const one = cells.first.of(accountId);
    const other = cells.second.of(accountId);
    for (const chargeType of CHARGE_TYPES) {
      for (const [at, sum] of sums.entries()) {
        const figures = { first: amountAt(one, chargeType, at), second: amountAt(other, chargeType, at) };
        if (figures.first === null && figures.second === null) continue;
        const cell = { at, accountId, chargeType, first: figures.first ?? 0n, second: figures.second ?? 0n };
        if (cell.first !== 0n || cell.second !== 0n) compared[at] = (compared[at] ?? 0) + 1;
        sum.first += cell.first;
        sum.second += cell.second;
        if (cell.first === cell.second) continue;
        differing.push(cell);
        added(byType, chargeType, at, cell.second - cell.first);
        added(byAccount, accountId, at, cell.second - cell.first);
      }
    }
  }
  const unassigned = sums.map((sum, at) => (firstTotals(at, scale) ?? sum.first) - sum.first);
  for (const [at, amount] of unassigned.entries()) {
    if (amount !== 0n) differing.push({ at, accountId: null, chargeType: null, first: amount, second: 0n });
  }
  const isNothing = (amount: bigint) => (amount < 0n ? -amount : amount) <= tolerance;
  const cellsOf = Map.groupBy(differing, ({ accountId, chargeType }) => `${accountId} ${chargeType}`);
  return {
    scale,
    differing,
    compared,
    totals: sums.map((sum, at) => ({ first: sum.first + (unassigned[at] ?? 0n), second: sum.second })),
    reasonsOf: (cell) => {
      const { at, accountId, chargeType } = cell;
      if (accountId === null || chargeType === null) return ['in-no-account'];
      const difference = cell.second - cell.first;
      const inType = byType.get(chargeType)?.[at] ?? 0n;
      const inAccount = byAccount.get(accountId)?.[at] ?? 0n;
      const nowhere = unassigned[at] ?? 0n;
      const inMonths = (cellsOf.get(`${accountId} ${chargeType}`) ?? [])
        // The months of the same metric.
        .filter((other) => Math.floor(other.at / months.length) === Math.floor(at / months.length))
        .reduce((sum, other) => sum + other.second - other.first, 0n);
      return [
        ...(!isNothing(nowhere) && isNothing(difference - nowhere) ? ['in-no-account' as const] : []),
        ...(isNothing(inType) ? ['other-account' as const] : []),
        ...(isNothing(inAccount) ? ['other-charge-type' as const] : []),
        ...(isNothing(inMonths) ? ['other-month' as const] : []),
      ];
    },
  };
}

function amountAt(sums: ReadonlyMap<ChargeType, Amounts>, type: ChargeType, at: number): bigint | null {
  return sums.get(type)?.[at] ?? null;
}
