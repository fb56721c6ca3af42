import { expect, it } from 'vitest';
import { shownSpend } from '../../support/numbers/shown-amounts.ts';
import { shownRows } from '../../support/page/browser.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The fragment of the address, which holds the view. */
export function address(subject: EnterprisePage): void {
  it('restores the whole view', async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Metric' }).selectOption('AmortizedCost');
      await page.getByRole('combobox', { name: 'Period' }).selectOption('2026-07');
      await page.locator('.breakdown').getByRole('button', { name: 'Credits' }).click();
      await page.getByRole('button', { name: 'Unfold all' }).click();
      await page.getByLabel('Find by name or id').fill('prod');
      const text = await page.locator('#view').textContent();
      const fragment = new URL(page.url()).hash;
      await subject.opened({ fragment }, async (shared) => {
        expect(await shared.page.locator('#view').textContent()).toBe(text);
      });
    });
  });

  it('shows the initial view if it names what the report does not have', async () => {
    await subject.opened(
      { fragment: '#metric=Nothing&period=1999-01&at=ou-none&sort=x-y&show=zzz&open=ou-gone' },
      async ({ page }) => {
        expect(await page.locator('.way [aria-current]').textContent()).toBe('Root');
        expect((await shownRows(page))[0]?.total).toBe(
          shownSpend(subject.report.organizationalUnits[0]?.total ?? {}, 'UnblendedCost', 'all'),
        );
      },
    );
  });
}
