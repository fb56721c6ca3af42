import { OuCostError } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleReport } from '../../present/src/testing/example-report.ts';
import { deliverTo } from './deliver-to.ts';
import type { DeliveryBook, DeliveryTiming, Parcel, Sent, Target } from './ports.ts';

const PARCEL: Parcel = {
  report: exampleReport(),
  files: [],
  archived: null,
  posting: { language: 'en', locale: 'en-US', sort: 'spend', top: null },
};
const DELIVERED: Sent = { kind: 'delivered' };
const AGAIN: Sent = { kind: 'refused', again: true, reason: 'throttled' };
const REFUSED: Sent = { kind: 'refused', again: false, reason: 'not allowed' };
const UNKNOWN: Sent = { kind: 'unknown', reason: 'no answer' };

/** A clock that runs only while somebody waits or sends. */
function virtualTime(): DeliveryTiming & { pass(milliseconds: number): void } {
  let now = 0;
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    timeout: () => new AbortController().signal,
    random: () => 1,
  };
}

/** A target that answers in turn, the last answer for ever. */
function target(id: string, answers: readonly Sent[]): Target & { sendings: number } {
  return {
    id,
    sendings: 0,
    async send() {
      this.sendings += 1;
      const answer = answers[Math.min(this.sendings, answers.length) - 1];
      if (answer === undefined) throw new TypeError('to a@example.com: broken');
      return answer;
    },
  };
}

/** A book in memory. */
function bookOf(states: Readonly<Record<string, 'delivered' | 'unknown' | 'under-way'>> = {}) {
  const ended: [string, string][] = [];
  const book: DeliveryBook = {
    claim: async (id) => new Map(Object.entries(states)).get(id) ?? true,
    finish: async (id, status) => void ended.push([id, status]),
  };
  return { book, ended };
}

describe('a delivery', () => {
  test.each<[readonly Sent[], string, string | null, number]>([
    [[DELIVERED], 'delivered', null, 1],
    [[AGAIN, AGAIN, DELIVERED], 'delivered', null, 3],
    [[REFUSED], 'failed', 'not allowed', 1],
    [[AGAIN, REFUSED], 'failed', 'not allowed', 2],
    [[UNKNOWN], 'unknown', 'no answer', 1],
    [[AGAIN, UNKNOWN], 'unknown', 'no answer', 2],
    [[], 'unknown', 'sending it failed unexpectedly (TypeError)', 1],
  ])('that is answered by %j is %s', async (answers, status, reason, sendings) => {
    const one = target('mail', answers);
    const { book, ended } = bookOf();
    const results = await deliverTo([one], PARCEL, book, 600_000, virtualTime());
    expect(results).toEqual([{ target: 'mail', status, reason }]);
    expect(one.sendings).toBe(sendings);
    expect(ended).toEqual([['mail', status]]);
  });

  test('is sent again with longer and longer pauses, until the deadline', async () => {
    const times: number[] = [];
    const timing = virtualTime();
    const one: Target = {
      id: 'mail',
      send: async () => {
        times.push(timing.now());
        return AGAIN;
      },
    };
    const [result] = await deliverTo([one], PARCEL, bookOf().book, 10_000, timing);
    expect(times).toEqual([0, 500, 1_500, 3_500, 7_500]);
    expect(result).toMatchObject({ status: 'failed', reason: 'throttled' });
  });

  test('is not begun where no time is left', async () => {
    const one = target('mail', [DELIVERED]);
    const { book, ended } = bookOf();
    const [result] = await deliverTo([one], PARCEL, book, 500, virtualTime());
    expect(result).toMatchObject({ status: 'failed' });
    expect([one.sendings, ended]).toEqual([0, [['mail', 'failed']]]);
  });

  test.each([
    ['delivered', 'delivered-before'],
    ['unknown', 'unknown-before'],
    ['under-way', 'under-way'],
  ] as const)('that stands as %s in the book is not sent', async (state, status) => {
    const one = target('mail', [DELIVERED]);
    const { book, ended } = bookOf({ mail: state });
    expect(await deliverTo([one], PARCEL, book, 600_000, virtualTime())).toMatchObject([{ status }]);
    expect([one.sendings, ended]).toEqual([0, []]);
  });

  test('that another invocation is at is waited for: it is what that one came to', async () => {
    const states = ['under-way', 'under-way', 'delivered'] as const;
    let looks = 0;
    const { book } = bookOf();
    const claim = async () => states[Math.min(looks++, 2)] ?? 'delivered';
    const [result] = await deliverTo(
      [target('mail', [])],
      PARCEL,
      { ...book, claim },
      600_000,
      virtualTime(),
    );
    expect([looks, result]).toEqual([3, { target: 'mail', status: 'delivered-before', reason: null }]);
  });

  test('that another invocation never ended is not sent, and may have arrived', async () => {
    const timing = virtualTime();
    const { book } = bookOf({ mail: 'under-way' });
    const one = target('mail', [DELIVERED]);
    const [result] = await deliverTo([one], PARCEL, book, 60_000, timing);
    expect(result).toMatchObject({
      status: 'under-way',
      reason: expect.stringContaining('may have arrived'),
    });
    expect(one.sendings).toBe(0);
    expect(timing.now()).toBeGreaterThan(50_000);
    expect(timing.now()).toBeLessThan(60_000);
  });

  test('that cannot be claimed is not sent, and one whose end cannot be written is what it was', async () => {
    const broken = async () => {
      throw new OuCostError('Unavailable', 'S3 did not answer a@example.com');
    };
    const one = target('mail', [DELIVERED]);
    const unclaimed = await deliverTo(
      [one],
      PARCEL,
      { ...bookOf().book, claim: broken },
      600_000,
      virtualTime(),
    );
    expect(unclaimed).toEqual([
      {
        target: 'mail',
        status: 'failed',
        reason: 'it was not sent, since it cannot be written down that it is (Unavailable)',
      },
    ]);
    expect(one.sendings).toBe(0);
    const unended = await deliverTo(
      [one],
      PARCEL,
      { ...bookOf().book, finish: broken },
      600_000,
      virtualTime(),
    );
    expect(unended).toEqual([
      { target: 'mail', status: 'delivered', reason: 'it cannot be written down (Unavailable)' },
    ]);
  });

  test('of each target is apart from the others, and none gets it twice, whatever they answer', async () => {
    const answer = fc.constantFrom(DELIVERED, AGAIN, REFUSED, UNKNOWN);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(answer, { maxLength: 4 }), { maxLength: 4 }), async (all) => {
        const targets = all.map((answers, at) => target(`webhook-${at}`, answers));
        const { book, ended } = bookOf();
        const results = await deliverTo(targets, PARCEL, book, 600_000, virtualTime());
        expect(results.map((one) => one.target)).toEqual(targets.map(({ id }) => id));
        expect(ended).toHaveLength(targets.length);
        for (const [at, answers] of all.entries()) {
          const first = answers.findIndex((one) => one !== AGAIN);
          const sendings = targets[at]?.sendings ?? 0;
          if (first >= 0) expect(sendings).toBe(first + 1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
