import { describe, expect, test } from 'vitest';
import { shareOf, sumOfAmounts } from './share.ts';

describe('amounts of a report', () => {
  test('add up exactly', () => {
    expect(sumOfAmounts(['0.1', '0.2', '-0.0000000001'])).toBe('0.2999999999');
    expect(sumOfAmounts([])).toBe('0');
    expect(() => sumOfAmounts(['1', 'NaN'])).toThrow(/'NaN' is no number/);
  });

  test.each([
    ['1', '3', '33.3'],
    ['2', '3', '66.7'],
    ['0.125', '100', '0.1'],
    ['-5', '10', '-50.0'],
    ['15', '10', '150.0'],
    ['5', '0', null],
    ['5', '-10', null],
  ])('%s of %s is %s per cent', (part, whole, share) => {
    expect(shareOf(part, whole)).toBe(share);
  });
});
