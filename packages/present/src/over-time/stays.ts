import {
  type AccountSpend,
  type Change,
  lastUnitOf,
  type PlacementBasis,
  type ReportPeriod,
  type Spend,
} from '@ou-cost/spend';

/** What an account spent while it stood in one unit. */
export interface Stay {
  /** Null: in no unit. */
  readonly unitId: string | null;
  readonly spend: Spend;
  /** Its part of the comparison and of the trend, where it stood in several units; else they are the account's. */
  readonly change: Change | undefined;
  readonly trend: Spend | undefined;
  /** Why it is said to have stood there; null on the tree as it is, and where the reason changes. */
  readonly basis: PlacementBasis | null;
  /** Its days, where it stood in several units: `end` is exclusive, and null while it goes on. Else null. */
  readonly days: { readonly first: string; readonly end: string | null } | null;
}

/**
 * An account unit by unit, in the order of the days: one stay, but for an account that moved in the days that were read
 * while its spend is reported on the tree as it was. What its stays spent is what the account spent.
 */
export function staysOf(account: AccountSpend): readonly [Stay, ...Stay[]] {
  const all: Stay[] = [];
  let first: AccountSpend['placements'][number] | null = null;
  const bases = new Set<PlacementBasis | null>();
  for (const placement of account.placements) {
    const { to, organizationalUnitId, basis = null, spend, change, trend } = placement;
    first ??= placement;
    bases.add(basis);
    // Placements in one unit that follow each other are one stay; the last of them has its spend.
    if (spend === undefined) continue;
    const days = { first: first.from, end: to };
    all.push({ unitId: organizationalUnitId, spend, change, trend, basis: oneBasis(bases), days });
    first = null;
    bases.clear();
  }
  const [earliest, ...others] = all.filter(isSomething);
  if (earliest !== undefined) return [earliest, ...others];
  const basis = account.placements.at(-1)?.basis ?? null;
  const { spend } = account;
  return [{ unitId: lastUnitOf(account), spend, change: undefined, trend: undefined, basis, days: null }];
}

/** The reason that holds for all days; null where there are several. */
function oneBasis(bases: ReadonlySet<PlacementBasis | null>): PlacementBasis | null {
  const [only = null, ...others] = bases;
  return others.length === 0 ? only : null;
}

/** Whether anything was spent in it, in any of the days that were read. */
function isSomething({ spend, change = {}, trend = {} }: Stay): boolean {
  const amounts = [...Object.values(spend), ...Object.values(trend)].flatMap((one) => one.amounts);
  const sides = Object.values(change).flatMap(({ before, after }) => [before, after]);
  return [...amounts, ...sides].some((amount) => amount !== '0');
}

/** Why an account is said to have stood in a unit on the days of a period, each reason once. */
export function basesIn(
  { placements }: AccountSpend,
  { unitId }: Stay,
  { start, end }: Pick<ReportPeriod, 'start' | 'end'>,
): readonly PlacementBasis[] {
  const within = placements.filter(
    ({ from, to, organizationalUnitId }) =>
      organizationalUnitId === unitId && from < end && (to === null || to > start),
  );
  return [...new Set(within.flatMap(({ basis }) => basis ?? []))];
}
