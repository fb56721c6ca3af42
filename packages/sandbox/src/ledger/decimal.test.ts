import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, formatDecimal, parseDecimal, roundHalfEven } from './decimal.ts';

function reformatted(text: string): string | undefined {
  const value = parseDecimal(text);
  return value && formatDecimal(value);
}

test.each([
  ['0', '0'],
  ['-0.000', '0'],
  ['12', '12'],
  ['+12.50', '12.5'],
  ['-0.00015833330', '-0.0001583333'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['2e-7', '0.0000002'],
  ['-1.25E3', '-1250'],
  ['100', '100'],
  ['123456789012345678901234567890.000000000000000001', '123456789012345678901234567890.000000000000000001'],
])('an amount written %s is the decimal %s', (text, expected) => {
  expect(reformatted(text)).toBe(expected);
});

test.each(['', '-', '.', '1,5', '1.2.3', 'NaN', '0x10', '1e', ' 1', '$1', '1e99999'])(
  '%j is not an amount',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  },
);

test.each([
  ['0.00000000005', '0'],
  ['0.00000000015', '0.0000000002'],
  ['0.000000000050000001', '0.0000000001'],
  ['-0.00000000015', '-0.0000000002'],
  ['-0.00000000005', '0'],
  ['0.00000000014999', '0.0000000001'],
  ['9.99999999995', '10'],
  ['1.5', '1.5'],
])('%s rounded half to even to ten decimals is %s', (text, expected) => {
  const value = parseDecimal(text);
  expect(value && formatDecimal(roundHalfEven(value, 10))).toBe(expected);
});

test('a decimal is the same number after it is written and read again', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 30 }), (coefficient, scale) => {
      const value = decimal(coefficient, scale);
      expect(parseDecimal(formatDecimal(value))).toEqual(value);
      expect(value.coefficient * 10n ** BigInt(scale - value.scale)).toBe(coefficient);
    }),
  );
});
