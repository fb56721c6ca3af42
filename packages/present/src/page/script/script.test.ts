import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageModule } from './bundle.ts';
import { PAGE_SCRIPT } from './script.generated.ts';

test('the script that pages carry is the one that its sources make', async () => {
  const file = path.join(import.meta.dirname, 'script.generated.ts');
  const isCurrent = (await readFile(file, 'utf8')) === (await pageModule());
  expect(isCurrent, "it is not: run 'npm run page -w packages/present'").toBe(true);
});

test('it can stand in a script element, and brings code from nowhere', () => {
  expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--/i);
  expect(PAGE_SCRIPT).toMatch(/^[\n\x20-\x7e]+$/);
  expect(PAGE_SCRIPT).not.toMatch(/\beval\(|new Function|\bfetch\(|XMLHttpRequest|import\(|innerHTML/);
});
