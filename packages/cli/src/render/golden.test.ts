import { decodeReport } from '@ou-cost/contract';
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../terminal.ts';
import { type ExampleOptions, exampleReport } from './example-report.ts';
import { FORMATS, type Format } from './formats.ts';
import type { View } from './view.ts';

/** Golden files change on purpose only: `npx vitest run packages/cli -u`, then read the difference. */
const CASES: readonly {
  readonly golden: string;
  readonly format: Format;
  readonly example?: ExampleOptions;
  readonly view?: Partial<View>;
}[] = [
  { golden: 'one-month.table.txt', format: 'table' },
  { golden: 'one-month-compared.table.txt', format: 'table', example: { compare: true } },
  { golden: 'two-months-compared.table.txt', format: 'table', example: { months: 2, compare: true } },
  {
    golden: 'two-months-narrow.table.txt',
    format: 'table',
    example: { months: 2, compare: true },
    view: { terminal: { columns: 72, colors: createColors(false) } },
  },
  {
    golden: 'two-metrics-folded.table.txt',
    format: 'table',
    example: { metrics: ['UnblendedCost', 'AmortizedCost'] },
    view: { depth: 1 },
  },
  { golden: 'one-month.json', format: 'json' },
  {
    golden: 'two-months.csv',
    format: 'csv',
    example: { months: 2, metrics: ['UnblendedCost', 'NetAmortizedCost'] },
  },
  { golden: 'two-months-compared.ou.csv', format: 'csv-ou', example: { months: 2, compare: true } },
  { golden: 'two-months-compared.md', format: 'markdown', example: { months: 2, compare: true } },
  { golden: 'one-month-compared.html', format: 'html', example: { compare: true } },
];

describe('what is rendered', () => {
  test.each(CASES)('$golden is as it was agreed on', async ({ golden, format, example, view }) => {
    const report = exampleReport(example);
    const text = FORMATS[format](report, { depth: null, terminal: PLAIN, ...view });
    await expect(text).toMatchFileSnapshot(`golden/${golden}`);
  });

  test('the report of these tests is one that the contract admits', () => {
    const report = exampleReport({ months: 2, compare: true });
    expect(decodeReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });
});
