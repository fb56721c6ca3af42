import { type AccountSpend, lastUnitOf, type Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { expectSame, fault } from './fault.ts';
import type { SpendShape } from './spend-shape.ts';
import { checkSpend } from './spend-shape.ts';
import { SpendSum } from './spend-sum.ts';

/** Whether an account stood in several units, so that its spend is told apart by its placements. */
function isDivided({ placements }: Pick<AccountSpend, 'placements'>): boolean {
  return new Set(placements.map(({ organizationalUnitId }) => organizationalUnitId)).size > 1;
}

/** What is stated of an account, by the units in which it stood: one part, or one for each stay in a unit. */
export interface StatedInUnit<Stated> {
  readonly id: string;
  readonly unit: string | null;
  readonly stated: Stated;
}

type AccountPlacement = AccountSpend['placements'][number];

/** Fails where an account stood in several units and its placements do not state their parts, or one did and they do. */
export function statedByUnit<Stated>(
  account: AccountSpend,
  whole: Stated,
  partOf: (placement: AccountPlacement) => Stated | undefined,
  what: string,
): readonly StatedInUnit<Stated>[] {
  const { id, placements } = account;
  if (!isDivided(account)) {
    if (placements.some((one) => partOf(one) !== undefined)) {
      throw fault(`account ${id} stood in one unit, and its ${what} is told apart`);
    }
    return [{ id, unit: lastUnitOf(account), stated: whole }];
  }
  return placements.flatMap((placement, at) => {
    const stated = partOf(placement);
    const { from, organizationalUnitId: unit } = placement;
    const isStayOver = placements[at + 1]?.organizationalUnitId !== unit;
    if (!isStayOver && stated !== undefined) {
      throw fault(`account ${id} goes on in ${unit}, and its ${what} from ${from} on is told apart`);
    }
    if (isStayOver && stated === undefined) {
      throw fault(`account ${id} stood in several units, and has no ${what} from ${from} on`);
    }
    return stated === undefined ? [] : [{ id, unit, stated }];
  });
}

/**
 * Fails where the placements of an account are not those of its tree: one for all days as it is; as it was one after the
 * other, from before the first day of the report to after its last one.
 */
export function checkPlacements({ id, placements, lastUnit }: AccountSpend, { query }: Report): void {
  const where = `account ${id}`;
  if (query.tree === 'as-is') {
    expectSame(`the number of placements of ${where}`, placements.length, 1);
    if (lastUnit !== undefined && lastUnitOf({ placements }) !== null) {
      throw fault(`${where} has a last unit, and is in one still`);
    }
    return;
  }
  if (lastUnit !== undefined) throw fault(`${where} has a last unit apart from its placements`);
  const [first] = placements;
  if (first === undefined) throw fault(`${where} has no placement`);
  if (first.from > query.start) throw fault(`${where} has no placement from ${query.start} on`);
  for (const [at, { from, to }] of placements.entries()) {
    const next = placements[at + 1];
    if (to !== null && to <= from) throw fault(`${where} is placed from ${from} to ${to}`);
    if (next !== undefined) expectSame(`the first day of placement ${at + 2} of ${where}`, next.from, to);
  }
  const { to = null } = placements.at(-1) ?? {};
  if (to !== null && to < query.end) throw fault(`${where} has no placement after ${to}`);
}

/** The accounts that were selected for some of their days only, and stand last in a unit that is not selected. */
export function accountsSelectedInPart({ accounts, organizationalUnits: units, query }: Report): Set<string> {
  if (query.tree === 'as-is') return new Set();
  const listed = new Set(units.map(({ id }) => id));
  const isListed = ({ placements }: AccountSpend) =>
    placements.some(({ organizationalUnitId: id }) => id !== null && listed.has(id));
  return new Set(accounts.filter((account) => isDivided(account) && isListed(account)).map(({ id }) => id));
}

/** What an account spent in a unit. */
interface SpendInUnit {
  readonly id: string;
  readonly unit: string | null;
  readonly spend: Spend;
}

/** Fails where the parts of an account are not its spend, or one is of a unit that is not listed. */
export function spendByUnit(
  { accounts, organizationalUnits }: Report,
  shape: SpendShape,
  stated: Stated = { what: 'spend', wholeOf: ({ spend }) => spend, partOf: ({ spend }) => spend },
): SpendInUnit[] {
  const listed = new Set<string | null>([null, ...organizationalUnits.map(({ id }) => id)]);
  const { what, wholeOf, partOf } = stated;
  return accounts.flatMap((account): SpendInUnit[] => {
    const whole = wholeOf(account);
    const parts = statedByUnit(account, whole, partOf, what);
    if (!isDivided(account)) return parts.map(({ id, unit }) => ({ id, unit, spend: whole }));
    const sum = new SpendSum(shape);
    for (const { id, unit, stated: spend } of parts) {
      checkSpend(spend, `the ${what} of account ${id} in ${unit}`, shape);
      if (!listed.has(unit))
        new SpendSum(shape).expectedOf(spend, `account ${id} in ${unit}`, 'no selected days');
      sum.add(spend);
    }
    sum.expectedOf(whole, `the ${what} of account ${account.id}`, 'its placements');
    return parts.map(({ id, unit, stated: spend }) => ({ id, unit, spend }));
  });
}

/** Which spend of an account is meant, and its part in a placement. */
interface Stated {
  readonly what: string;
  readonly wholeOf: (account: AccountSpend) => Spend;
  readonly partOf: (placement: AccountPlacement) => Spend | undefined;
}
