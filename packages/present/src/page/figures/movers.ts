import { compareDecimals, exactDecimal } from '@ou-cost/spend/money';
import type { ChangeFigure } from './change.ts';
import type { Figures } from './measure.ts';
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
