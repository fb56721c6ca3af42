import { accountsBelow, pathTo, type SpendNode } from '../figures/nodes.ts';
import type { PayloadSpends } from '../figures/payload.ts';
import { sumOf } from '../figures/rest.ts';
import type { Store } from '../store.ts';
import { isMatch, searchText } from '../top-bar/matches.ts';
import type { TableRow, TableRows } from './rows.ts';
import { rowsOf } from './subject-rows.ts';

/** The id of the row with the sum of the accounts that are looked for. */
export const FOUND = 'found';

/** Every account in what the page is about, also those that have left. */
function accountsOf({ focus, tree }: Store): readonly SpendNode[] {
  if (focus !== null) return [...accountsBelow(focus)];
  return [...(tree.root === null ? [] : accountsBelow(tree.root)), ...tree.departed];
}

/** The accounts in what the page is about that are looked for, and how many there are. */
export function foundAccounts(store: Store): { readonly found: readonly SpendNode[]; readonly all: number } {
  const accounts = accountsOf(store);
  const wanted = searchText(store.state.find);
  const found = wanted === '' ? accounts : accounts.filter((account) => isMatch(account, wanted));
  return { found, all: accounts.length };
}

/** All accounts as one list without units. One that is limited to some of them ends with their sum too. */
export function accountRows(store: Store): TableRows {
  const { found, all } = foundAccounts(store);
  const { whole, closing } = rowsOf(store);
  const total = closing.slice(-1);
  return {
    rows: found.map(rowOf),
    whole,
    closing: found.length === all ? total : [sumRow(found, store), ...total],
  };
}

/** Of a long list it is below what is in sight, so its sum is computed only when it is drawn. */
function sumRow(found: readonly SpendNode[], { words }: Store): TableRow {
  let sum: PayloadSpends | undefined;
  return {
    ...{ kind: 'sum', id: FOUND, name: words.page.found, node: null, count: found.length },
    ...{ hasChildren: false, children: () => [] },
    get total() {
      sum ??= sumOf(found.map(({ total }) => total));
      return sum;
    },
  };
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
