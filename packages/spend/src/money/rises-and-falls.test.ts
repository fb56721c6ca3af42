import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { risesAndFalls } from './rises-and-falls.ts';

describe('rises and falls', () => {
  test('are counted and added apart, and what did not change is neither', () => {
    expect(risesAndFalls(['10.25', '-3', '0', '0.0000000001', '-0.5', '0.00'])).toEqual({
      rises: { count: 2, amount: '10.2500000001' },
      falls: { count: 2, amount: '3.5' },
    });
  });

  test('are nothing where nothing is listed', () => {
    const none = { count: 0, amount: '0' };
    expect(risesAndFalls([])).toEqual({ rises: none, falls: none });
  });

  test('differ by the net change', () => {
    const changes = fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }));
    fc.assert(
      fc.property(changes, (units) => {
        const { rises, falls } = risesAndFalls(units.map(String));
        const net = units.reduce((sum, one) => sum + one, 0n);
        expect(BigInt(rises.amount) - BigInt(falls.amount)).toBe(net);
        expect(rises.count + falls.count).toBe(units.filter((one) => one !== 0n).length);
      }),
    );
  });

  test('refuse what is not an amount', () => {
    expect(() => risesAndFalls(['ten'])).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }));
  });
});
