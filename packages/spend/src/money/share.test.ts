import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf } from './share.ts';

describe('a share', () => {
  test.each([
    ['1', '3', '33.3'],
    ['2', '3', '66.7'],
    ['1', '8', '12.5'],
    ['0.125', '100', '0.1'],
    ['-5', '10', '-50.0'],
    ['15', '10', '150.0'],
    ['5', '0', null],
    ['5', '-10', null],
    // Exact halves go to the even neighbour, and nothing else does.
    ['0.0005', '1', '0.0'],
    ['0.0015', '1', '0.2'],
    ['12250', '100000', '12.2'],
    ['12250.0000000001', '100000', '12.3'],
    ['12349.9999999999', '100000', '12.3'],
    ['-12250.0000000001', '100000', '-12.3'],
    ['0.000500000000000000000000000001', '1', '0.1'],
  ])('%s of %s is %s percent', (part, whole, share) => {
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
