import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longPieces } from '../shared/text-pieces.ts';
import { jsonPieces, jsonText } from './text.ts';

describe('JSON in pieces', () => {
  test('is the text that JSON has as a whole, whatever the object', () => {
    const objects = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined)),
    );
    fc.assert(
      fc.property(objects, (value) => {
        expect([...jsonPieces(value)].join('')).toBe(jsonText(value));
      }),
      { examples: [[{}], [{ accounts: [] }], [{ accounts: [{ name: 'a\nb\u009b' }, null, []] }]] },
    );
  });

  test('comes in few pieces of some length, and loses nothing between them', () => {
    const value = { accounts: Array.from({ length: 5_000 }, (_, at) => ({ id: at, name: `account ${at}` })) };
    const pieces = [...longPieces(jsonPieces(value))];
    expect(pieces.length).toBeLessThanOrEqual(Math.ceil(jsonText(value).length / 65_536));
    expect(pieces.join('')).toBe(jsonText(value));
  });
});
