import { pathTo, type SpendNode, type SpendTree } from '../figures/nodes.ts';

/** A unit or an account whose name or id contains what is looked for. */
export interface Match {
  readonly node: SpendNode;
  /** The names of the units above it, without the root. */
  readonly path: readonly string[];
}

/** Text as it is compared in a search: letter case and the width of characters do not matter. */
export function searchText(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** Whether a name or an id contains a text that is looked for. */
export function isMatch({ name, id }: Pick<SpendNode, 'name' | 'id'>, wanted: string): boolean {
  return id.includes(wanted) || searchText(name).includes(wanted);
}

/** The first matches: names that begin with the text come first, units before accounts; and how many there are. */
export function matchesOf(
  { units, accounts }: SpendTree,
  text: string,
  most: number,
): { readonly first: readonly Match[]; readonly count: number } {
  const wanted = searchText(text);
  if (wanted === '') return { first: [], count: 0 };
  const found: { node: SpendNode; isStart: boolean }[] = [];
  for (const all of [units, accounts]) {
    for (const node of all.values()) {
      const name = searchText(node.name);
      if (!name.includes(wanted) && !node.id.includes(wanted)) continue;
      found.push({ node, isStart: name.startsWith(wanted) });
    }
  }
  const ordered = [...found.filter(({ isStart }) => isStart), ...found.filter(({ isStart }) => !isStart)];
  return {
    first: ordered.slice(0, most).map(({ node }) => ({ node, path: pathAbove(node) })),
    count: found.length,
  };
}

/** The names of the units above a node, without the root. */
function pathAbove(node: SpendNode): string[] {
  return pathTo(node)
    .slice(1, -1)
    .map(({ name }) => name);
}
