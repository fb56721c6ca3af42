import type { SeenTree } from '../history/facts.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import type { Organization } from '../organization/organization.ts';

/**
 * The tree that a run has read, as later runs are told of it: names, states and places, and nothing else that a directory
 * may know. Where a directory need not list a unit without accounts, only those beside a unit with accounts are told, which
 * it lists in any case: whether one was looked up by its name must not look like a change of the organization, and one
 * that is missing among its siblings is deleted.
 */
export function seenTree(
  organization: Organization,
  { unlisted }: Pick<OrganizationDirectory, 'unlisted'>,
  readAt: string,
): SeenTree {
  const { id, managementAccountId, asOf, accounts } = organization;
  const told = unlisted === undefined ? organization.units : alwaysListed(organization);
  return {
    asOf: asOf ?? readAt,
    id,
    managementAccountId,
    units: told.map((unit) => ({ id: unit.id, name: unit.name, parentId: unit.parentId })),
    accounts: told.flatMap(({ accountIds }) =>
      accountIds.flatMap((accountId) => {
        const account = accounts.get(accountId);
        if (account === undefined) return [];
        const { name, state, parentId } = account;
        return [{ id: accountId, name, state, parentId }];
      }),
    ),
  };
}

/** The root, the units that hold an account, in themselves or below, and the ones beside these. */
function alwaysListed({ units }: Organization): Organization['units'] {
  const occupied = new Set<string>();
  const parents = new Set<string | null>([null]);
  // In reversed pre-order all that is below a unit is known before the unit itself.
  for (const { id, parentId, accountIds } of units.toReversed()) {
    if (accountIds.length > 0) occupied.add(id);
    if (!occupied.has(id) || parentId === null) continue;
    occupied.add(parentId);
    parents.add(parentId);
  }
  return units.filter(({ parentId }) => parents.has(parentId));
}
