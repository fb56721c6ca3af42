import { describe, expect, test } from 'vitest';
import { newRunId } from './run-id.ts';

describe('the id of a run', () => {
  test('begins with the instant of its start in UTC, whole seconds', () => {
    expect(newRunId(new Date('2026-11-01T09:00:00.999Z'))).toMatch(/^ou-cost-20261101T090000Z-[0-9a-f]{6}$/);
  });

  test('sorts after every earlier one, and is another one in the same second', () => {
    const times = [
      '2026-09-30T23:59:59Z',
      '2026-10-01T00:00:00Z',
      '2026-10-01T00:00:01Z',
      '2027-01-01T00:00:00Z',
    ];
    const ids = times.map((time) => newRunId(new Date(time)));
    expect(ids.toSorted()).toEqual(ids);
    const now = new Date('2026-11-01T09:00:00Z');
    expect(new Set(Array.from({ length: 20 }, () => newRunId(now))).size).toBe(20);
  });
});
