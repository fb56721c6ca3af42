import { expect, it } from 'vitest';
import { shownRows } from '../../support/page/browser.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The table of units and accounts. */
export function table(subject: EnterprisePage): void {
  it('shows the largest unit first, and sorts siblings by each column in both directions', async () => {
    await subject.opened({}, async ({ page }) => {
      const section = page.locator('.tree-section');
      const children = async () =>
        (await shownRows(page))
          .filter(({ level }) => level === 2)
          .map(({ total }) => Number(total.replaceAll(',', '')));
      const begun = await children();
      expect(begun).toEqual(begun.toSorted((a, b) => b - a));
      for (const column of ['Direct', 'Total', 'Change', '%', 'Unit or account']) {
        const button = section.getByRole('button', { name: column, exact: true });
        await button.click();
        const head = section.getByRole('columnheader', { name: column, exact: true });
        const first = await head.getAttribute('aria-sort');
        const order = await children();
        await button.click();
        expect([first, await head.getAttribute('aria-sort')].toSorted()).toEqual(['ascending', 'descending']);
        expect(await children()).not.toEqual(order);
      }
      expect(await children()).toHaveLength(begun.length);
    });
  });

  it('finds units and accounts by name, in any case, and by id, and shows the units above them', async () => {
    await subject.opened({}, async ({ page }) => {
      const search = page.getByLabel('Find by name or id');
      await search.fill('PROD');
      const prods = subject.report.organizationalUnits.filter(({ name }) => name === 'Prod');
      expect(prods.length).toBeGreaterThan(3);
      const ids = (await shownRows(page)).map(({ id }) => id);
      for (const unit of prods) expect(ids).toContain(unit.id);
      const account = subject.report.accounts.find(({ name }) => name === 'storefront-jp-cdn');
      await search.fill(account?.id ?? '');
      expect((await shownRows(page)).at(-1)?.id).toBe(account?.id);
      await expect.poll(() => page.getByRole('status').textContent()).toBe('1 match');
      await search.fill('東京');
      await expect.poll(async () => (await shownRows(page)).length).toBeGreaterThan(1);
      await search.fill('');
      expect((await shownRows(page)).length).toBeGreaterThan(ids.length / 4);
    });
  });

  it('shows the state of an account that is not active, in words', async () => {
    await subject.opened({}, async ({ page }) => {
      const { id } = subject.report.accounts.find(({ state }) => state === 'PENDING_CLOSURE') ?? { id: '' };
      await page.getByLabel('Find by name or id').fill(id);
      await expect.poll(() => page.locator('.tree .remark').allTextContents()).toEqual(['pending closure']);
    });
  });

  it('can be navigated, folded and unfolded with the keyboard alone', async () => {
    await subject.opened({}, async ({ page }) => {
      const active = () =>
        page.evaluate(() => [
          document.activeElement?.querySelector('.name')?.textContent,
          document.activeElement?.getAttribute('aria-expanded'),
        ]);
      await page.getByRole('button', { name: 'Fold all', exact: true }).press('Enter');
      await page.locator('.tree-section tbody tr[tabindex="0"]').focus();
      expect(await active()).toEqual(['Root', 'false']);
      await page.keyboard.press('ArrowRight');
      expect(await active()).toEqual(['Root', 'true']);
      await page.keyboard.press('ArrowRight');
      expect(await active()).toEqual(['Workloads', 'false']);
      await page.keyboard.press('Space');
      expect(await active()).toEqual(['Workloads', 'true']);
      await page.keyboard.press('ArrowDown');
      expect(await active()).toEqual(['Commerce', 'false']);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(await active()).toEqual(['Workloads', 'false']);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('Workloads');
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      expect(await active()).toEqual(['Root', 'true']);
    });
  });
}
