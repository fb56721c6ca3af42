import { isSelected } from '../organization/selection.ts';
import type { AccountSpend } from './form/report.ts';
import type { RolledUpBill } from './roll-up.ts';

/** An account as a report lists it, before its spend is written down. */
export type AccountFacts = Omit<AccountSpend, 'spend'>;

/** Selected accounts of the organization in the order of its units, then those that have left it, by id. */
export function accountsOf(bill: RolledUpBill): AccountFacts[] {
  const { organization, ledger, placements, selection } = bill;
  const isListed = (id: string) =>
    placements.of(id).some(({ organizationalUnitId }) => isSelected(organizationalUnitId, selection));
  const members = organization.units.flatMap(({ accountIds }) => accountIds);
  const departed = [...ledger.table.accountIds].filter((id) => !organization.accounts.has(id)).sort();
  return [...members, ...departed].filter(isListed).map((id) => factsOf(id, bill));
}

function factsOf(id: string, { organization, ledger, placements }: RolledUpBill): AccountFacts {
  const account = organization.accounts.get(id);
  return {
    id,
    name: account?.name ?? ledger.accountNames.get(id) ?? id,
    state: account?.state ?? null,
    placements: placements.of(id),
  };
}
