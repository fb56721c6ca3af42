import { type RisesAndFalls, risesAndFalls } from '@ou-cost/spend/money';
import { occurringParts } from '../consists/occurring-parts.ts';
import { type Figures, figuresOf, type Measure } from '../figures/measure.ts';
import { type Mover, moversAmong, movingParts } from '../figures/movers.ts';
import { accountsBelow, type SpendNode, type SpendTree, unitsBelow } from '../figures/nodes.ts';
import type { PagePayload } from '../figures/payload.ts';
import type { Steps } from '../figures/steps.ts';

/** What moved in what the page is about, the largest change first. */
export interface Moved {
  /** Units by their own accounts, so that a change is not listed again for every unit above. */
  readonly units: readonly Mover<SpendNode>[];
  readonly accounts: readonly Mover<SpendNode>[];
  /** What the net change hides: the rises and falls of accounts, or of units where accounts are not known. */
  readonly hidden: RisesAndFalls;
}

/** What moved in a unit or an account; without one in everything, also in accounts that have left. */
export function* movedIn(
  { root, departed }: SpendTree,
  figures: Figures,
  focus: SpendNode | null,
): Steps<Moved> {
  const top = focus ?? root;
  const units = top === null ? [] : yield* moversAmong(unitsBelow(top), ({ direct }) => direct, figures);
  let listed = 0;
  function* inside() {
    for (const account of top === null ? [] : accountsBelow(top)) {
      listed += 1;
      yield account;
    }
    if (top !== root) return;
    listed += departed.length;
    yield* departed;
  }
  const accounts = yield* moversAmong(inside(), ({ total }) => total, figures);
  yield;
  const counted = listed > 0 ? accounts : units;
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
