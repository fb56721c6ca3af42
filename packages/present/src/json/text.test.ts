import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonPieces, jsonText } from './text.ts';

const WHOLE = {
  compact: (value: object) => JSON.stringify(value),
  readable: (value: object) => jsonText(value),
} as const;

const member = fc.oneof(fc.jsonValue(), fc.constant(undefined));
const objects = fc.dictionary(
  fc.string({ unit: 'binary' }),
  fc.oneof(
    member,
    fc.array(member),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(member, fc.array(member))),
  ),
);

describe.each(['compact', 'readable'] as const)('%s JSON in pieces', (layout) => {
  const whole = WHOLE[layout];

  test('is the text that JSON has as a whole, whatever the data', () => {
    fc.assert(
      fc.property(fc.oneof(objects, fc.array(member)), (value) => {
        expect([...jsonPieces(value, layout)].join('')).toBe(whole(value));
      }),
      {
        examples: [
          [{ accounts: [{ name: 'a\nb\u009b' }, null, []] }],
          [{ comparison: { accounts: [{ a: 1 }] } }],
        ],
      },
    );
  });

  test.each([[{}], [[]], [{ a: [] }], [{ a: undefined }], [{ a: { b: {} } }], [[{ a: [{}] }]]])(
    'writes %j as it is',
    (value) => {
      expect([...jsonPieces(value, layout)].join('')).toBe(whole(value));
    },
  );

  test('makes pieces of some 64 thousand characters of a long list, and loses nothing between them', () => {
    const accounts = Array.from({ length: 50_000 }, (_, at) => ({ id: String(at), name: 'Zahlungsverkehr' }));
    const value = { accounts, total: '1' };
    const pieces = [...jsonPieces(value, layout)];
    expect(pieces.join('')).toBe(whole(value));
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.length).toBeLessThanOrEqual(Math.ceil(whole(value).length / 65_536));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(66_000);
  });
});

describe('readable JSON', () => {
  test('is what JSON.stringify indents, with escapes for what a terminal acts on', () => {
    const value = { name: 'red \u009b31m\u202e', periods: [{ start: '2026-10-01' }] };
    const text = JSON.stringify(value, null, 2).replace('\u009b', '\\u009b').replace('\u202e', '\\u202e');
    expect(jsonText(value)).toBe(`${text}\n`);
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});

test('what the function imports brings no other code with it', async () => {
  const { metafile } = await build({
    stdin: {
      contents: "export * from '@ou-cost/present/json';",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
  });
  const files = Object.keys(metafile.inputs).map((path) => path.replace(/^.*packages\/present\/src\//, ''));
  expect(files.toSorted()).toEqual([
    '<stdin>',
    'json/text.ts',
    'shared/json-escapes.ts',
    'shared/text-pieces.ts',
  ]);
});
