import { expect, it } from 'vitest';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The chart of months, and the small ones in the table. */
export function months(subject: EnterprisePage): void {
  it('draws a bar for each month, as high as its total in proportion, from zero', async () => {
    await subject.opened({}, async ({ page }) => {
      const heights = await page
        .locator('.month-bar')
        .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().height));
      const amounts = subject.report.trend?.total.UnblendedCost?.amounts.map(Number) ?? [];
      const scale = Math.max(...heights) / Math.max(...amounts);
      expect(heights).toHaveLength(13);
      for (const [at, height] of heights.entries()) {
        expect(Math.abs(height - (amounts[at] ?? 0) * scale)).toBeLessThan(1);
      }
      const marked = await page.locator('.month.before, .month.chosen').allTextContents();
      expect(marked).toEqual([
        expect.stringMatching(/^September 2026: 211,910\.92 USD212Sep$/),
        expect.stringMatching(/^October 2026: 214,336\.42 USD214Oct$/),
      ]);
    });
  });

  it('chooses a month by click, with its own month before; one that was read by account has net amounts only', async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Charges' }).selectOption('Credits only');
      expect(await page.locator('.shown').textContent()).toBe('Credits only');
      expect(await page.locator('.months-section .hint').textContent()).toContain('10 of 13');
      await page.locator('.month').nth(3).click();
      expect(await page.locator('#period').textContent()).toContain('January 2026');
      expect(page.url()).toContain('period=2026-01');
      expect(await page.locator('.from').textContent()).toMatch(/ in December 2025$/);
      expect(await page.locator('.headline .hint').textContent()).toContain(
        'January 2026 was read by account',
      );
      expect(await page.getByRole('combobox', { name: 'Charges' }).inputValue()).toBe('Net: everything');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-choice'))).toBe('3');
      expect(await page.locator('.tree thead').textContent()).toContain('Dec 2025Jan 2026');
    });
  });

  it('is drawn for each row of the table, on a scale of its own', async () => {
    await subject.opened({}, async ({ page }) => {
      const pictures = page.locator('.tree .sparkline svg');
      expect(await pictures.count()).toBe(await page.locator('.tree tr[data-id]').count());
      const label = await page.locator('tr[data-id="total"] svg').getAttribute('aria-label');
      expect(label).toMatch(/^Oct 2025 [\d,.]+ to Oct 2026 214,[\d.]+$/);
    });
  });
}
