import { sumOfAmounts } from '@ou-cost/spend/money';
import { amountOf, type Measure } from './measure.ts';
import { roughly } from './rough-amount.ts';
import type { SpendNode } from './tree/nodes.ts';

/** One part of what a unit spent: a sub-unit, an account, or several small ones taken together. */
export interface SpendPart {
  /** Null where several are taken together. */
  readonly node: SpendNode | null;
  readonly members: readonly SpendNode[];
  readonly amount: string;
}

/** The parts of a unit, largest first; of more than `most` the smallest are taken together. */
export function largestParts(unit: SpendNode, measure: Measure, most: number): SpendPart[] {
  const parts = unit.children
    .map((node) => ({ node, members: [node], amount: amountOf(node.total, measure) }))
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

/** How a part is called. */
export function partName({ node, members }: SpendPart): string {
  return node === null ? `${members.length} smaller ones` : node.name;
}

/** Colours that tell parts apart; the last one is for everything beyond. */
export const COLOURS = 8;

/**
 * The colour of each part inside a unit, by the order of net spend over all periods, so that a unit keeps its
 * colour whichever period or charge type is looked at.
 */
export function coloursIn(unit: SpendNode, metric: number): ReadonlyMap<SpendNode, number> {
  const whole: Measure = { metric, period: 'all', part: 'net' };
  const parts = largestParts(unit, whole, COLOURS);
  return new Map(parts.flatMap(({ node }, at) => (node === null ? [] : [[node, at] as const])));
}

/** The position of the colour that everything beyond the coloured parts has. */
export const OTHER_COLOUR = COLOURS - 1;
