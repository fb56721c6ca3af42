import { expect, it } from 'vitest';
import { renderHtml } from '../../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../../packages/present/src/shared/view.ts';
import { shopOverTime } from '../../../packages/present/src/testing/shop-over-time.ts';
import { shownAmount } from '../../support/numbers/shown-amounts.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { violationsOn } from './accessibility.ts';

/** The page of a report on units as they were. */
export function overTime(subject: EnterprisePage): void {
  it('switches to today’s tree and back: an account that moved stands where it is, with all of its spend', async () => {
    const report = await shopOverTime({ compare: 'previous', trend: 3 });
    const unitOn = (tree: 'as-was' | 'as-is', id: string) => {
      const units = tree === 'as-was' ? report.organizationalUnits : report.otherTree?.organizationalUnits;
      return shownAmount(units?.find((unit) => unit.id === id)?.total.UnblendedCost?.amounts[0] ?? '');
    };
    const JAPAN = 'ou-shop-japan000';
    await subject.opened(
      {},
      async ({ page }) => {
        const row = (id: string) => page.locator(`.tree tr[data-id="${id}"]`);
        const now = (id: string) => row(id).locator('.now').textContent();
        const tree = page.locator('.controls select.tree');
        await page.locator('.units-section button', { hasText: 'Expand all' }).click();
        expect(await now(JAPAN)).toBe(unitOn('as-was', JAPAN));
        expect(await row('200000000003').locator('.remark').textContent()).toBe('until 10 Oct');
        expect(await row('200000000003/2').locator('.remark').textContent()).toBe('from 11 Oct');
        expect(await page.locator('.units-section').textContent()).toContain('on the tree of that day');

        await tree.selectOption('as-is');
        expect(await now(JAPAN)).toBe(unitOn('as-is', JAPAN));
        expect(unitOn('as-is', JAPAN)).not.toBe(unitOn('as-was', JAPAN));
        expect(await row('200000000003/2').count()).toBe(0);
        expect(await page.locator('.units-section').textContent()).toContain('on today’s tree');
        expect(new URL(page.url()).hash).toContain('tree=as-is');

        await tree.selectOption('as-was');
        expect(await now(JAPAN)).toBe(unitOn('as-was', JAPAN));
      },
      renderHtml(report, PLAIN_VIEW),
    );
  });

  it.each([
    [360, 'dark'],
    [1440, 'light'],
  ] as const)(
    'at %i pixels in the %s color scheme, the switch is for every reader',
    async (width, scheme) => {
      const report = await shopOverTime({ compare: 'previous', trend: 3 });
      await subject.opened(
        { width, scheme, bypassesPolicy: true },
        async ({ page }) => {
          const tree = page.getByRole('combobox', { name: 'Tree' });
          await page.locator('.units-section button', { hasText: 'Expand all' }).click();
          expect(await violationsOn(page)).toEqual([]);
          await tree.focus();
          await page.keyboard.press('ArrowDown');
          expect(await tree.inputValue()).toBe('as-is');
          expect(await tree.evaluate((one) => one === document.activeElement)).toBe(true);
          expect(await violationsOn(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        },
        renderHtml(report, PLAIN_VIEW),
      );
    },
  );

  it('leads from the first screen to what changed, and says which tree the notes are about', async () => {
    const report = await shopOverTime({ compare: 'previous' });
    await subject.opened(
      {},
      async ({ page }) => {
        await page
          .locator('.units-section .further')
          .getByRole('link', { name: 'changes over time' })
          .click();
        expect(await page.locator('#over-time').evaluate((one) => one === document.activeElement)).toBe(true);
        await page.locator('.controls select.tree').selectOption('as-is');
        expect(await page.locator('#notes > p').textContent()).toBe(
          'They are about the figures on the tree as it was.',
        );
      },
      renderHtml(report, PLAIN_VIEW),
    );
    await subject.opened({}, async ({ page }) => {
      expect(await page.locator('.units-section .further').textContent()).not.toContain('over time');
      expect(await page.locator('#notes > p').count()).toBe(0);
    });
  });

  it('says what happened, what was restated, and where both trees differ', async () => {
    const report = await shopOverTime({ compare: 'previous' });
    await subject.opened(
      {},
      async ({ page }) => {
        const text = (await page.locator('#over-time').textContent()) ?? '';
        expect(text).toContain('storefront-jp (200000000003) moved from Workloads/Commerce to');
        expect(text).toContain('2026-10 was read before at 2026-11-05T06:00:00Z');
        // 176.285 of the network and 50 less of a credit.
        expect(await page.locator('#over-time tr.sum td').allTextContents()).toContain('+226.29');
        expect(text).toContain('As it was, against today’s tree');
      },
      renderHtml(report, PLAIN_VIEW),
    );
  });
}
