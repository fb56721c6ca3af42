import { OuCostError } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExportedDeliveries } from './exported-deliveries.ts';
import { FAULTS } from './testing/faults.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { deliver, linesOf, pathsOf, sumOf, type WrittenDelivery } from './testing/written-delivery.ts';

const MONTHS = ['2026-08', '2026-09', '2026-10'] as const;
const REFUSALS = ['Incomplete', 'MalformedAnswer', 'InvalidUsage', 'PeriodNotAvailable'];

const chunks = fc.array(fc.array(fc.integer({ min: -9999, max: 99_999 }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});

/** What AWS writes in a month: deliveries, the last of which may be under way, and then what goes wrong. */
const month = fc.record({
  keeps: fc.boolean(),
  manifestIn: fc.constantFrom('execution' as const, 'month' as const),
  partition: fc.constantFrom('BILLING_PERIOD', 'billing_period'),
  deliveries: fc.array(chunks, { minLength: 1, maxLength: 4 }),
  isLastUnderWay: fc.boolean(),
  faults: fc.array(fc.constantFrom(...Object.keys(FAULTS)), { maxLength: 3 }),
});

type MonthWritten = typeof month extends fc.Arbitrary<infer T> ? T : never;

interface Written {
  readonly month: string;
  /** What a reader may say, in hundredths: what AWS delivered last of what has a manifest still. */
  readonly right: readonly number[];
  readonly faults: readonly string[];
}

function write(store: MemoryStore, name: string, of: MonthWritten): Written {
  const { keeps, manifestIn, partition, deliveries, isLastUnderWay, faults } = of;
  const written = deliveries.map(
    (parts, at): WrittenDelivery => ({
      month: name,
      partition: `${partition}=${name}`,
      execution: keeps ? `2026-11-0${at + 1}T10:00:00.000Z-0000000${at}-0000` : null,
      chunks: parts,
      manifestIn,
    }),
  );
  const whole = isLastUnderWay ? written.slice(0, -1) : written;
  for (const [at, delivery] of whole.entries()) {
    if (!keeps) empty(store, whole[at - 1], delivery);
    deliver(store, delivery);
  }
  const underWay = isLastUnderWay ? written.at(-1) : undefined;
  if (underWay !== undefined) {
    store.write(pathsOf(underWay).files[0] ?? '', linesOf(underWay.chunks[0] ?? []));
  }
  const last = whole.at(-1);
  if (last !== undefined) for (const fault of faults) apply(store, fault, last);
  return { month: name, right: rightSums(of, whole), faults };
}

function rightSums(
  { keeps, manifestIn, isLastUnderWay, faults }: MonthWritten,
  whole: readonly WrittenDelivery[],
) {
  const isManifestGone = faults.includes('the manifest is missing');
  const sums = whole.map(({ chunks: parts }) => parts.flat().reduce((sum, cost) => sum + cost, 0));
  const readable = !keeps && isLastUnderWay ? [] : sums;
  const last = isManifestGone
    ? keeps && manifestIn === 'execution'
      ? readable.at(-2)
      : undefined
    : readable.at(-1);
  return [
    ...(last === undefined ? [] : [last]),
    // The delivery of the other mode is then the only one that a manifest names.
    ...(faults.includes('both modes have a manifest') && (isManifestGone || (keeps && manifestIn === 'month'))
      ? [9]
      : []),
    // Its manifest was copied before it was removed.
    ...(isManifestGone && faults.includes('two folders of one month have a manifest')
      ? readable.slice(-1)
      : []),
  ];
}

/** Makes a fault in the delivery that is to be read. */
function apply(store: MemoryStore, fault: string, delivery: WrittenDelivery): void {
  const { files, manifest } = pathsOf(delivery);
  const [first = '', second = first] = files;
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const { execution, month: name } = delivery;
  const isThere = [first, second, manifest].every((path) => store.paths().includes(path));
  // Another fault may have removed what this one changes.
  if (isThere)
    FAULTS[fault]?.[0](store, { files: [first, second], manifest, folder, execution, month: name });
}

/** What is left of an earlier and longer delivery is overwritten with files without lines. */
function empty(store: MemoryStore, before: WrittenDelivery | undefined, now: WrittenDelivery): void {
  if (before === undefined) return;
  const { files } = pathsOf(now);
  for (const path of pathsOf(before).files) if (!files.includes(path)) store.write(path, linesOf([]));
}

type Outcome = { readonly sum: number } | { readonly refusal: string };

async function outcomeOf(deliveries: ExportedDeliveries, store: MemoryStore, name: string): Promise<Outcome> {
  try {
    return { sum: await sumOf(deliveries, store, name) };
  } catch (error) {
    if (!(error instanceof OuCostError)) throw error;
    return { refusal: error.code };
  }
}

describe('deliveries with faults combined at random', () => {
  it('give the right number or a refusal, and never another number', async () => {
    const seen = { right: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(month, { minLength: 1, maxLength: 3 }), async (months) => {
        const store = new MemoryStore();
        const written = months.map((one, at) => write(store, MONTHS[at] ?? '', one));
        const deliveries = new ExportedDeliveries(store, 'aws/acme/');
        for (const { month: name, right, faults } of written) {
          const outcome = await outcomeOf(deliveries, store, name);
          if ('sum' in outcome) {
            seen.right += 1;
            expect(right).toContain(outcome.sum);
          } else {
            seen.refused += 1;
            expect(REFUSALS).toContain(outcome.refusal);
            if (right.length > 0) expect(faults).not.toEqual([]);
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(seen.right).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  });
});
