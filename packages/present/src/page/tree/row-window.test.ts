import { describe, expect, test } from 'vitest';
import { rowRange } from './row-window.ts';

describe('the rows in sight of a long table', () => {
  test('are all of them where there are few', () => {
    expect(rowRange(300, 36, 5_000, 900)).toEqual({ first: 0, end: 300 });
  });

  test.each([-500, 0, 719, 36_000, 1_799_000, 9_999_999])('cover the window at %i pixels', (above) => {
    const { first, end } = rowRange(50_000, 36, above, 900);
    expect(end - first).toBeLessThan(120);
    expect(first).toBeLessThanOrEqual(Math.max(0, above / 36));
    expect(end).toBeGreaterThanOrEqual(Math.min(50_000, (above + 900) / 36));
  });
});
