import { exactDecimal, formatDecimal, subtract, sumOfAmounts } from '@ou-cost/spend/money';
import { type Figures, figuresOf, type Measure } from './measure.ts';
import { departedCount, type SpendNode, type SpendTree } from './nodes.ts';
import type { PagePayload } from './payload.ts';

/**
 * A line of the ledger that leads from what is shown to the independent total. `chosen` is the unit or account that the
 * page is about, and `other-units` and `other-departed` what is beside it.
 */
export interface LedgerLine {
  readonly kind:
    | 'chosen'
    | 'in-units'
    | 'other-units'
    | 'departed'
    | 'other-departed'
    | 'total'
    | 'other-charges'
    | 'left-out'
    | 'not-attributed'
    | 'independent';
  readonly amount: string;
}

export interface Ledger {
  readonly lines: readonly LedgerLine[];
  /** The independent total less everything above it; null where nothing was checked. */
  readonly difference: string | null;
}

/** The lines up to `total` add up to it, and all those before `independent` to that, but for the difference. */
export function ledgerOf(
  payload: PagePayload,
  tree: SpendTree,
  measure: Measure,
  focus: SpendNode | null,
): Ledger {
  const figures = figuresOf(payload, measure);
  const total = figures.amount(payload.total);
  const net = figures.of('net').amount(payload.total);
  const lines: LedgerLine[] = [
    ...shownLines(payload, tree, figures, focus),
    { kind: 'total', amount: total },
    ...(measure.part === 'net' ? [] : [{ kind: 'other-charges' as const, amount: less(net, total) }]),
  ];
  const leftOut = sumOfKnown(payload, measure, 'leftOut');
  if (leftOut !== null) lines.push({ kind: 'left-out', amount: leftOut });
  const independent = sumOfKnown(payload, measure, 'independent');
  if (independent === null) return { lines, difference: null };
  const difference = less(independent, sumOfAmounts([net, leftOut ?? '0']));
  // A difference that was allowed is spend that the source puts in no account, and a line like any other.
  const isLine = payload.about.status === 'difference-allowed' && difference !== '0';
  if (isLine) lines.push({ kind: 'not-attributed', amount: difference });
  lines.push({ kind: 'independent', amount: independent });
  return { lines, difference };
}

function shownLines(
  payload: PagePayload,
  tree: SpendTree,
  figures: Figures,
  focus: SpendNode | null,
): LedgerLine[] {
  const { root, departed } = tree;
  const inUnits = root === null ? '0' : figures.amount(root.total);
  const left = figures.amount(payload.unattributed);
  const leftLine = (amount: string): LedgerLine[] =>
    departedCount(tree, payload, figures) === 0 && amount === '0' ? [] : [{ kind: 'departed', amount }];
  if (focus === null || focus === root) {
    return [...(root === null ? [] : [{ kind: 'in-units' as const, amount: inUnits }]), ...leftLine(left)];
  }
  const chosen = figures.amount(focus.total);
  if (focus.parent === null) {
    return [
      { kind: 'chosen', amount: chosen },
      ...(departed.length > 1 ? [{ kind: 'other-departed' as const, amount: less(left, chosen) }] : []),
      ...(root === null ? [] : [{ kind: 'in-units' as const, amount: inUnits }]),
    ];
  }
  return [
    { kind: 'chosen', amount: chosen },
    { kind: 'other-units', amount: less(inUnits, chosen) },
    ...leftLine(left),
  ];
}

/** What columns state for themselves, added over the choice; null where it is not known of one. */
function sumOfKnown(
  { choices, columns }: PagePayload,
  { choice, metric }: Measure,
  what: 'independent' | 'leftOut',
): string | null {
  const amounts = (choices[choice]?.columns ?? []).map((column) => columns[column]?.[what][metric] ?? 0);
  const known = amounts.filter((amount) => amount !== 0);
  return known.length === 0 || known.length < amounts.length ? null : sumOfAmounts(known);
}

function less(whole: string, part: string): string {
  return formatDecimal(subtract(exactDecimal(whole), exactDecimal(part)));
}
