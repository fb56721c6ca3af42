import { LANGUAGES } from '@ou-cost/contract/options';
import { parsePeriod, reportSpend } from '@ou-cost/spend';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { asking, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import { PLAIN } from '../shared/terminal.ts';
import { PLAIN_VIEW, type View } from '../shared/view.ts';
import { SHOP } from '../testing/shop-bill.ts';
import { renderTable } from './render.ts';

/** Golden files change on purpose only: `npx vitest run packages/present -u`, then read the difference. */
const CASES: readonly {
  readonly golden: string;
  readonly asked: Parameters<typeof asking>[0];
  readonly view?: Partial<View>;
}[] = [
  {
    golden: 'month-with-trend',
    asked: { compare: 'previous', trend: 13, by: ['charge-type', 'service'] },
  },
  {
    golden: 'thirteen-months',
    asked: { period: parsePeriod('2025-10..2026-10'), compare: 'previous', detail: 'ou' },
  },
  { golden: 'days-of-a-month', asked: { granularity: 'DAILY' } },
  { golden: 'month-to-date', asked: { period: parsePeriod('month-to-date'), compare: 'previous' } },
  {
    golden: 'selection',
    asked: {
      organizationalUnits: ['Workloads'],
      excludedOrganizationalUnits: ['Workloads/Research 🔬'],
      excludedChargeTypes: ['credit'],
      compare: 'previous',
      trend: 3,
    },
  },
  {
    golden: 'by-tag',
    asked: { by: ['tag:Team', 'region'], compare: 'previous', metrics: ['UnblendedCost', 'AmortizedCost'] },
    view: { sort: 'change', top: 2, depth: 2 },
  },
];

describe.each(CASES)('the table of $golden', ({ golden, asked, view }) => {
  const making = reportSpend(portsOn(SHOP), asking(asked), SETTINGS);

  for (const language of LANGUAGES) {
    test.each([80, 160])(`in ${language} is what the golden file of %i columns holds`, async (columns) => {
      const table = renderTable(
        { ...(await making), usage: { ...(await making).usage, durationMs: 0 } },
        {
          ...PLAIN_VIEW,
          language,
          locale: language === 'ja' ? 'ja-JP' : 'en-US',
          terminal: { ...PLAIN, columns },
          ...view,
        },
      );
      for (const line of table.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
      await expect(table).toMatchFileSnapshot(`golden/${golden}/${columns}.${language}.txt`);
    });
  }
});
