import { foldedAfter, inOrder, type Rank, rankedAmount } from '../../shared/order.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { type RowFigures, summed } from '../figures/row-figures.ts';
import type { RowKind, TableRow } from '../layout/table.ts';

/** A row of a tree with those below it. Names are escaped. */
export interface Node {
  readonly kind: RowKind;
  readonly name: string;
  readonly hint: string;
  readonly aside: string;
  readonly figures: RowFigures;
  readonly children: readonly Node[];
}

/** Siblings in the order that the view asks for, the first of them, and one row with the sum of the others. */
export function arranged(nodes: readonly Node[], top: number | null, drawing: Drawing): Node[] {
  const { report, view } = drawing;
  const ordered = inOrder(nodes, (node) => rankOf(node, report), view);
  const { shown, rest } = foldedAfter(ordered, top);
  if (rest.length === 0) return [...shown];
  const sum: Node = {
    kind: rest.every(({ kind }) => kind === 'account') ? 'account' : 'unit',
    name: wordsIn(view.language).shared.tree.more(rest.length),
    hint: '',
    aside: '',
    figures: summed(rest.map(({ figures }) => figures)),
    children: [],
  };
  return [...shown, sum];
}

function rankOf({ name, aside, figures: { periods, sides } }: Node, report: Drawing['report']): Rank {
  return {
    name,
    id: aside,
    spend: rankedAmount(report, periods ?? [], sides),
    change: sides?.change ?? null,
  };
}

/** The rows of a tree; the nodes at the top have no lines before them. */
export function treeRows(nodes: readonly Node[]): TableRow[] {
  return nodes.flatMap((node) => [rowOf(node, ''), ...branches(node.children, '')]);
}

function branches(nodes: readonly Node[], stem: string): TableRow[] {
  return nodes.flatMap((node, at) => {
    const isLast = at === nodes.length - 1;
    return [
      rowOf(node, `${stem}${isLast ? '└─ ' : '├─ '}`),
      ...branches(node.children, `${stem}${isLast ? '   ' : '│  '}`),
    ];
  });
}

function rowOf({ kind, name, hint, aside, figures }: Node, branch: string): TableRow {
  return { kind, label: { branch, name, hint, aside }, figures, isRuled: false };
}
