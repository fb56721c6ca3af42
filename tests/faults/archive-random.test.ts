import { OuCostError } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { StoredArchive } from '../../packages/archive/src/stored-archive.ts';
import { MemoryStore } from '../../packages/archive/src/testing/memory-store.ts';
import { Random } from '../../packages/sandbox/src/generator/random.ts';
import { runsOnDays, wrongIn } from '../support/archive/runs-with-faults.ts';

/*
 * Runs with any combination of faults, some of them at once, over some days. Afterwards the archive has every report that a
 * run says to have kept, and no day of its history is wrong. A failed expectation names the seed.
 */

const SEEDS = 150;
const DAYS = 8;

/** A store that loses requests and answers, is slow, and lists what was there some writes ago. */
class FaultyStore extends MemoryStore {
  readonly #random: Random;
  readonly #chances: { readonly refused: number; readonly lost: number; readonly old: number };
  readonly #order: string[] = [];

  constructor(random: Random) {
    super();
    this.#random = random;
    const chance = () => random.pick([0, 0, 0.02, 0.1]);
    this.#chances = { refused: chance(), lost: chance(), old: random.pick([0, 0, 0.3, 1]) };
    this.before = async () => {
      // Others go on meanwhile.
      for (let turns = random.integer(0, 6); turns > 0; turns -= 1) await Promise.resolve();
      if (random.chance(this.#chances.refused)) throw new OuCostError('Unavailable', 'refused');
    };
    this.listed = () =>
      random.chance(this.#chances.old)
        ? this.#order.slice(0, Math.max(0, this.#order.length - random.integer(1, 8)))
        : this.#order;
  }

  override async writeOnce(key: string, content: Uint8Array): Promise<'written' | 'exists'> {
    const outcome = await super.writeOnce(key, content);
    if (outcome === 'written') this.#order.push(key);
    if (this.#random.chance(this.#chances.lost)) throw new OuCostError('Unavailable', 'the answer was lost');
    return outcome;
  }

  /** The same objects without faults. */
  mended(): MemoryStore {
    const store = new MemoryStore();
    for (const [key, content] of this.objects) store.objects.set(key, content);
    return store;
  }
}

it(`${SEEDS} archives of ${DAYS} days with random faults, seeds from 1, lose nothing and are never wrong`, {
  timeout: 120_000,
}, async ({ annotate }) => {
  let runs = 0;
  let failed = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = new Random(seed * 7919);
    const store = new FaultyStore(random);
    const tried = await runsOnDays(random, DAYS, async () => new StoredArchive(store));
    runs += tried.length;
    failed += tried.filter(({ failure }) => failure !== null).length;
    for (const { failure } of tried) {
      if (failure !== null) expect(failure.code, `seed ${seed}: ${failure.message}`).toBe('Unavailable');
    }
    expect(await wrongIn(new StoredArchive(store.mended()), tried), `seed ${seed}`).toEqual([]);
  }
  await annotate(`seeds 1 to ${SEEDS}: ${runs} runs, of which ${failed} failed`);
  expect(failed).toBeGreaterThan(runs / 50);
  expect(failed).toBeLessThan(runs / 2);
});
