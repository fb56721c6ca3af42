import { describe, expect, it } from 'vitest';
import { decimal } from '../testing/bill.ts';
import { sumOfAmounts } from './amount.ts';
import {
  absolute,
  add,
  compareDecimals,
  formatDecimal,
  formatFixed,
  isZero,
  negate,
  parseDecimal,
  percentOf,
  subtract,
  sum,
} from './decimal.ts';
import { shareOf } from './share.ts';

describe('worked examples: amounts as they are written', () => {
  it.each([
    // Up to fifteen digits beside the point are counted in a double; one more is not.
    ['99999999999999.9', 999_999_999_999_999n, 1],
    ['0.99999999999999', 99_999_999_999_999n, 14],
    ['-9.99999999999999', -999_999_999_999_999n, 14],
    ['-99999.9999999999', -999_999_999_999_999n, 10],
    ['123456789012345.6', 1_234_567_890_123_456n, 1],
    ['9007199254740993.1', 90_071_992_547_409_931n, 1],
    ['-9007199254740993.1', -90_071_992_547_409_931n, 1],
    ['0.90071992547409931', 90_071_992_547_409_931n, 17],
    ['9.9', 99n, 1],
    ['0.0', 0n, 1],
    ['-0.1', -1n, 1],
    ['+0.1', 1n, 1],
    ['7', 7n, 0],
    ['-7', -7n, 0],
    ['7.', 7n, 0],
    ['-77.', -77n, 0],
    // An exponent moves the point, also where the text is short.
    ['1.5e3', 1500n, 0],
    ['1.5E-3', 15n, 4],
    ['-2.5e1', -25n, 0],
    ['1e12', 1_000_000_000_000n, 0],
    ['1e+12', 1_000_000_000_000n, 0],
    ['3E-10', 3n, 10],
    ['1.25e2', 125n, 0],
  ])('%s is %s units at scale %s', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['.55', '-.55', '-.5', '-', '-.', '...', '1..2', 'ab.cd', '1.5%', '50%', '1.a', '1:5.0', '1/5.0'])(
    '%j is not an amount',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('writes no sign of zero, no trailing zero and no zero too few', () => {
    expect([decimal('-0.00'), decimal('10.10'), decimal('-0.05'), decimal('100')].map(formatDecimal)).toEqual(
      ['0', '10.1', '-0.05', '100'],
    );
  });
});

describe('worked examples: sums of amounts', () => {
  it('of different decimals', () => {
    // 0.1 + 0.02 − 0.003 = 0.117
    expect(formatDecimal(sum(['0.1', '0.02', '-0.003'].map(decimal)))).toBe('0.117');
    expect(formatDecimal(add(decimal('0.00'), decimal('5')))).toBe('5');
    expect(formatDecimal(add(decimal('5'), decimal('0.00')))).toBe('5');
    expect(formatDecimal(subtract(decimal('0'), decimal('1.5')))).toBe('-1.5');
    expect(formatDecimal(negate(decimal('-1.5')))).toBe('1.5');
  });

  it('are compared by value, whatever their decimals', () => {
    expect(compareDecimals(decimal('1.50'), decimal('1.5'))).toBe(0);
    expect(compareDecimals(decimal('1.49'), decimal('1.5'))).toBe(-1);
    expect(compareDecimals(decimal('1.6'), decimal('1.59'))).toBe(1);
    expect(formatDecimal(absolute(decimal('-0.01')))).toBe('0.01');
    expect(formatDecimal(absolute(decimal('0.01')))).toBe('0.01');
  });

  it('are nothing only where nothing is left', () => {
    expect([decimal('0.000'), sum([]), decimal('0.0000000001'), decimal('-3')].map(isZero)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('of a report fail on a text that is not an amount', () => {
    expect(sumOfAmounts(['922337203685477580.7', '0.3'])).toBe('922337203685477581');
    expect(() => sumOfAmounts(['1 USD'])).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }));
  });
});

describe('worked examples: halves and percent', () => {
  it.each([
    // Halves go to the even neighbour, above zero and below it.
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['2.5', 0, '2'],
    ['-0.5', 0, '0'],
    ['-2.5', 0, '-2'],
    ['-3.5', 0, '-4'],
    ['0.049', 1, '0.0'],
    ['0.051', 1, '0.1'],
    ['-0.051', 1, '-0.1'],
    ['9.995', 2, '10.00'],
    ['0', 2, '0.00'],
    ['0.12', 2, '0.12'],
    ['-0.001', 3, '-0.001'],
  ])('%s with %s decimals is %s', (text, decimals, shown) => {
    expect(formatFixed(decimal(text), decimals)).toBe(shown);
  });

  it.each([
    // 1 ÷ 800 = 0.125 %: between 0.12 and 0.13 the even one; 3 ÷ 800 = 0.375 %: 0.38
    ['1', '800', '0.12'],
    ['3', '800', '0.38'],
    ['-1', '800', '-0.12'],
    ['-3', '800', '-0.38'],
    ['3', '-800', '0.38'],
    ['0.5', '0.125', '400.00'],
    ['-0', '5', '0.00'],
  ])('%s of %s is %s %%', (part, whole, percent) => {
    expect(percentOf(decimal(part), decimal(whole), 2)).toBe(percent);
  });

  it('nothing has a share of zero, and the smallest amounts have one', () => {
    expect(shareOf('0', '0.00')).toBeNull();
    expect(shareOf('0.0000000001', '0.0000000002')).toBe('50.0');
  });
});
