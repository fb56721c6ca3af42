import { decodeReport } from '@ou-cost/contract';
import type { TextOutput } from '@ou-cost/contract/options';
import { judgeRules, parseRule, type Report } from '@ou-cost/spend';
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { PAGE_STYLE } from './html/style/page.ts';
import { PAGE_SCRIPT } from './page/script/script.generated.ts';
import { rendererOf } from './render.ts';
import type { View } from './shared/view.ts';
import { PLAIN_VIEW } from './shared/view.ts';
import { type ExampleOptions, exampleReport } from './testing/example-report.ts';

const EXTENSIONS = {
  table: 'table.txt',
  markdown: 'md',
  csv: 'csv',
  'csv-ou': 'ou.csv',
  json: 'json',
} as const;

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
const CASES: readonly {
  readonly golden: string;
  readonly format: TextOutput;
  readonly example?: ExampleOptions;
  readonly view?: Partial<View>;
  /** Rules that are evaluated on the report. */
  readonly rules?: readonly string[];
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
  ...(['table', 'markdown', 'csv', 'csv-ou', 'json'] as const).map((format) => ({
    golden: `rules.${EXTENSIONS[format]}`,
    format,
    example: { compare: true },
    rules: [
      'Workloads total > 1000',
      'any-ou change > 1% and total < 5',
      'any-account change < -40%',
      'unattributed total > 5',
    ],
  })),
  {
    golden: 'narrow-rules.table.txt',
    format: 'table',
    example: { compare: true },
    view: { terminal: { columns: 48, colors: createColors(false) } },
    rules: ['"R&D \\/ Test" direct < 0', 'total gross > 14000'],
  },
  { golden: 'one-month-compared.html', format: 'html', example: { compare: true } },
];

/** A page without the text of its script and style, which are the same in every page and tested in a browser. */
function withoutProgram(text: string): string {
  return text
    .replace(PAGE_SCRIPT, '…')
    .replace(PAGE_STYLE, '…')
    .replace(/'sha256-[^']+'/g, "'sha256-…'");
}

function withRules(report: Report, rules: readonly string[] | undefined): Report {
  if (rules === undefined) return report;
  return { ...report, rules: judgeRules(report, rules.map(parseRule)) };
}

describe('what is rendered', () => {
  test.each(CASES)(
    'is what the golden file $golden holds',
    async ({ golden, format, example, view, rules }) => {
      const report = withRules(exampleReport(example), rules);
      const render = await rendererOf(format);
      const pieces = render(report, { ...PLAIN_VIEW, ...view });
      await expect(withoutProgram([...pieces].join(''))).toMatchFileSnapshot(`golden/${golden}`);
    },
  );

  test('the report of these tests is valid by the contract', () => {
    const rules = ['any-ou change > 20%', 'total total > 1 and < 2'];
    const report = withRules(exampleReport({ months: 2, compare: true }), rules);
    expect(decodeReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });
});
