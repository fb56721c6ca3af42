import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../testing/bill.ts';
import {
  add,
  compareDecimals,
  type Decimal,
  formatDecimal,
  formatFixed,
  parseDecimal,
  percentOf,
  roundHalfEven,
  subtract,
} from './decimal.ts';

const decimals = fc.record({
  units: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  scale: fc.integer({ min: 0, max: 14 }),
});
const same = (left: Decimal, right: Decimal) => compareDecimals(left, right) === 0;

describe('an amount', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['12.', '12'],
    ['-0.50', '-0.5'],
    ['1.5E-7', '0.00000015'],
    ['-2e3', '-2000'],
    ['+0012.3400', '12.34'],
    ['1e0', '1'],
    ['100', '100'],
    ['123456789012345678901234567890.0000000001', '123456789012345678901234567890.0000000001'],
  ])('%s is %s', (text, value) => {
    expect(formatDecimal(decimal(text))).toBe(value);
  });

  it.each(['', '.', '1,5', 'NaN', 'Infinity', '1.2.3', '0x10', ' 1', '1e', '--1', '.5'])(
    '%j is not a number',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  it('reads back what it wrote', () => {
    fc.assert(fc.property(decimals, (value) => same(decimal(formatDecimal(value)), value)));
  });

  it('adds exactly, in any order, and subtracts what was added', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(same(add(add(a, b), c), add(a, add(c, b)))).toBe(true);
        expect(same(subtract(add(a, b), b), a)).toBe(true);
      }),
    );
  });
});

describe('rounding', () => {
  it.each([
    ['0.005', '0.00'],
    ['0.015', '0.02'],
    ['0.025', '0.02'],
    ['0.0250000001', '0.03'],
    ['-0.005', '0.00'],
    ['-0.015', '-0.02'],
    ['-1.999', '-2.00'],
    ['2', '2.00'],
    ['1234567.891', '1234567.89'],
  ])('shows %s as %s', (text, shown) => {
    expect(formatFixed(decimal(text), 2)).toBe(shown);
  });

  it('is never more than half a step away', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const distance = subtract(roundHalfEven(value, places), value);
        const doubled = add(distance, distance);
        const step = { units: 1n, scale: places };
        expect(
          compareDecimals({ ...doubled, units: doubled.units < 0n ? -doubled.units : doubled.units }, step),
        ).not.toBe(1);
      }),
    );
  });
});

describe('a part in percent', () => {
  it.each([
    ['1', '3', '33.33'],
    ['-1', '8', '-12.50'],
    ['5', '-2', '250.00'],
    ['0', '7', '0.00'],
    ['0.00001', '1', '0.00'],
  ])('%s of %s is %s', (part, whole, percent) => {
    expect(percentOf(decimal(part), decimal(whole), 2)).toBe(percent);
  });

  it('of nothing is not a number', () => {
    expect(percentOf(decimal('5'), decimal('0.00'), 2)).toBeNull();
  });
});
