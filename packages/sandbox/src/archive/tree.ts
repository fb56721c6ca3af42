import type { ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import { formatMoment, type Moment } from '../time/calendar.ts';

/** The tree of an organization as an archive holds it, as text: names, states and places, in the order of ids. */
export function treeText({ id, managementAccountId, root }: ScenarioOrganization): string {
  return JSON.stringify({ id, managementAccountId, root: nodeOf(root) });
}

/** A snapshot (`ou-cost/snapshot@1`) of what `treeText` has made. */
export function snapshotOf(tree: string, at: Moment): Record<string, unknown> {
  return { schema: 'ou-cost/snapshot@1', asOf: formatMoment(at), ...(JSON.parse(tree) as object) };
}

/** The names of all accounts in a tree. */
export function namesIn({ accounts, organizationalUnits }: ScenarioNode): ReadonlyMap<string, string> {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  for (const unit of organizationalUnits) for (const [id, name] of namesIn(unit)) names.set(id, name);
  return names;
}

/** A node without what an archive does not keep, such as e-mail addresses. */
function nodeOf({ id, name, accounts, organizationalUnits }: ScenarioNode): Record<string, unknown> {
  return {
    id,
    name,
    accounts: inOrder(accounts).map((account) => ({
      id: account.id,
      name: account.name,
      state: account.state,
    })),
    organizationalUnits: inOrder(organizationalUnits).map(nodeOf),
  };
}

function inOrder<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
