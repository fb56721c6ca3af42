import { OuCostError } from '@ou-cost/spend';

/** Where an account hangs: the ids of its containers, the root first. */
export interface AccountPlace {
  readonly organizationId: string;
  readonly containerIds: readonly string[];
}

/**
 * The place that one of Organizations' paths states: `o-…/r-…/ou-…/123456789012/`.
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
