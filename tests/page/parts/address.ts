import { expect, it } from 'vitest';
import { shownSpend } from '../../support/numbers/shown-amounts.ts';
import { shownRows } from '../../support/page/browser.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The fragment of the address, which holds the view. */
export function address(subject: EnterprisePage): void {
  it('restores the whole view', async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Cost' }).selectOption('AmortizedCost');
      await page.getByRole('combobox', { name: 'Period' }).selectOption('September 2026');
      await page.getByRole('combobox', { name: 'Charges' }).selectOption('Credits only');
      await page.locator('.tree').getByRole('button', { name: 'Workloads', exact: true }).click();
      await page.getByRole('button', { name: 'Expand all' }).click();
      await page.locator('.tree').getByRole('button', { name: 'Unit', exact: true }).click();
      const text = await page.locator('#view').textContent();
      expect(text).toContain('What Workloads spent');
      const fragment = new URL(page.url()).hash;
      await subject.opened({ fragment }, async (shared) => {
        expect(await shared.page.locator('#view').textContent()).toBe(text);
      });
    });
  });

  it('is kept by a jump to the notes, and followed by the title of the tab', async () => {
    await subject.opened({}, async ({ page }) => {
      expect(await page.title()).toBe('AWS spend by organizational unit, October 2026');
      await page.getByRole('combobox', { name: 'Period' }).selectOption('September 2026');
      expect(await page.title()).toBe('AWS spend by organizational unit, September 2026');
      await page.locator('.tree').getByRole('button', { name: 'Workloads', exact: true }).click();
      const title = 'Workloads, September 2026 – AWS spend by organizational unit';
      expect(await page.title()).toBe(title);
      const address = page.url();
      await page.getByRole('link', { name: /^\d+ notes$/ }).press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('notes');
      expect([page.url(), await page.title()]).toEqual([address, title]);
      await page.goBack();
      expect(await page.title()).toBe('AWS spend by organizational unit, September 2026');
    });
  });

  it('shows the initial view if it names what the report does not have', async () => {
    await subject.opened(
      { fragment: '#metric=Nothing&period=1999-01&at=ou-none&sort=x-y&show=zzz' },
      async ({ page }) => {
        expect(await page.locator('.way [aria-current]').textContent()).toBe('All units');
        expect((await shownRows(page)).at(-1)?.now).toBe(
          shownSpend(subject.report.total, 'UnblendedCost', 2),
        );
      },
    );
  });
}
