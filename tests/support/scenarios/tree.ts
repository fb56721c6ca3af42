import type { Scenario } from '@ou-cost/sandbox';

/** The root or an organizational unit of a scenario, with the units below it. */
export type Node = Scenario['organization']['root'];

/** A unit and all units below it, each before the units below itself. */
export function unitsOf(node: Node): Node[] {
  return [node, ...node.organizationalUnits.flatMap(unitsOf)];
}

/** The ids from the root to a unit, both included. Empty if the unit is not in the tree. */
export function pathTo(id: string, root: Node): string[] {
  if (root.id === id) return [root.id];
  for (const child of root.organizationalUnits) {
    const below = pathTo(id, child);
    if (below.length > 0) return [root.id, ...below];
  }
  return [];
}

/** The ids of the accounts in a unit and in all units below it. */
export function memberIds(node: Node): string[] {
  return unitsOf(node).flatMap(({ accounts }) => accounts.map(({ id }) => id));
}

/** Every account with its own unit and with each unit above that. */
export function placementsIn(root: Node): [account: string, unit: string][] {
  return unitsOf(root).flatMap((unit) =>
    unit.accounts.flatMap(({ id }) => pathTo(unit.id, root).map((above): [string, string] => [id, above])),
  );
}

/** The scenario with a change to every unit, the root included. */
export function withUnits(scenario: Scenario, change: (node: Node) => Node): Scenario {
  const changed = (node: Node): Node =>
    change({ ...node, organizationalUnits: node.organizationalUnits.map(changed) });
  return {
    ...scenario,
    organization: { ...scenario.organization, root: changed(scenario.organization.root) },
  };
}
