import { departureOf } from '../history/as-was.ts';
import type { OrganizationHistory } from '../history/history.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { compareText } from '../organization/organization.ts';
import { isSelected } from '../organization/selection.ts';
import { type AccountSpend, lastUnitOf } from './form/report.ts';
import type { RolledUpBill } from './roll-up.ts';

/** An account as a report lists it, before its spend is written down. */
export type AccountFacts = Omit<AccountSpend, 'spend'>;

/**
 * Selected accounts in the order of the units that they stand in last, then those that stand in none, by id. An account
 * that has left is listed where it has charges.
 */
export function accountsOf(bill: RolledUpBill): AccountFacts[] {
  const { organization, placements, selection } = bill;
  const isListed = (id: string) =>
    placements.of(id).some(({ organizationalUnitId }) => isSelected(organizationalUnitId, selection));
  const seen = ledgersOf(bill).flatMap(({ table }) => [...table.accountIds]);
  const ids = new Set([...organization.accounts.keys(), ...seen]);
  const residents = Map.groupBy(
    [...ids].filter(isListed),
    (id) => placements.of(id).at(-1)?.organizationalUnitId ?? null,
  );
  return [...organization.units.map(({ id }) => id), null]
    .flatMap((unitId) => (residents.get(unitId) ?? []).sort(compareText))
    .map((id) => factsOf(id, bill));
}

function ledgersOf({ drawn, further, trend }: RolledUpBill): FoldedLedger[] {
  const ofSplits = [drawn, ...further].map(({ ledger }) => ledger);
  return trend === null ? ofSplits : [...ofSplits, trend.ledger];
}

function factsOf(id: string, bill: RolledUpBill): AccountFacts {
  const { organization, placements, history } = bill;
  const account = organization.accounts.get(id);
  return {
    id,
    name: account?.name ?? nameOf(id, bill) ?? history?.accounts.get(id)?.name ?? id,
    state: account?.state ?? null,
    placements: placements.of(id),
    ...(account === undefined ? departure(id, bill) : {}),
  };
}

/** When an account left, and on the tree as it is where it was last: there it stands in no unit. */
function departure(id: string, { history, placements }: RolledUpBill): Partial<AccountFacts> {
  const left = history === null ? null : departureOf(history, id);
  if (history === null || left === null) return {};
  const { leftOn, lastUnitId } = left;
  const isPlaced = lastUnitOf({ placements: placements.of(id) }) !== null;
  return {
    ...(leftOn === null ? {} : { leftOn }),
    ...(isPlaced || lastUnitId === null
      ? {}
      : { lastUnit: { id: lastUnitId, path: pathIn(history, lastUnitId) } }),
  };
}

/** The names from the root down to a unit, whether it still exists or not. */
function pathIn({ units }: OrganizationHistory, unitId: string): string[] {
  const path: string[] = [];
  const passed = new Set<string>();
  for (let at: string | null = unitId; at !== null && !passed.has(at); at = units.get(at)?.parentId ?? null) {
    passed.add(at);
    path.unshift(units.get(at)?.name ?? at);
  }
  return path;
}

/** The name that a reading knows. */
function nameOf(id: string, bill: RolledUpBill): string | undefined {
  for (const { accountNames } of ledgersOf(bill)) {
    const name = accountNames.get(id);
    if (name !== undefined) return name;
  }
  return undefined;
}
