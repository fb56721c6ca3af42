import { type AccountSpend, lastUnitOf, type PlacementBasis, type Report, type Spend } from '@ou-cost/spend';

/** What an account spent while it stood in one unit. */
export interface Stay {
  /** Null: in no unit. */
  readonly unitId: string | null;
  readonly spend: Spend;
  /** Why it is said to have stood there; null on the tree as it is. */
  readonly basis: PlacementBasis | null;
  /** Its days within the report's, where it stood in several units; null: it stood there for all of them. */
  readonly days: { readonly first: string; readonly end: string } | null;
}

/**
 * An account unit by unit, in the order of the days: one stay, but for an account that moved while its spend was reported
 * on the tree as it was. The spend of its stays is the spend of the account.
 */
export function staysOf(account: AccountSpend, { query }: Pick<Report, 'query'>): readonly Stay[] {
  const stays = account.placements.flatMap(({ from, to, organizationalUnitId, basis = null, spend }) => {
    if (spend === undefined || from >= query.end || (to !== null && to <= query.start)) return [];
    const days = { first: later(from, query.start), end: earlier(to ?? query.end, query.end) };
    return [{ unitId: organizationalUnitId, spend, basis, days }];
  });
  if (stays.length > 0) return stays;
  const basis = account.placements.at(-1)?.basis ?? null;
  return [{ unitId: lastUnitOf(account), spend: account.spend, basis, days: null }];
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
