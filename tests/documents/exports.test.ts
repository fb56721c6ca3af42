import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RECORD_TYPES } from '../../packages/aws/src/cost-explorer/record-types.ts';
import { FEE_DETAILS, LINE_ITEM_TYPES } from '../../packages/exports/src/classify/cur-charge.ts';
import { FOCUS_ROWS } from '../../packages/exports/src/classify/focus-charge.ts';
import { LAYOUTS } from '../../packages/exports/src/query/layout-of.ts';
import { documentText } from '../support/documents/markdown-table.ts';
import { REPOSITORY } from '../support/files/repository.ts';

const FILE = join(REPOSITORY, 'docs', 'exports.md');

function focusTable(): string[] {
  return [
    '| ChargeCategory | condition | kind of charge |',
    '|---|---|---|',
    ...FOCUS_ROWS.map(({ category, when, kind }) => `| ${category} | ${when} | ${kind} |`),
  ];
}

function curTable(): string[] {
  const types = Object.entries(LINE_ITEM_TYPES).filter(([, names]) => names.length > 0);
  const details = Object.values(FEE_DETAILS);
  return [
    '| line_item_line_item_type | condition | kind of charge |',
    '|---|---|---|',
    ...details.map(({ when, kind }) => `| Fee | ${when} | ${kind} |`),
    ...types.map(
      ([kind, names]) => `| ${names.join(', ')} | ${kind === 'fee' ? 'otherwise' : 'always'} | ${kind} |`,
    ),
  ];
}

function metricTable(): string[] {
  return [
    '| metric | table | columns |',
    '|---|---|---|',
    ...LAYOUTS.flatMap(({ name, metrics }) =>
      [...metrics].map(
        ([metric, { needed }]) => `| ${metric} | ${name} | ${needed.map((one) => `\`${one}\``).join(', ')} |`,
      ),
    ),
  ];
}

function neededTable(): string[] {
  return [
    '| table | columns |',
    '|---|---|',
    ...LAYOUTS.map(({ name, needed }) => `| ${name} | ${needed.map((one) => `\`${one}\``).join(', ')} |`),
  ];
}

/** The document with the tables that the code goes by; everything around them stays. */
function withTables(document: string): string {
  const tables = { needed: neededTable(), focus: focusTable(), cur: curTable(), metrics: metricTable() };
  return Object.entries(tables).reduce((text, [name, lines]) => {
    const start = `<!-- ${name}: \`npx vitest run tests/documents -u\` writes this table anew -->\n`;
    const [before, after = ''] = text.split(start);
    const end = after.indexOf(`<!-- /${name} -->`);
    expect(end, `the place of the table ${name}`).toBeGreaterThan(0);
    return `${before}${start}\n${lines.join('\n')}\n\n${after.slice(end)}`;
  }, document);
}

it('the page of the exports has the tables that the code goes by', async () => {
  await expect(withTables(documentText('docs', 'exports.md'))).toMatchFileSnapshot(FILE);
});

it('a line item has the kind that Cost Explorer’s record type of the same name has', () => {
  const kinds = Object.entries(LINE_ITEM_TYPES).flatMap(([kind, names]) =>
    names.map((name) => [name, kind] as const),
  );
  for (const [name, kind] of kinds) {
    const other = Object.entries(RECORD_TYPES).find(([, names]) => names.includes(name));
    // A distributor's discount is spelled with a space by Cost Explorer.
    expect(other?.[0] ?? 'discount', name).toBe(kind);
  }
});
