import { type RisesAndFalls, risesAndFalls } from '@ou-cost/spend/money';
import { occurringParts } from '../consists/occurring-parts.ts';
import { type Figures, figuresOf, type Measure } from '../figures/measure.ts';
import { type Mover, moversAmong, movingParts } from '../figures/movers.ts';
import { accountsBelow, type SpendNode, type SpendTree, unitsBelow } from '../figures/nodes.ts';
import { accountIdOf } from '../figures/other-tree.ts';
import type { PagePayload } from '../figures/payload.ts';
import { sumOf } from '../figures/rest.ts';
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
  { root, departed, relocated }: SpendTree,
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
  const accounts = yield* moversAmong(joinedStays(inside(), relocated), ({ total }) => total, figures);
  yield;
  const counted = listed > 0 ? accounts : units;
  return { units, accounts, hidden: risesAndFalls(counted.map(({ difference }) => difference)) };
}

/** Each account once, with what it spent in all of its units here. */
function* joinedStays(nodes: Iterable<SpendNode>, relocated: ReadonlySet<string>): Generator<SpendNode> {
  const stays = new Map<string, SpendNode[]>();
  for (const node of nodes) {
    const id = accountIdOf(node.id);
    if (!relocated.has(id)) yield node;
    else stays.set(id, [...(stays.get(id) ?? []), node]);
  }
  for (const [first, ...others] of stays.values()) {
    if (first !== undefined) {
      yield { ...first, total: sumOf([first, ...others].map(({ total }) => total)) };
    }
  }
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
