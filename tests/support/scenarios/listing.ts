import type { Scenario } from '@ou-cost/sandbox';
import type { ListedUnit, OrganizationListing } from '@ou-cost/spend';
import { type Node, unitsOf } from './tree.ts';

/** The organization of a scenario as a directory lists it. */
export function listingOf({ organization }: Scenario): OrganizationListing {
  const { id, managementAccountId, root } = organization;
  const accounts = unitsOf(root).flatMap((unit) =>
    unit.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      state: account.state,
      parentId: unit.id,
    })),
  );
  return { id, managementAccountId, units: listedUnits(root, null), accounts, notes: [] };
}

function listedUnits({ id, name, organizationalUnits }: Node, parentId: string | null): ListedUnit[] {
  return [{ id, name, parentId }, ...organizationalUnits.flatMap((child) => listedUnits(child, id))];
}
