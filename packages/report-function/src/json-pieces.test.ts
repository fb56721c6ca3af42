import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

test('the pieces are the text that JSON.stringify makes', () => {
  const member = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const data = fc.dictionary(
    fc.string(),
    fc.oneof(member, fc.array(member), fc.dictionary(fc.string(), member)),
  );
  fc.assert(
    fc.property(data, (value) => {
      expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
    }),
  );
});

test('a long list comes in pieces of some 64 thousand characters', () => {
  const accounts = Array.from({ length: 50_000 }, (_, at) => ({ id: String(at), name: 'Zahlungsverkehr' }));
  const pieces = [...jsonPieces({ accounts, total: '1' })];
  expect(pieces.join('')).toBe(JSON.stringify({ accounts, total: '1' }));
  expect(pieces.length).toBeGreaterThan(20);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(66_000);
});

test.each([[{}], [[]], [{ a: [] }], [{ a: undefined }], [{ a: { b: {} } }]])(
  '%j is written as it is',
  (value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  },
);
