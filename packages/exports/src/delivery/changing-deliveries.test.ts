import { OuCostError } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryStore, StoredObject } from '../ports.ts';
import { ExportedDeliveries } from './exported-deliveries.ts';
import { MemoryStore } from './testing/memory-store.ts';
import {
  costsIn,
  deliver,
  linesOf,
  manifestOf,
  pathsOf,
  type WrittenDelivery,
} from './testing/written-delivery.ts';

/** A store in which something is written whenever it is asked, and a listing is of two pages. */
class ChangingStore implements DeliveryStore {
  readonly name = 's3://bills';
  readonly bucket = 'bills';
  readonly #store: MemoryStore;
  readonly #change: () => void;

  constructor(store: MemoryStore, change: () => void) {
    this.#store = store;
    this.#change = change;
  }

  async list(prefix: string): Promise<readonly StoredObject[]> {
    this.#change();
    const early = await this.#store.list(prefix);
    const cut = early[Math.floor(early.length / 2)]?.path ?? '';
    this.#change();
    const late = await this.#store.list(prefix);
    return [...early.filter(({ path }) => path < cut), ...late.filter(({ path }) => path >= cut)];
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.#change();
    return await this.#store.read(path);
  }
}

const chunks = fc.array(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});
const scenario = fc.record({
  keeps: fc.boolean(),
  before: chunks,
  after: chunks,
  /** How many steps of the next delivery are made at each access, in turn. */
  pace: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
});

function written(keeps: boolean, day: number, parts: number[][]): WrittenDelivery {
  const execution = keeps ? `2026-11-0${day}T10:00:00.000Z-0000000${day}` : null;
  return { month: '2026-10', execution, chunks: parts };
}

/** Each object that the next delivery writes, the manifest last. */
function stepsOf(store: MemoryStore, before: WrittenDelivery, next: WrittenDelivery): (() => void)[] {
  const { files, manifest } = pathsOf(next);
  const surplus = next.execution === null ? pathsOf(before).files.slice(files.length) : [];
  return [
    ...files.map((path, at) => () => store.write(path, linesOf(next.chunks[at] ?? []))),
    ...surplus.map((path) => () => store.write(path, linesOf([]))),
    () => store.write(manifest, manifestOf(next, files)),
  ];
}

const sumOf = ({ chunks: parts }: WrittenDelivery) => parts.flat().reduce((sum, cost) => sum + cost, 0);

describe('a bill that is delivered anew while it is read', () => {
  it('is the one before or the one after, or is refused', async () => {
    const seen = { right: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(scenario, async ({ keeps, before, after, pace }) => {
        const store = new MemoryStore();
        const [first, next] = [written(keeps, 1, before), written(keeps, 2, after)];
        deliver(store, first);
        const steps = stepsOf(store, first, next);
        let turn = 0;
        const change = () => {
          for (const step of steps.splice(0, pace[turn % pace.length])) step();
          turn += 1;
        };
        const deliveries = new ExportedDeliveries(new ChangingStore(store, change), 'aws/acme/');
        try {
          const read = await deliveries.of(['2026-10']);
          let sum = 0;
          for (const { path } of read.flatMap(({ files }) => files)) {
            change();
            sum += costsIn(store, path);
          }
          await deliveries.assertUnchanged(read);
          expect([sumOf(first), sumOf(next)]).toContain(sum);
          seen.right += 1;
        } catch (error) {
          if (!(error instanceof OuCostError)) throw error;
          expect(error.code).toBe('Incomplete');
          // A delivery that is kept is never written to.
          expect(keeps).toBe(false);
          seen.refused += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(seen.right).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  });
});
