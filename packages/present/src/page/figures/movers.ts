import { compareDecimals, exactDecimal, sumOfAmounts } from '@ou-cost/spend/money';
import { type ChangeFigure, directionOf } from './change.ts';
import type { Figures } from './measure.ts';
import type { SpendNode } from './nodes.ts';
import type { PayloadSpends } from './payload.ts';

/** Something whose spend changed. */
export interface Mover<One> {
  readonly one: One;
  readonly change: ChangeFigure;
}

/** What changed, the largest change first in either direction; of equals the one that comes first. */
export function moversAmong<One>(
  all: Iterable<One>,
  spendsOf: (one: One) => PayloadSpends,
  figures: Figures,
): Mover<One>[] {
  const movers: (Mover<One> & { readonly size: number })[] = [];
  for (const one of all) {
    const change = figures.change(spendsOf(one));
    if (change === null || change.change === '0') continue;
    movers.push({ one, change, size: Math.abs(Number(change.change)) });
  }
  // Sizes as doubles order nearly all; those that are the same there are compared exactly.
  return movers.sort((a, b) => b.size - a.size || compareSizes(b.change.change, a.change.change));
}

function compareSizes(a: string, b: string): number {
  return compareDecimals(exactDecimal(a.replace('-', '')), exactDecimal(b.replace('-', '')));
}

/** The parts of one split in a node, as movers. */
export function movingParts(
  node: PayloadSpends,
  parts: readonly number[],
  figures: Figures,
): Mover<number>[] {
  const movers = parts.flatMap((part) => moversAmong([part], () => node, figures.of(part)));
  return movers.sort((a, b) => compareSizes(b.change.change, a.change.change));
}

/** What a net change hides: how many rose and fell, and the sums of both. */
export interface RiseAndFall {
  readonly rose: number;
  readonly roseBy: string;
  readonly fell: number;
  /** Without its minus. */
  readonly fellBy: string;
}

export function riseAndFall(movers: readonly Mover<SpendNode>[]): RiseAndFall {
  const changes = movers.map(({ change }) => change.change);
  const up = changes.filter((change) => directionOf(change) === 'up');
  const down = changes.filter((change) => directionOf(change) === 'down');
  return {
    rose: up.length,
    roseBy: sumOfAmounts(up),
    fell: down.length,
    fellBy: sumOfAmounts(down).replace('-', ''),
  };
}
