import { OuCostError } from '@ou-cost/spend';

/** The place of an account in the tree: the ids of its containers, the root first. */
export interface AccountPlace {
  readonly organizationId: string;
  readonly containerIds: readonly string[];
}

/**
 * The place in one of Organizations' paths: `o-…/r-…/ou-…/123456789012/`.
 * Fails with MalformedAnswer, naming the path.
 */
export function placeFromPath(path: string, accountId: string): AccountPlace {
  const [organizationId = '', ...ids] = path.replace(/\/$/, '').split('/');
  const account = ids.pop();
  const [root = '', ...units] = ids;
  const readable =
    organizationId.startsWith('o-') && root.startsWith('r-') && units.every((id) => id.startsWith('ou-'));
  if (!readable || account !== accountId) {
    throw new OuCostError(
      'MalformedAnswer',
      `the path '${path}' of account ${accountId} is not one that Organizations documents`,
    );
  }
  return { organizationId, containerIds: ids };
}
