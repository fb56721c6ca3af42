import type { FoldedLedger } from '../ledger/fold.ts';
import { isSelected } from '../organization/selection.ts';
import type { AccountSpend } from './form/report.ts';
import type { RolledUpBill } from './roll-up.ts';

/** An account as a report lists it, before its spend is written down. */
export type AccountFacts = Omit<AccountSpend, 'spend'>;

/** Selected accounts of the organization in the order of its units, then those that have left it, by id. */
export function accountsOf(bill: RolledUpBill): AccountFacts[] {
  const { organization, placements, selection } = bill;
  const isListed = (id: string) =>
    placements.of(id).some(({ organizationalUnitId }) => isSelected(organizationalUnitId, selection));
  const members = organization.units.flatMap(({ accountIds }) => accountIds);
  const seen = new Set(ledgersOf(bill).flatMap(({ table }) => [...table.accountIds]));
  const departed = [...seen].filter((id) => !organization.accounts.has(id)).sort();
  return [...members, ...departed].filter(isListed).map((id) => factsOf(id, bill));
}

function ledgersOf({ drawn, further, trend }: RolledUpBill): FoldedLedger[] {
  const ofSplits = [drawn, ...further].map(({ ledger }) => ledger);
  return trend === null ? ofSplits : [...ofSplits, trend.ledger];
}

function factsOf(id: string, bill: RolledUpBill): AccountFacts {
  const { organization, placements } = bill;
  const account = organization.accounts.get(id);
  return {
    id,
    name: account?.name ?? nameOf(id, bill) ?? id,
    state: account?.state ?? null,
    placements: placements.of(id),
  };
}

/** The name that a reading knows. */
function nameOf(id: string, bill: RolledUpBill): string | undefined {
  for (const { accountNames } of ledgersOf(bill)) {
    const name = accountNames.get(id);
    if (name !== undefined) return name;
  }
  return undefined;
}
