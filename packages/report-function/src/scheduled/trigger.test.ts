import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from './deadlines.ts';
import { dueTrigger, runIdOf } from './trigger.ts';

const NOW = Date.parse('2026-11-07T05:00:10Z');

describe('a trigger', () => {
  it.each(['2026-11-07T05:00:00Z', '2026-11-07T05:15:10Z', '2026-01-07T05:00:00Z'])(
    'of %s is answered at 05:00:10',
    (scheduledTime) => {
      expect(dueTrigger('monthly', scheduledTime, NOW)).toEqual({ schedule: 'monthly', scheduledTime });
    },
  );

  it.each(['2026-11-07T05:15:11Z', '2027-01-07T05:00:00Z'])(
    'of %s is refused then: nobody claims what is still to come',
    (scheduledTime) => {
      expect(() => dueTrigger('monthly', scheduledTime, NOW)).toThrow(
        expect.objectContaining({
          code: 'InvalidRequest',
          message: expect.stringContaining(`'scheduledTime' (${scheduledTime}) is still to come`),
        }),
      );
    },
  );
});

describe('the id of a run', () => {
  const trigger = { schedule: 'monthly', scheduledTime: '2026-11-07T05:00:00Z' };

  it('is the same in every invocation, and says when the trigger was', () => {
    expect(runIdOf(trigger, 1)).toBe('ou-cost-20261107T050000Z-d58a17');
  });

  it('differs between attempts and between schedules, and is one that a request may have', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/);
    fc.assert(
      fc.property(names, names, fc.integer({ min: 1, max: 10 }), (one, other, attempt) => {
        const id = runIdOf({ ...trigger, schedule: one }, attempt);
        expect(id).toMatch(/^[\w.-]{2,40}$/);
        expect(runIdOf({ ...trigger, schedule: one }, attempt + 1)).not.toBe(id);
        if (one !== other) expect(runIdOf({ ...trigger, schedule: other }, attempt)).not.toBe(id);
      }),
    );
  });
});

it.each([0, 997, 1_001, 58_003, 178_000])('the parts of a run of %d ms end in whole milliseconds', (left) => {
  const now = Date.parse('2026-11-07T05:00:00.001Z');
  const ends = Object.values(deadlinesOf(now, now + left));
  expect(ends.filter((end) => !Number.isInteger(end))).toEqual([]);
});
