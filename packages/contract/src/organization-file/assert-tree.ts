import { fault, HOW_TO_WRITE_ONE } from './fault.ts';
import type { InFile, TreeInFile } from './placed-tree.ts';

/** Of so many mistakes of one kind the first are named. */
const NAMED = 5;
/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html: levels below the root. */
const DEEPEST = 5;

/**
 * Fails with InvalidConfiguration where the units are not one tree, where one stands twice, where an account is in
 * several units, or where there is none.
 */
export function assertTree(tree: TreeInFile, fileName: string): void {
  const { units, accounts } = tree;
  const mistakes = [
    ...doubles(units, 'a unit has one place'),
    ...rootMistakes(tree),
    ...hangingMistakes(tree),
    ...doubles(accounts, 'an account is in one unit'),
    ...(accounts.length === 0 ? [`no account is in it; ${HOW_TO_WRITE_ONE}`] : []),
  ];
  if (mistakes.length === 0) return;
  const more = mistakes.length > NAMED ? [`and ${mistakes.length - NAMED} more mistakes`] : [];
  throw fault(fileName, [...mistakes.slice(0, NAMED), ...more].join('; '));
}

function doubles(items: readonly InFile<{ readonly id: string }>[], rule: string): string[] {
  const places = new Map<string, string>();
  return items.flatMap(({ id, place }) => {
    const first = places.get(id);
    if (first === undefined) places.set(id, place);
    return first === undefined
      ? []
      : [`'${place}' ("${id}") is also at '${first}': ${rule}, remove the wrong one`];
  });
}

function rootMistakes({ units, rootId }: TreeInFile): string[] {
  const roots = units.filter(({ parentId }) => parentId === null);
  if (roots.length === 0) return ["no unit is the root: the root's 'parentId' is null"];
  if (roots.length > 1) {
    const ids = roots.map(({ id, place }) => `"${id}" at '${place}'`);
    return [
      `it has ${roots.length} roots, ${ids.join(' and ')}: an organization has one, and every other unit a 'parentId'`,
    ];
  }
  return roots.flatMap(({ id, place }) =>
    id === rootId || rootId === null
      ? []
      : [`'${place}' ("${id}") is the root, and 'organization.rootId' says "${rootId}"`],
  );
}

/** What does not hang below a root, and what hangs too deep. */
function hangingMistakes({ units }: TreeInFile): string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units.flatMap((unit) => {
    if (unit.parentId !== null && !byId.has(unit.parentId)) {
      return [`'${unit.place}' ("${unit.id}") is in "${unit.parentId}", which is not in the file`];
    }
    let level = 0;
    for (let at = unit; at.parentId !== null && level <= DEEPEST; level += 1) {
      const above = byId.get(at.parentId);
      if (above === undefined) return [];
      at = above;
      if (at === unit)
        return [`'${unit.place}' ("${unit.id}") is below itself: correct the 'parentId' of one of them`];
    }
    return level > DEEPEST
      ? [
          `'${unit.place}' ("${unit.id}") is more than ${DEEPEST} levels below the root, or below units that are below themselves`,
        ]
      : [];
  });
}
