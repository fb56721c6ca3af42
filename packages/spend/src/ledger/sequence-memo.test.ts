import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SequenceMemo } from './sequence-memo.ts';

const text = fc.constantFrom('Usage', 'usage', 'Tax', 'Credit', 'constructor', '__proto__', null);

describe('a memo of what comes in sequence', () => {
  it('gives what the function gives, in whatever order the texts come', () => {
    const of = (first: string | null, second: string | null) => JSON.stringify([first, second]);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 60 }), (asked) => {
        const memo = new SequenceMemo(of);
        expect(asked.map(([first, second]) => memo.of(first, second))).toEqual(
          asked.map(([first, second]) => of(first, second)),
        );
      }),
    );
  });

  it('asks once for each pair, also where the order changes from account to account', () => {
    const asked: unknown[] = [];
    const memo = new SequenceMemo((first, second) => asked.push([first, second]) - 1);
    const order = ['a', 'b', 'c', 'a', 'c', 'b', 'b', 'a', 'b', 'c'];
    expect(order.map((first) => memo.of(first, null))).toEqual([0, 1, 2, 0, 2, 1, 1, 0, 1, 2]);
    expect(order.map((second) => memo.of('a', second))).toEqual([3, 4, 5, 3, 5, 4, 4, 3, 4, 5]);
    expect(asked).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
      ['a', 'a'],
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });
});
