import { compareDecimals, exactDecimal } from '@ou-cost/spend/money';
import { type ChangeFigure, changeBetween } from './change.ts';
import type { Figures } from './measure.ts';
import type { PayloadSpends } from './payload.ts';
import { resultOf, type Steps } from './steps.ts';

/** Something whose spend changed. */
export interface Mover<One> {
  readonly one: One;
  /** The amount of the change. */
  readonly difference: string;
  /** Computed when it is asked for: of 50,000 movers three are shown. */
  readonly change: ChangeFigure;
}

class FoundMover<One> implements Mover<One> {
  readonly one: One;
  readonly difference: string;
  readonly size: number;
  readonly #spends: PayloadSpends;
  readonly #figures: Figures;

  constructor(one: One, difference: string, spends: PayloadSpends, figures: Figures) {
    this.one = one;
    this.difference = difference;
    this.size = Math.abs(Number(difference));
    this.#spends = spends;
    this.#figures = figures;
  }

  get change(): ChangeFigure {
    return this.#figures.change(this.#spends) ?? UNCHANGED;
  }
}

const UNCHANGED = changeBetween('0', '0');

/** How many are looked through in one step, which then takes a few milliseconds. */
const STEP = 2_000;

/** What changed, the largest change first in either direction; of equals the one that comes first. */
export function* moversAmong<One>(
  all: Iterable<One>,
  spendsOf: (one: One) => PayloadSpends,
  figures: Figures,
): Steps<Mover<One>[]> {
  const movers: FoundMover<One>[] = [];
  let looked = 0;
  for (const one of all) {
    looked += 1;
    if (looked % STEP === 0) yield;
    const spends = spendsOf(one);
    const difference = figures.difference(spends);
    if (difference === null || difference === '0') continue;
    movers.push(new FoundMover(one, difference, spends, figures));
  }
  // Sizes as doubles order nearly all; those that are the same there are compared exactly.
  return movers.sort((a, b) => b.size - a.size || compareSizes(b.difference, a.difference));
}

function compareSizes(a: string, b: string): number {
  if (a === b) return 0;
  return compareDecimals(exactDecimal(a.replace('-', '')), exactDecimal(b.replace('-', '')));
}

/** The parts of one split in a node, as movers. */
export function movingParts(
  node: PayloadSpends,
  parts: readonly number[],
  figures: Figures,
): Mover<number>[] {
  const movers = parts.flatMap((part) => resultOf(moversAmong([part], () => node, figures.of(part))));
  return movers.sort((a, b) => compareSizes(b.difference, a.difference));
}
