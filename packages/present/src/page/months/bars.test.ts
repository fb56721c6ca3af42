import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf } from './bars.ts';
import { scaledText, scaleOf } from './scale.ts';

describe('bars', () => {
  test('stand on zero and are in proportion, so that a small change looks small', () => {
    const { bars, zero } = barsOf(['200', '194', '0']);
    expect(zero).toBe(100);
    expect(bars).toEqual([
      { top: 0, height: 100, isNegative: false },
      { top: 3, height: 97, isNegative: false },
      { top: 100, height: 0, isNegative: false },
    ]);
  });

  test('hang from zero where they are negative', () => {
    expect(barsOf(['30', '-10'])).toEqual({
      bars: [
        { top: 0, height: 75, isNegative: false },
        { top: 75, height: 25, isNegative: true },
      ],
      zero: 75,
    });
    expect(barsOf(['-5']).bars).toEqual([{ top: 0, height: 100, isNegative: true }]);
  });

  test('are absent where an amount is not known, and flat where nothing was spent', () => {
    expect(barsOf([null, '0']).bars).toEqual([null, { top: 100, height: 0, isNegative: false }]);
  });

  test('never leave the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (amounts) => {
        for (const bar of barsOf(amounts.map(String)).bars) {
          expect(bar?.top).toBeGreaterThanOrEqual(-1e-9);
          expect((bar?.top ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});

describe('the unit of amounts beside bars', () => {
  test.each([
    ['214336.42', [9, 6, 3], 3, '214'],
    ['48396.64', [9, 6, 3], 3, '48'],
    ['12345', [9, 6, 3], 3, '12.3'],
    ['9999.5', [9, 6, 3], 3, '10.0'],
    ['999.5', [9, 6, 3], 0, '1,000'],
    ['48396.64', [8, 4], 4, '4.8'],
    ['12.25', [9, 6, 3], 0, '12.2'],
    ['-259500', [9, 6, 3], 3, '-260'],
    ['45678901', [9, 6, 3], 6, '46'],
    ['214336.42', [8, 4], 4, '21.4'],
  ])('of %s, among powers of %j, is 10^%i: %s', (amount, powers, power, text) => {
    const scale = scaleOf([amount, '1', null], powers);
    expect(scale.power).toBe(power);
    expect(scaledText(amount, scale, 'en-US')).toBe(text);
  });

  test('rounds the exact amount half to even, once', () => {
    expect(scaledText('100500', { power: 3, decimals: 0 }, 'en-US')).toBe('100');
    expect(scaledText('100500.0000000001', { power: 3, decimals: 0 }, 'en-US')).toBe('101');
    expect(scaledText('1234.5', { power: 0, decimals: 1 }, 'de-DE')).toBe('1.234,5');
  });
});
