import { parsePeriod } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { renderHtml } from '../../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../../packages/present/src/shared/view.ts';
import { shopReport } from '../../../packages/present/src/testing/shop-reports.ts';
import { shownAmount } from '../../support/numbers/shown-amounts.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { columnUnder } from '../../support/page/right-column.ts';

/** The page of a month that is not over: amounts through today, changes of the days that are over. */
export function runningMonth(subject: EnterprisePage): void {
  const asked = {
    ...{ period: parsePeriod('month-to-date'), compare: 'previous', trend: 2 },
    by: ['charge-type' as const, 'service' as const],
  };

  it.each([
    ['en', 'en-US', '1–26 Nov', 'Change, 1–25 Nov', 'Change', 'What moved most'],
    ['ja', 'ja-JP', '11月1日〜26日', '増減(11月1日〜25日)', '増減', '増減の大きい項目'],
  ] as const)(
    'says above every change which days it is of (%s)',
    async (language, locale, days, over, whole, moved) => {
      const report = await shopReport(asked);
      const html = renderHtml(report, { ...PLAIN_VIEW, language, locale });
      await subject.opened(
        {},
        async ({ page }) => {
          const texts = (selector: string) => page.locator(selector).allTextContents();
          expect((await texts('.consists-section thead th')).slice(1)).toEqual([days, over]);
          expect(await texts('.moved-section h2')).toEqual([`${moved} ${over}`]);
          expect((await texts('.moved-list.accounts thead th'))[1]).toBe(over);
          expect(await texts('.tree thead th')).toEqual(expect.arrayContaining([days, over]));
          const [column] = await columnUnder(page, [{}]);
          const { change } = report.comparison?.total.UnblendedCost ?? { change: '' };
          const amount = report.total.UnblendedCost?.amounts[0] ?? '';
          expect(column?.consists.at(-1)?.slice(1)).toEqual([shownAmount(amount), shownAmount(change)]);

          // The days that are over are a choice of their own; of these, the change is of all.
          await page.locator('.controls select').first().selectOption({ index: 1 });
          expect((await texts('.consists-section thead th')).at(-1)).toBe(whole);
          expect(await texts('.moved-section h2')).toEqual([moved]);
        },
        html,
      );
    },
  );
}
