import { sumOfAmounts } from '@ou-cost/spend/money';
import type { Figures } from './figures/measure.ts';
import type { SpendNode } from './figures/nodes.ts';
import { roughly } from './rough-amount.ts';

/** One part of what a unit spent: a sub-unit, an account, or the sum of several small ones. */
export interface SpendPart {
  /** Null for the sum of several parts. */
  readonly node: SpendNode | null;
  readonly members: readonly SpendNode[];
  readonly amount: string;
}

/** The parts of a unit, largest first; where there are more than `most`, the smallest are summed into one. */
export function largestParts(unit: SpendNode, figures: Figures, most: number): SpendPart[] {
  const parts = unit.children
    .map((node) => ({ node, members: [node], amount: figures.amount(node.total) }))
    .map((part) => ({ part, size: Math.abs(roughly(part.amount)) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ part }) => part);
  if (parts.length <= most) return parts;
  const rest = parts.slice(most - 1);
  const members = rest.map(({ node }) => node);
  return [
    ...parts.slice(0, most - 1),
    { node: null, members, amount: sumOfAmounts(rest.map(({ amount }) => amount)) },
  ];
}

/** The name of a part as the page shows it. */
export function partName({ node, members }: SpendPart): string {
  return node === null ? `${members.length} smaller ones` : node.name;
}

/** How many colours tell parts apart; the last one is for all other parts. */
const COLOURS = 8;

/**
 * The colour of each part inside a unit, by the order of what the page begins with, so that a unit keeps its
 * colour whichever period or charge type is shown.
 */
export function coloursIn(unit: SpendNode, figures: Figures): ReadonlyMap<SpendNode, number> {
  const parts = largestParts(unit, figures, COLOURS);
  return new Map(parts.flatMap(({ node }, at) => (node === null ? [] : [[node, at] as const])));
}

/** The position of the colour for all other parts. */
export const OTHER_COLOUR = COLOURS - 1;
