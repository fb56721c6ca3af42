import { expect, test } from 'vitest';
import { outputOfFile } from './output-of-file.ts';

test.each([
  ['report.html', 'html'],
  ['october.ou.csv', 'csv-ou'],
  ['october.csv', 'csv'],
  ['table.txt', 'table'],
  ['notes.md', 'markdown'],
  ['page.html.bak', null],
  ['html', null],
])('%s is %s', (name, output) => {
  expect(outputOfFile(name)).toBe(output);
});
