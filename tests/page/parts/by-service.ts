import type { Report } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { exampleReport } from '../../../packages/present/src/testing/example-report.ts';
import { shownRows } from '../../support/page/browser.ts';
import { type EnterprisePage, pageOf } from '../../support/page/enterprise.ts';

/** The page of a report by service that has units only. */
export function byService(subject: EnterprisePage): void {
  it('offers services instead of charge types, and compares units', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        // 10,234.5678901234 + 843.125 + 12.3 + 77.7, then 11,890.005 + 790.015 + 0.0000000001 + 80 + 1.005
        await page.getByRole('combobox', { name: 'Service' }).selectOption('usage');
        expect((await shownRows(page))[0]?.total).toBe('23,928.72');
        expect(await page.getByRole('combobox', { name: 'Charges' }).count()).toBe(0);
        const first = page.locator('.movers tbody tr').first();
        expect(await first.locator('.name').textContent()).toBe('Prod');
        expect(await first.locator('[data-label="After"]').textContent()).toBe('23,257.71');
        expect(await page.locator('.tree-section tr.account').count()).toBe(0);
      },
      pageOf(byServiceAndUnit()),
    );
  });
}

/** The example report with its charge types as if they were services, and without accounts. */
function byServiceAndUnit(): Report {
  const some = exampleReport({ months: 2, compare: true });
  const text = JSON.stringify(some, (key, value: unknown) => (key === 'gross' ? undefined : value));
  const changed: Report = JSON.parse(text.replaceAll('"byChargeType"', '"byService"'));
  const { comparison } = changed;
  return {
    ...changed,
    query: { ...changed.query, by: 'service', detail: 'ou' },
    accounts: [],
    ...(comparison === undefined
      ? {}
      : { comparison: { ...comparison, accounts: [], movers: { ...comparison.movers, accounts: [] } } }),
  };
}
