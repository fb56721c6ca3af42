import { compareDecimals, formatDecimal, parseDecimal } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from './figure-format.ts';
import { moneyText } from './money-text.ts';

describe('an amount of money for people', () => {
  it.each([
    ['0.1', 'USD', '0.10 USD'],
    ['0.02', 'USD', '0.02 USD'],
    ['3', 'USD', '3.00 USD'],
    ['-29.5', 'USD', '-29.50 USD'],
    ['0', 'USD', '0.00 USD'],
    ['0.0035', 'USD', '0.0035 USD'],
    ['0.0000000001', 'USD', '0.0000000001 USD'],
    ['0.100', 'USD', '0.10 USD'],
    ['7', 'JPY', '7 JPY'],
    ['7.5', 'JPY', '7.5 JPY'],
    ['1.5', 'KWD', '1.500 KWD'],
    ['1.5', 'no currency', '1.50 no currency'],
  ])('%s %s is %s', (amount, currency, text) => {
    expect(moneyText(amount, currency)).toBe(text);
  });

  it('is exact, and never has fewer decimals than the currency', () => {
    const amount = fc.record({ units: fc.bigInt(-(10n ** 20n), 10n ** 20n), scale: fc.nat(12) });
    fc.assert(
      fc.property(amount, fc.constantFrom('USD', 'JPY', 'BHD'), (value, currency) => {
        const [number = ''] = moneyText(formatDecimal(value), currency).split(' ');
        const read = parseDecimal(number);
        expect(read === null ? null : compareDecimals(read, value)).toBe(0);
        expect(number.split('.')[1]?.length ?? 0).toBeGreaterThanOrEqual(minorUnits(currency));
      }),
    );
  });
});
