import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGES } from '../../scripts/house/packages.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const FILE = join(REPOSITORY, 'docs', 'architecture.md');
const START = '<!-- packages: `npx vitest run tests/documents -u` writes this table anew -->\n';
const END = '<!-- /packages -->\n';

function table(): string {
  const rows = Object.entries(PACKAGES).map(
    ([name, { purpose, mayImport }]) =>
      `| \`${name}\` | ${purpose} | ${mayImport.map((other) => `\`${other}\``).join(', ') || 'none'} |`,
  );
  return ['', '| package | is for | may import of the others |', '|---|---|---|', ...rows, '', ''].join('\n');
}

/** The document with the table that the check goes by; everything around the table stays. */
function withTable(document: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  expect(start, 'the start of the table').toBeGreaterThan(0);
  expect(end, 'the end of the table').toBeGreaterThan(start);
  return `${document.slice(0, start)}${START}${table()}${document.slice(end)}`;
}

it('the page of the architecture shows the table of packages that the check goes by', async () => {
  const document = readFileSync(FILE, 'utf8');
  await expect(withTable(document)).toMatchFileSnapshot(FILE);
});

it('and names the rooms of every package', () => {
  const document = readFileSync(FILE, 'utf8');
  for (const name of Object.keys(PACKAGES)) expect(document).toMatch(new RegExp(`^  ${name}/ `, 'm'));
});
