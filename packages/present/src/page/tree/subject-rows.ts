import { departedCount } from '../figures/nodes.ts';
import type { Store } from '../store.ts';
import { type TableRows, tableRows } from './rows.ts';

/** The rows of what the page is about, which the table and the map share. */
export function rowsOf({ focus, tree, payload, words, figures }: Store): TableRows {
  const { root, departed } = tree;
  const { total, unattributed } = payload;
  const counted = departedCount(tree, payload, figures);
  return tableRows({ focus, root, departed, departedCount: counted, total, unattributed }, words.shared.tree);
}
