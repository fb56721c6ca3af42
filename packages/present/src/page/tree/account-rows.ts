import { accountsBelow, pathTo, type SpendNode } from '../figures/nodes.ts';
import type { Store } from '../store.ts';
import { isMatch, searchText } from '../top-bar/matches.ts';
import type { TableRow, TableRows } from './rows.ts';
import { rowsOf } from './subject-rows.ts';

/** Every account in what the page is about, also those that have left. */
function accountsOf({ focus, tree }: Store): readonly SpendNode[] {
  if (focus !== null) return [...accountsBelow(focus)];
  return [...(tree.root === null ? [] : accountsBelow(tree.root)), ...tree.departed];
}

/** All accounts as one list without units, limited to those that are looked for, and how many there are. */
export function accountRows(store: Store): TableRows & { readonly all: number } {
  const accounts = accountsOf(store);
  const wanted = searchText(store.state.find);
  const found = wanted === '' ? accounts : accounts.filter((account) => isMatch(account, wanted));
  const { whole, closing } = rowsOf(store);
  return { rows: found.map(rowOf), whole, closing: closing.slice(-1), all: accounts.length };
}

function rowOf(node: SpendNode): TableRow {
  const { id, name, total } = node;
  return { kind: 'node', id, name, node, total, count: null, hasChildren: false, children: () => [] };
}

/** The units above an account, where it stands in a list without them. */
export function placeOf(node: SpendNode, { focus, tree, words }: Store): string {
  if (node.parent === null) return words.shared.tree.departed;
  const path = pathTo(node.parent);
  const above = path.slice(path.indexOf(focus ?? node) + 1).filter((unit) => unit !== tree.root);
  return above.map(({ name }) => name).join(' › ');
}
