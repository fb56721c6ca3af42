import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumIn } from './amounts.ts';
import type { PayloadSpends } from './payload.ts';
import { restOf, sumOf } from './rest.ts';

describe('what is left of a sum', () => {
  test('is exact, in net and gross amounts and in every part', () => {
    const whole: PayloadSpends = [
      [
        '10.1 20',
        '11 20',
        [
          [0, '11 20'],
          [1, '-0.9 0'],
        ],
      ],
    ];
    const part: PayloadSpends = [['0.0000000001 20', 0, [[0, 0]]]];
    expect(restOf(whole, [part])).toEqual([
      [
        '10.0999999999 0',
        '10.9999999999 0',
        [
          [0, '10.9999999999 0'],
          [1, '-0.9 0'],
        ],
      ],
    ]);
  });

  test('keeps apart what cancels out in the whole', () => {
    expect(restOf(0, [[['5', 0, [[0, 0]]]]])).toEqual([['-5', 0, [[0, '-5']]]]);
    expect(restOf(0, [0])).toBe(0);
  });

  test('is nothing, exactly, where a sum of them is taken away', () => {
    const some: PayloadSpends[] = [
      [['0.0000000001 20', 0, [[0, 0]]]],
      0,
      [
        [
          '7',
          '8 1',
          [
            [0, '8'],
            [1, '-1 5'],
          ],
        ],
      ],
      [['0 0 3', 0, [[1, 0]]]],
    ];
    expect(sumOf(some)).toEqual([
      [
        '7.0000000001 20 3',
        '8.0000000001 21 3',
        [
          [0, '8.0000000001 20'],
          [1, '-1 5 3'],
        ],
      ],
    ]);
    expect([sumOf([]), sumOf([0])]).toEqual([0, 0]);
  });

  test('adds up with what was taken away', () => {
    const cents = fc.integer({ min: -10_000, max: 10_000 });
    const spends = fc.tuple(cents, cents, cents).map(
      ([usage, tax, before]): PayloadSpends => [
        [
          `${before} ${usage + tax}`,
          `${before} ${usage}`,
          [
            [0, `0 ${usage}`],
            [2, `0 ${tax}`],
          ],
        ],
      ],
    );
    fc.assert(
      fc.property(fc.array(spends, { minLength: 2, maxLength: 6 }), fc.nat(), (all, cut) => {
        const sum = (some: readonly PayloadSpends[], part: 'net' | 'gross' | number, column: number) =>
          some.map((one) => Number(sumIn(one, 0, part, [column]))).reduce((total, one) => total + one, 0);
        const shown = all.slice(0, 1 + (cut % (all.length - 1)));
        const negative = restOf(0, all);
        const whole = restOf(0, [negative]);
        for (const part of ['net', 'gross', 0, 2] as const) {
          for (const column of [0, 1]) {
            const rest = sum([restOf(whole, shown)], part, column);
            expect(rest + sum(shown, part, column)).toBe(sum(all, part, column));
            expect(sum([sumOf(all)], part, column)).toBe(sum(all, part, column));
          }
        }
      }),
    );
  });
});
