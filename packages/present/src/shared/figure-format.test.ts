import { describe, expect, test } from 'vitest';
import { exactAmount, figureFormat, minorUnits } from './figure-format.ts';

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
    expect(figureFormat(currency).amount(amount)).toBe(shown);
  });

  test.each(['', 'NaN', '1,5', '=1+1'])("'%s' is refused: it is not a number", (amount) => {
    expect(() => figureFormat('USD').amount(amount)).toThrow(/is not a number/);
    expect(() => exactAmount(amount)).toThrow(/is not a number/);
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
    expect(figureFormat('USD').change(amount)).toBe(shown);
  });

  test.each([
    ['8.81', '+8.81%'],
    ['-100.00', '-100.00%'],
    ['0.00', '0.00%'],
    ['123456.70', '+123,456.70%'],
    [null, '–'],
  ])('%s percent is %s', (percent, shown) => {
    expect(figureFormat('USD').percent(percent)).toBe(shown);
  });

  test('a share has one decimal and no sign of its own', () => {
    expect([figureFormat('USD').share('12.3'), figureFormat('USD').share('-0.1')]).toEqual([
      '12.3%',
      '-0.1%',
    ]);
  });
});

describe('figures in a locale', () => {
  test.each([
    ['en-US', '1,234,567.89', '-0.50'],
    ['de-DE', '1.234.567,89', '-0,50'],
    ['ja-JP', '1,234,567.89', '-0.50'],
    ['fr-FR', '1\u202f234\u202f567,89', '-0,50'],
    ['pl-PL', '1\u00a0234\u00a0567,89', '-0,50'],
    ['en-IN', '12,34,567.89', '-0.50'],
    ['sv-SE', '1\u00a0234\u00a0567,89', '\u22120,50'],
  ])('%s writes %s', (locale, large, negative) => {
    const format = figureFormat('USD', locale);
    expect([format.amount('1234567.885'), format.amount('-0.495')]).toEqual([
      large.replace('.89', '.88').replace(',89', ',88'),
      negative,
    ]);
  });

  test('digits beyond what a double holds stay exact', () => {
    expect(figureFormat('USD', 'de-DE').amount('98765432109876543210.125')).toBe(
      '98.765.432.109.876.543.210,12',
    );
  });

  test('four digits are grouped where the locale by itself would not', () => {
    expect(figureFormat('EUR', 'es-ES').amount('1234.5')).toBe('1.234,50');
  });

  test('changes and percentages keep their sign', () => {
    const format = figureFormat('USD', 'de-DE');
    expect([format.change('1200'), format.percent('-8.81')]).toEqual(['+1.200,00', '-8,81\u00a0%']);
  });
});
