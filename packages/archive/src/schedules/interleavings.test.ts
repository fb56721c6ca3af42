import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryStore } from '../testing/memory-store.ts';
import type { Outcome, ScheduleBook, Trigger } from './ports.ts';
import { StoredScheduleBook } from './stored-schedule-book.ts';

const TRIGGER: Trigger = { schedule: 'monthly', scheduledTime: '2026-11-07T05:00:00Z' };
const DELIVERY = { trigger: TRIGGER, target: 'mail', runId: 'run' };
const RUN = { runIdOf: (attempt: number) => `run-${attempt}`, asked: '0'.repeat(32), endsBy: 1000 };

/** What goes wrong with an operation of the store: nothing, it is lost on its way, or its answer is. */
const FAULT = fc.constantFrom('none', 'none', 'none', 'request-lost', 'answer-lost');

const INVOCATION = fc.record({
  /** How the run of this invocation ends, should it begin one; null: it dies. */
  ends: fc.constantFrom('reported', 'failed', null),
  delivers: fc.array(fc.constantFrom('delivered', 'failed', 'unknown', null), { maxLength: 3 }),
});

/** Repeats what failed, as an invocation does that has time left. */
async function persistently<T>(act: () => Promise<T>): Promise<T | null> {
  for (let count = 0; count < 3; count += 1) {
    try {
      return await act();
    } catch {
      // Tried again.
    }
  }
  return null;
}

it('whatever happens at once, one invocation begins an attempt, and one makes a try at a target', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(INVOCATION, { minLength: 1, maxLength: 4 }),
      fc.array(FAULT, { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      async (scheduler, invocations, faults, most) => {
        const store = new MemoryStore();
        const left = [...faults];
        const pending: (string | undefined)[] = [];
        store.before = async () => {
          await scheduler.schedule(Promise.resolve());
          const fault = left.shift();
          if (fault === 'request-lost') throw new Error(fault);
          pending.push(fault);
        };
        store.after = async () => {
          const fault = pending.pop();
          await scheduler.schedule(Promise.resolve());
          if (fault === 'answer-lost') throw new Error(fault);
        };
        const begun: number[] = [];
        const sent: string[] = [];
        const invoke = async ({
          ends,
          delivers,
        }: typeof INVOCATION extends fc.Arbitrary<infer T> ? T : never) => {
          const book: ScheduleBook = new StoredScheduleBook(store, () => 0);
          const found = await persistently(() => book.begin(TRIGGER, most, RUN));
          if (found?.kind === 'begun') {
            const { attempt, runId } = found.attempt;
            begun.push(attempt);
            if (ends !== null) await persistently(() => book.finish(ended(attempt, runId, ends)));
          }
          for (const end of delivers) {
            const claimed = await persistently(() => book.claimDelivery(DELIVERY, 1000));
            if (claimed === true) {
              sent.push(end ?? 'died');
              if (end === null) return;
              if ((await persistently(() => book.finishDelivery(DELIVERY, end).then(() => true))) === null)
                return;
            }
          }
        };
        await scheduler.waitFor(Promise.all(invocations.map(invoke)));
        expect(new Set(begun).size).toBe(begun.length);
        expect(begun.every((attempt) => attempt <= most)).toBe(true);
        // Only what certainly did not arrive is sent again.
        expect(sent.filter((end) => end !== 'failed').length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 150 },
  );
});

function ended(attempt: number, runId: string, ends: 'reported' | 'failed'): Outcome {
  const isReported = ends === 'reported';
  return {
    ...TRIGGER,
    attempt,
    runId,
    finishedAt: '2026-11-07T05:01:00Z',
    report: isReported ? 'reports/o-ab12cd34ef/2026-10/run' : null,
    reconciled: isReported,
    repeatable: !isReported,
    failure: isReported ? null : { code: 'Throttled', message: 'again' },
  };
}
