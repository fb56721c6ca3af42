import { sumOfAmounts } from '@ou-cost/spend/money';
import type { PartChoice } from '../figures/amounts.ts';
import { type ChangeFigure, changeBetween } from '../figures/change.ts';
import { type Figures, figuresOf, isKnown, type Measure } from '../figures/measure.ts';
import type { SpendNode, SpendTree } from '../figures/nodes.ts';
import type { PagePayload } from '../figures/payload.ts';
import { roughly } from '../rough-amount.ts';
import { occurringParts } from './occurring-parts.ts';

/** A line of what a spend consists of. */
export interface PartLine {
  /** Null for the sum of several parts. */
  readonly part: PartChoice | null;
  /** How many parts it is the sum of; 1 for a part. */
  readonly count: number;
  readonly amount: string;
  /** Null where nothing is compared, or not by parts. */
  readonly change: ChangeFigure | null;
}

/** What the page asks for: the split, and how many lines it has room for. */
export interface Asked {
  readonly split: number;
  /** Null for all. */
  readonly most: number | null;
}

/**
 * What a unit or an account, or everything, consists of by one split, the largest first. Charge types have the line Gross
 * before what came back, and end with Net. Parts of other splits have the smallest as one line, and end with their sum.
 * Empty where the days that are shown are not known by this split.
 */
export function partLines(
  payload: PagePayload,
  tree: SpendTree,
  measure: Measure,
  focus: SpendNode | null,
  { split: at, most }: Asked,
): readonly PartLine[] {
  const split = payload.splits[at];
  const columns = payload.choices[measure.choice]?.columns ?? [];
  if (split === undefined || !isKnown(payload, split.from, columns)) return [];
  const spends = focus === null || focus === tree.root ? payload.total : focus.total;
  const figures = figuresOf(payload, measure);
  const occurring = occurringParts(payload, tree, measure, focus);
  const line = (part: PartChoice): PartLine => lineOf(figures, part, spends);
  const lines = range(split.from, split.to)
    .filter((part) => occurring.has(part))
    .map(line);
  if (split.kind !== 'charge-type') return [...folded(lines, most), line('net')];
  const isBack = ({ part }: PartLine) => typeof part === 'number' && split.back.includes(part);
  const amountOf = ({ amount }: PartLine) => roughly(amount);
  const charged = lines.filter((one) => !isBack(one)).toSorted((a, b) => amountOf(b) - amountOf(a));
  const back = lines.filter(isBack).toSorted((a, b) => amountOf(a) - amountOf(b));
  return [...charged, ...(split.back.length > 0 ? [line('gross')] : []), ...back, line('net')];
}

function lineOf(figures: Figures, part: PartChoice, spends: SpendNode['total']): PartLine {
  const own = figures.of(part);
  return { part, count: 1, amount: own.amount(spends), change: own.change(spends) };
}

function folded(lines: readonly PartLine[], most: number | null): PartLine[] {
  const ordered = lines.toSorted((a, b) => Math.abs(roughly(b.amount)) - Math.abs(roughly(a.amount)));
  if (most === null || ordered.length <= most) return ordered;
  const rest = ordered.slice(most - 1);
  const changes = rest.flatMap(({ change }) => (change === null ? [] : [change]));
  const sum = (amounts: readonly string[]) => sumOfAmounts(amounts);
  return [
    ...ordered.slice(0, most - 1),
    {
      part: null,
      count: rest.length,
      amount: sum(rest.map(({ amount }) => amount)),
      change:
        changes.length === 0
          ? null
          : changeBetween(sum(changes.map(({ before }) => before)), sum(changes.map(({ after }) => after))),
    },
  ];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
