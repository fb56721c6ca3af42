import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyColumns } from './key-columns.ts';

describe('the columns of keys', () => {
  it('are those of the spellings, in whatever order these come', () => {
    const spellings = fc.array(fc.constantFrom('Usage', 'usage', 'Tax', 'Credit', 'RIFee'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(spellings, (asked) => {
        const columns = new KeyColumns((key) =>
          ['usage', 'tax', 'credit', 'rifee'].indexOf(key.toLowerCase()),
        );
        const expected = { Usage: 0, usage: 0, Tax: 1, Credit: 2, RIFee: 3 };
        expect(asked.map((key) => columns.of(key))).toEqual(asked.map((key) => expected[key]));
      }),
    );
  });

  it('are asked for once a spelling, also where the order changes from account to account', () => {
    const asked: string[] = [];
    const columns = new KeyColumns((key) => asked.push(key) - 1);
    const order = ['a', 'b', 'c', 'a', 'c', 'b', 'b', 'a', 'b', 'c'];
    expect(order.map((key) => columns.of(key))).toEqual([0, 1, 2, 0, 2, 1, 1, 0, 1, 2]);
    expect(asked).toEqual(['a', 'b', 'c']);
  });
});
