import { describe, expect, test } from 'vitest';
import { exactAmount, minorUnits, shownAmount, shownChange, shownPercent } from './amount.ts';

describe('an amount as shown', () => {
  test.each([
    ['0', 'USD', '0.00'],
    ['0.005', 'USD', '0.00'],
    ['0.015', 'USD', '0.02'],
    ['0.025', 'USD', '0.02'],
    ['-0.015', 'USD', '-0.02'],
    ['-0.001', 'USD', '0.00'],
    ['999.995', 'USD', '1,000.00'],
    ['1234567.891', 'USD', '1,234,567.89'],
    ['-123456', 'USD', '-123,456.00'],
    ['12345.5', 'JPY', '12,346'],
    ['12344.5', 'JPY', '12,344'],
    ['1.0005', 'KWD', '1.000'],
    ['98765432109876543210.12', 'USD', '98,765,432,109,876,543,210.12'],
    ['1.5E-7', 'USD', '0.00'],
    ['7', 'no currency', '7.00'],
  ])('%s %s is %s', (amount, currency, shown) => {
    expect(shownAmount(amount, currency)).toBe(shown);
  });

  test.each(['', 'NaN', '1,5', '=1+1'])("'%s' is refused: it is no number", (amount) => {
    expect(() => shownAmount(amount, 'USD')).toThrow(/is no number/);
    expect(() => exactAmount(amount)).toThrow(/is no number/);
  });

  test('the yen has no minor unit, the dollar two', () => {
    expect([minorUnits('JPY'), minorUnits('USD')]).toEqual([0, 2]);
  });
});

describe('a change as shown', () => {
  test.each([
    ['12', '+12.00'],
    ['-12', '-12.00'],
    ['0', '0.00'],
    ['0.001', '0.00'],
  ])('%s is %s', (amount, shown) => {
    expect(shownChange(amount, 'USD')).toBe(shown);
  });

  test.each([
    ['8.81', '+8.81 %'],
    ['-100.00', '-100.00 %'],
    ['0.00', '0.00 %'],
    ['123456.70', '+123,456.70 %'],
    [null, '–'],
  ])('%s per cent is %s', (percent, shown) => {
    expect(shownPercent(percent)).toBe(shown);
  });
});
