import type { OrganizationOverview } from '../../organization/overview.ts';
import { expectSame, fault } from './fault.ts';
import { checkTree } from './structure.ts';

/**
 * Verifies an organization where it is read: that it is the one asked for, and one tree whose counts add up. Fails with
 * MalformedAnswer, naming the first thing that does not hold.
 */
export function verifyOrganization(overview: OrganizationOverview, runId: string): void {
  expectSame('its run id', overview.runId, runId);
  const { organization, organizationalUnits: units } = overview;
  checkTree(units);
  const roots = units.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  expectSame('its root', roots, [organization.rootId]);
  const counts = new Map<string, number>();
  for (const { id, parentId, accountIds, accountsInSubtree } of units.toReversed()) {
    const count = accountIds.length + (counts.get(id) ?? 0);
    if (count !== accountsInSubtree) {
      throw fault(`${id} is said to have ${accountsInSubtree} accounts below it, and has ${count}`);
    }
    if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 0) + count);
  }
}
