import { describe, expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

describe('a line of small bars', () => {
  test('begins at zero, so that a small difference looks small', () => {
    expect(sparkline(['100', '97', '50', '12.5', '0.01'])).toBe('██▄▁▁');
  });

  test('tells nothing from little, and less than nothing from both', () => {
    expect(sparkline(['0', '0.0000000001', '-5', '8'])).toBe('·▁-█');
    expect(sparkline(['0', '0'])).toBe('··');
    expect(sparkline(['-1', '-2'])).toBe('--');
    expect(sparkline([])).toBe('');
  });

  test('of many amounts is the mean of neighbours, and has no more signs than a month has days', () => {
    const year = Array.from({ length: 366 }, (_, at) => (at < 12 ? '8' : '4'));
    expect(sparkline(year)).toBe(`█${'▄'.repeat(30)}`);
    // The last sign stands for fewer days and is no lower for that.
    expect(sparkline(Array.from({ length: 63 }, () => '1'))).toBe('█'.repeat(21));
  });
});
