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
      await page
        .locator('.run')
        .getByRole('link', { name: /^\d+ notes$/ })
        .press('Enter');
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

  it('does nothing but show the initial view where it is hostile, and complains about nothing', async () => {
    const long = 'x'.repeat(200_000);
    const hostile = [
      '#at=<script>document.title=1</script>&show=<img src=x onerror=alert(1)>&by=__proto__',
      '#at=__proto__&metric=constructor&period=toString&sort=constructor-down&view=hasOwnProperty',
      '#lists=__proto__,constructor&open=%00,%E2%80%AE&find=%E2%80%AE',
      `#at=${long}&show=${long}&open=${long}&lists=${long}&by=${long}`,
      '#%&%E0%A4%A&=&==&open',
      '#javascript:alert(1)',
    ];
    await subject.opened({}, async ({ page }) => {
      const seen = await page.evaluate((fragments) => {
        const text = () => document.querySelector('.headline')?.textContent ?? '';
        const begun = text();
        return fragments.map((fragment) => {
          history.replaceState(null, '', fragment);
          window.dispatchEvent(new PopStateEvent('popstate'));
          const made = document.querySelectorAll('#view :is(script, img), .controls :is(script, img)').length;
          return [text() === begun, made, document.querySelectorAll('.tree tr.total').length];
        });
      }, hostile);
      expect(seen).toEqual(hostile.map(() => [true, 0, 1]));
      expect(await page.title()).toBe('AWS spend by organizational unit, October 2026');
    });
  });
}
