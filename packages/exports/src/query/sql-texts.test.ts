import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotedName, quotedText } from './sql.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom("'", '"', '\\', ';', '-', '$', '{', ' ', '\n', '\t', 'a', '%', '?') }),
);
const writable = (text: string) => !text.includes('\0') && text.isWellFormed();

it('any text is quoted so that DuckDB reads it back as it was', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await fc.assert(
    fc.asyncProperty(texts.filter(writable), async (text) => {
      const result = await connection.runAndReadAll(`SELECT ${quotedText(text)} AS value`);
      expect(result.getRows()).toEqual([[text]]);
    }),
  );
});

it('any name is quoted so that DuckDB finds its column', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await fc.assert(
    fc.asyncProperty(
      texts.filter((text) => writable(text) && text !== ''),
      async (name) => {
        const result = await connection.runAndReadAll(
          `SELECT ${quotedName(name)} FROM (SELECT 7 AS ${quotedName(name)}) AS lines`,
        );
        expect(result.getRows()).toEqual([[7]]);
      },
    ),
  );
});

it.each(['a\0b', '\ud800'])('%j is in no statement', (text) => {
  expect(() => quotedText(text)).toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
  expect(() => quotedName(text)).toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
});
