import { amountOf, type Measure } from '../measure.ts';
import { roughly } from '../rough-amount.ts';
import type { Sort, SortColumn, ViewState } from '../view-state.ts';
import type { SpendNode } from './nodes.ts';

/** A row that the table currently shows. */
export interface VisibleRow {
  readonly node: SpendNode;
  /** Levels below the first one shown. */
  readonly level: number;
  /** Null where there is nothing to unfold. */
  readonly isOpen: boolean | null;
  readonly isMatch: boolean;
}

/** Text as it is compared in a search: letter case and the width of characters do not matter. */
function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The nodes and what is unfolded below them; in a search the matches, their ancestors and what is unfolded below. */
export function visibleRows(nodes: readonly SpendNode[], state: ViewState): VisibleRow[] {
  const wanted = searchText(state.search.trim());
  const rows: VisibleRow[] = [];
  const found = wanted === '' ? null : matchesIn(nodes, wanted);
  const place = (siblings: readonly SpendNode[], level: number, isBelowMatch: boolean): void => {
    for (const node of sorted(siblings, state.sort, state.measure)) {
      const isMatch = found?.matching.has(node) ?? false;
      const leadsToMatch = found?.leading.has(node) ?? false;
      if (found !== null && !isMatch && !leadsToMatch && !isBelowMatch) continue;
      const isOpen = node.children.length === 0 ? null : leadsToMatch || state.open.has(node.id);
      rows.push({ node, level, isOpen, isMatch });
      if (isOpen) place(node.children, level + 1, isBelowMatch || isMatch);
    }
  };
  place(nodes, 0, false);
  return rows;
}

function matchesIn(nodes: readonly SpendNode[], wanted: string) {
  const matching = new Set<SpendNode>();
  const leading = new Set<SpendNode>();
  const walk = (node: SpendNode): boolean => {
    const isMatch = searchText(node.name).includes(wanted) || node.id.includes(wanted);
    if (isMatch) matching.add(node);
    let isAbove = false;
    for (const child of node.children) if (walk(child)) isAbove = true;
    if (isAbove) leading.add(node);
    return isMatch || isAbove;
  };
  for (const node of nodes) walk(node);
  return { matching, leading };
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** Siblings in the requested order; equal ones keep the report's order, and those without a figure come last. */
function sorted(nodes: readonly SpendNode[], { column, isDescending }: Sort, measure: Measure) {
  if (nodes.length < 2) return nodes;
  const sign = isDescending ? -1 : 1;
  if (column === 'name') return nodes.toSorted((a, b) => sign * COLLATOR.compare(a.name, b.name));
  const keyed = nodes.map((node) => ({ node, key: keyOf(node, column, measure) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return sign * (a.key - b.key);
  });
  return keyed.map(({ node }) => node);
}

function keyOf(node: SpendNode, column: Exclude<SortColumn, 'name'>, measure: Measure): number | null {
  if (column === 'direct' || column === 'total') return roughly(amountOf(node[column], measure));
  const change = node.totalChanges?.[measure.metric];
  const text = change?.[column === 'change' ? 2 : 3] ?? null;
  return text === null ? null : roughly(text);
}
