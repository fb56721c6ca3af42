import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGES } from '../../scripts/house/packages.ts';
import { REPOSITORY } from '../support/sandbox/processes.ts';

const FILE = join(REPOSITORY, 'docs', 'architecture.md');
const MARK = '<!-- The table of packages: `npx vitest run tests/documents -u` writes it anew. -->\n';
const END = '\n\nThe packages and what is in them:';

function table(): string {
  const rows = Object.entries(PACKAGES).map(
    ([name, { purpose, mayImport }]) =>
      `| \`${name}\` | ${purpose} | ${mayImport.map((other) => `\`${other}\``).join(', ') || 'none'} |`,
  );
  return ['', '| package | is for | may import of the others |', '|---|---|---|', ...rows].join('\n');
}

/** The document with the table that the check goes by. */
function expected(document: string): string {
  const [before = '', rest = ''] = document.split(MARK);
  const after = rest.slice(rest.indexOf(END));
  return `${before}${MARK}${table()}${after}`;
}

it('the page of the architecture shows the table of packages that the check goes by', async () => {
  const document = readFileSync(FILE, 'utf8');
  expect(document).toContain(MARK);
  expect(document).toContain(END);
  await expect(expected(document)).toMatchFileSnapshot(FILE);
});

it('and names a room of every package', () => {
  const document = readFileSync(FILE, 'utf8');
  for (const name of Object.keys(PACKAGES)) expect(document).toMatch(new RegExp(`^  ${name}/ `, 'm'));
});
