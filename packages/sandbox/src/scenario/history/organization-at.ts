import { DAY, type Moment, startOfDay } from '../../time/calendar.ts';
import type { ScenarioOrganization } from '../organization.ts';
import { EarlierTree } from './earlier-tree.ts';
import { inOrder, momentOf } from './order.ts';

/**
 * The organization as it was at a moment, with the history up to then. The tree of a scenario is the one after all of its
 * history, so that later changes are taken back. Fails for a history that contradicts the tree.
 */
export function organizationAt(organization: ScenarioOrganization, moment: Moment): ScenarioOrganization {
  const history = inOrder(organization.history ?? []);
  const later = history.filter((change) => momentOf(change) > moment);
  if (later.length === 0) return organization;
  const tree = new EarlierTree(organization);
  for (const change of later.toReversed()) {
    const problem = tree.undo(change);
    if (problem !== undefined) throw new Error(`the change of ${change.at} ${problem}`);
  }
  return { ...organization, root: tree.root(), history: history.slice(0, history.length - later.length) };
}

/** The organization at the end of the day (UTC) of a moment. */
export function organizationOn(organization: ScenarioOrganization, day: Moment): ScenarioOrganization {
  return organizationAt(organization, startOfDay(day) + DAY - 1);
}
