import { type RisesAndFalls, risesAndFalls } from '@ou-cost/spend/money';
import { occurringParts } from '../consists/occurring-parts.ts';
import { type Figures, figuresOf, type Measure } from '../figures/measure.ts';
import { type Mover, moversAmong, movingParts } from '../figures/movers.ts';
import { accountsBelow, type SpendNode, type SpendTree, unitsBelow } from '../figures/nodes.ts';
import type { PagePayload } from '../figures/payload.ts';

/** What moved in what the page is about, the largest change first. */
export interface Moved {
  /** Units by their own accounts, so that a change is not listed again for every unit above. */
  readonly units: readonly Mover<SpendNode>[];
  readonly accounts: readonly Mover<SpendNode>[];
  /** What the net change hides: the rises and falls of accounts, or of units where accounts are not known. */
  readonly hidden: RisesAndFalls;
}

/** What moved in a unit or an account; without one in everything, also in accounts that have left. */
export function movedIn({ root, departed }: SpendTree, figures: Figures, focus: SpendNode | null): Moved {
  const top = focus ?? root;
  const units = top === null ? [] : moversAmong(unitsBelow(top), ({ direct }) => direct, figures);
  const inside = top === null ? [] : [...accountsBelow(top)];
  const listed = top === root ? [...inside, ...departed] : inside;
  const accounts = moversAmong(listed, ({ total }) => total, figures);
  const counted = listed.length > 0 ? accounts : units;
  return { units, accounts, hidden: risesAndFalls(counted.map(({ difference }) => difference)) };
}

/** The parts of one split that moved, such as services. */
export function movedParts(
  payload: PagePayload,
  tree: SpendTree,
  measure: Measure,
  focus: SpendNode | null,
  split: number,
): readonly Mover<number>[] {
  const { from = 0, to = 0 } = payload.splits[split] ?? {};
  const occurring = occurringParts(payload, tree, measure, focus);
  const parts = [...occurring].filter((part) => part >= from && part < to).sort((a, b) => a - b);
  const spends = focus === null || focus === tree.root ? payload.total : focus.total;
  return movingParts(spends, parts, figuresOf(payload, measure));
}
