import { type ListedAccount, type ListedUnit, type OrganizationListing, OuCostError } from '@ou-cost/spend';
import type { OrganizationsCalls } from './calls.ts';
import { listedAccount } from './listed-account.ts';
import { listedUnit } from './listed-unit.ts';
import { ownerFromArn } from './owner.ts';

/** One walk may miss an account that moves meanwhile; a second walk finds it. */
const WALKS = 2;

/**
 * Places accounts by walking the tree from the root, for partitions and emulators whose accounts have no paths.
 * Fails with Incomplete where an account of the listing is found in no container.
 */
export async function walkPlacement(
  calls: OrganizationsCalls,
  expected: Promise<ReadonlySet<string>>,
): Promise<OrganizationListing> {
  let missing: string[] = [];
  for (let walk = 1; walk <= WALKS; walk += 1) {
    const found = await walkOnce(calls);
    const placed = new Set(found.accounts.map((account) => account.id));
    missing = [...(await expected)].filter((id) => !placed.has(id));
    if (missing.length === 0) return found;
  }
  throw new OuCostError(
    'Incomplete',
    `${missing.length} listed accounts are in no organizational unit (${missing.slice(0, 3).join(', ')}); the organization changed while it was read, run again`,
  );
}

async function walkOnce(calls: OrganizationsCalls): Promise<OrganizationListing> {
  const [root, ...others] = await calls.roots();
  if (root?.Id === undefined || others.length > 0) {
    throw new OuCostError(
      'MalformedAnswer',
      `Organizations listed ${root === undefined ? 'no root' : `${others.length + 1} roots`} instead of one with an id`,
    );
  }
  const units: ListedUnit[] = [{ id: root.Id, name: root.Name ?? 'Root', parentId: null }];
  const accounts: ListedAccount[] = [];
  const visit = async (parentId: string): Promise<void> => {
    const [residents, children] = await Promise.all([calls.accountsIn(parentId), calls.unitsIn(parentId)]);
    accounts.push(...residents.map((account) => listedAccount(account, parentId)));
    const inside = children.map((unit) => listedUnit(unit, parentId));
    units.push(...inside);
    await Promise.all(inside.map((unit) => visit(unit.id)));
  };
  await visit(root.Id);
  const { organizationId, managementAccountId } = ownerFromArn(root.Arn);
  return {
    id: organizationId,
    managementAccountId,
    units,
    accounts,
    notes: [
      {
        code: 'no-paths',
        message: 'Organizations gave no account paths here; the tree was walked from the root instead',
      },
    ],
  };
}
