import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf, sumOf } from './exact-amount.ts';

describe('sums on the page', () => {
  test.each([
    [[], '0'],
    [['1.10'], '1.10'],
    [['0.1', '0.2'], '0.3'],
    [['9007199254740993', '0.0000000001'], '9007199254740993.0000000001'],
    [['5', '-5.00'], '0'],
  ])('of %j are exact: %s', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum);
  });

  test('a text that is no number is refused', () => {
    expect(() => sumOf(['1', 'NaN'])).toThrow(/'NaN' is no number/);
  });
});

describe('a share', () => {
  test.each([
    ['1', '3', '33.3'],
    ['2', '3', '66.7'],
    ['1', '8', '12.5'],
    ['0.0005', '1', '0.0'],
    ['0.0015', '1', '0.2'],
    ['-5', '50', '-10.0'],
    ['12', '10', '120.0'],
    ['5', '0', null],
    ['5', '-1', null],
  ])('%s of %s is %s per cent', (part, whole, share) => {
    expect(shareOf(part, whole)).toBe(share);
  });

  test('is within half of its last decimal of the quotient', () => {
    const cents = fc.integer({ min: 1, max: 10 ** 9 });
    fc.assert(
      fc.property(cents, cents, (part, whole) => {
        const share = Number(shareOf(String(part), String(whole)));
        expect(Math.abs(share - (part / whole) * 100)).toBeLessThan(0.0500001 + share * 1e-12);
      }),
    );
  });
});
