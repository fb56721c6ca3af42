import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from './decode.ts';

const decode = (additions: object) =>
  decodeConfig(
    JSON.stringify({
      payer: { accountId: '222222222222', region: 'eu-west-1' },
      callers: [{ roleArn: 'arn:aws:iam::111111111111:role/Rundeck' }],
      ...additions,
    }),
    'a.json',
  );
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'x']));

describe('tags', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ["one of AWS's own", { 'aws:createdBy': 'me' }, /'tags\.aws:createdBy' \("me"\) begins with 'aws:'/],
    ["one of AWS's own in capitals", { 'AWS:x': 'me' }, /begins with 'aws:'/],
    ['fifty-one', many(51), /'tags' .* are 51 tags: a resource can have at most 50/],
    ['an empty key', { '': 'x' }, /has a key of 0 characters/],
    ['a key of 129 characters', { ['k'.repeat(129)]: 'x' }, /has a key of 129 characters: write 1 to 128/],
    [
      'a value of 257 characters',
      { k: 'v'.repeat(257) },
      /'tags\.k' .* has 257 characters: write at most 256/,
    ],
    ['a key that AWS does not allow', { 'a*b': 'x' }, /has a key with characters that AWS does not allow/],
    [
      'a value that AWS does not allow',
      { k: 'a,b' },
      /'tags\.k' \("a,b"\) has characters that AWS does not allow/,
    ],
    [
      'two keys that differ in case',
      { Owner: 'a', owner: 'b' },
      /'tags\.owner' .* differs from 'Owner' only in case/,
    ],
  ])('are refused: %s', (_, tags, message) => {
    expect(() => decode({ tags })).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });

  it('may be fifty, as long as AWS allows, with letters of every script', () => {
    const tags = {
      ...many(48),
      ['k'.repeat(128)]: 'v'.repeat(256),
      原価センター: 'finance/東京 +1@x:y=z_-.',
    };
    expect(decode({ tags }).tags).toEqual(tags);
  });
});

describe('the tolerance', () => {
  it.each(['-0.01', '1e9', 'NaN', 'Infinity', '', ' 1', '0,01', '1000000000', '1000.01', '9'.repeat(400)])(
    "of '%s' is refused by its key",
    (tolerance) => {
      expect(() => decode({ report: { tolerance } })).toThrow(/^a\.json: 'report\.tolerance' \("[^;]*$/);
    },
  );

  it('may be any amount up to a thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (cents) => {
        const tolerance = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(decode({ report: { tolerance } }).report.tolerance).toBe(tolerance);
      }),
    );
  });
});
