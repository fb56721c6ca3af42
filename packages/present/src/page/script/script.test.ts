import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ERROR_CODES } from '@ou-cost/spend';
import type { Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { pageModule } from './bundle.ts';
import { PAGE_SCRIPT } from './script.generated.ts';

const GENERATED = path.join(import.meta.dirname, 'script.generated.ts');

/** The table of error codes as it would be with every meaning reworded and one code more. */
const rewordedErrorCodes: Plugin = {
  name: 'reworded error codes',
  setup: ({ onLoad }) => {
    onLoad({ filter: /error-codes\.ts$/ }, async ({ path: file }) => {
      const table = await readFile(file, 'utf8');
      const reworded = table
        .replaceAll("meaning: '", "meaning: 'in other words, ")
        .replace(/ERROR_CODES = \{/, "$& Unheard: { fault: 'defect', meaning: 'never heard of' },");
      return { contents: reworded, loader: 'ts' };
    });
  },
};

test('the script that pages carry is the one that its sources make', async () => {
  const isCurrent = (await readFile(GENERATED, 'utf8')) === (await pageModule());
  expect(isCurrent, "it is not: run 'npm run page -w packages/present'").toBe(true);
});

test('it can stand in a script element, and loads no other code', () => {
  expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--/i);
  expect(PAGE_SCRIPT).toMatch(/^[\n\x20-\x7e]+$/);
  expect(PAGE_SCRIPT).not.toMatch(/\beval\(|new Function|\bfetch\(|XMLHttpRequest|import\(|innerHTML/);
});

describe('the table of error codes', () => {
  test('is not in the script', () => {
    const meanings = Object.values(ERROR_CODES).map(({ meaning }) => meaning);
    expect(meanings.filter((meaning) => PAGE_SCRIPT.includes(meaning))).toEqual([]);
    // The one code that the script itself fails with.
    expect(Object.keys(ERROR_CODES).filter((code) => PAGE_SCRIPT.includes(code))).toEqual([
      'MalformedAnswer',
    ]);
  });

  test('may change without the script', async () => {
    expect((await readFile(GENERATED, 'utf8')) === (await pageModule([rewordedErrorCodes]))).toBe(true);
  });
});
