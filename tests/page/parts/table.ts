import { expect, it } from 'vitest';
import { shownRows } from '../../support/page/browser.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The table of units and accounts. */
export function table(subject: EnterprisePage): void {
  it('opens the largest unit first, and sorts siblings by each column in both directions', async () => {
    await subject.opened({}, async ({ page }) => {
      const first = await shownRows(page);
      expect(first.filter(({ level }) => level > 1).length).toBeGreaterThan(2);
      expect(first.length).toBeLessThanOrEqual(18);
      expect(first.slice(-3).map(({ id }) => id)).toEqual(['in-units', 'departed', 'total']);
      const children = async () =>
        (await shownRows(page))
          .slice(0, -3)
          .filter(({ level }) => level === 1)
          .map(({ now }) => Number(now.replaceAll(',', '')));
      const begun = await children();
      expect(begun).toEqual(begun.toSorted((a, b) => b - a));
      for (const column of ['Sep 2026', 'Oct 2026', 'Change', '%', 'Unit']) {
        const button = page.locator('.tree').getByRole('button', { name: column, exact: true });
        await button.click();
        const head = page.locator('.tree').getByRole('columnheader', { name: column, exact: true });
        const order = await children();
        const sorted = await head.getAttribute('aria-sort');
        await button.click();
        expect([sorted, await head.getAttribute('aria-sort')].toSorted()).toEqual([
          'ascending',
          'descending',
        ]);
        expect(await children()).not.toEqual(order);
        expect((await shownRows(page)).at(-1)?.id).toBe('total');
      }
      expect(await children()).toHaveLength(begun.length);
    });
  });

  it('finds units and accounts by name, in any case, and by id, and leads to them', async () => {
    await subject.opened({}, async ({ page }) => {
      const field = page.getByRole('combobox', { name: 'Unit' });
      await field.fill('PROD');
      const prods = subject.report.organizationalUnits.filter(({ name }) => name === 'Prod');
      expect(prods.length).toBeGreaterThan(3);
      const options = page.locator('#matches').getByRole('option');
      expect(await options.allTextContents()).toContain('ProdWorkloads › Data & Analytics');
      const account = subject.report.accounts.find(({ name }) => name === 'storefront-jp-cdn');
      await field.fill(account?.id ?? '');
      await expect.poll(() => page.getByRole('status').textContent()).toBe('1 match');
      await field.press('Enter');
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('storefront-jp-cdn');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('period');
      expect(page.url()).toContain(`#at=${account?.id}`);
      await field.fill('zürich');
      await field.press('ArrowDown');
      await field.press('ArrowUp');
      expect(await field.getAttribute('aria-activedescendant')).toBe('match-0');
      await options.first().click();
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('Zürich & Genève');
      await page.locator('.way').getByRole('button', { name: 'All units' }).click();
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('All units');
      await page.goBack();
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('Zürich & Genève');
    });
  });

  it('says that nothing was found, and what was looked for, on the page and to screen readers', async () => {
    await subject.opened({ width: 360 }, async ({ page }) => {
      const field = page.getByRole('combobox', { name: 'Unit' });
      const status = page.getByRole('status');
      await field.fill(' <img src=x>\u202enowhere ');
      expect(await status.textContent()).toBe(
        'No unit or account has “<img src=x>\\u{202e}nowhere” in its name or id.',
      );
      expect((await status.boundingBox())?.height).toBeGreaterThan(30);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await field.getAttribute('aria-expanded')).toBe('false');
      await field.fill('x'.repeat(10_000));
      expect(await status.textContent()).toContain(`“${'x'.repeat(60)}…”`);
      await field.press('Enter');
      expect(await page.locator('.way [aria-current]').textContent()).toBe('All units');
      await field.press('Escape');
      expect((await status.boundingBox())?.height).toBe(1);
      await field.fill('prod');
      expect(await status.textContent()).toMatch(/^\d+ matches$/);
      expect((await status.boundingBox())?.height).toBe(1);
    });
  });

  it('shows the state of an account that is not active, in words', async () => {
    await subject.opened({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Expand all' }).click();
      const { id } = subject.report.accounts.find(({ state }) => state === 'PENDING_CLOSURE') ?? { id: '' };
      const row = page.locator(`.tree tr[data-id="${id}"]`);
      expect(await row.locator('.remark').allTextContents()).toEqual(['pending closure']);
    });
  });

  it('can be navigated, opened and closed with the keyboard alone', async () => {
    await subject.opened({}, async ({ page }) => {
      const active = () =>
        page.evaluate(() => [
          document.activeElement?.querySelector('.name')?.textContent,
          document.activeElement?.getAttribute('aria-expanded'),
        ]);
      await page.getByRole('button', { name: 'Expand all', exact: true }).press('Enter');
      await page.getByRole('button', { name: 'Collapse all', exact: true }).press('Enter');
      await page.locator('.tree tbody tr[tabindex="0"]').focus();
      expect(await active()).toEqual(['Workloads', 'false']);
      await page.keyboard.press('ArrowRight');
      expect(await active()).toEqual(['Workloads', 'true']);
      await page.keyboard.press('ArrowRight');
      expect(await active()).toEqual(['Commerce', 'false']);
      await page.keyboard.press('Space');
      expect(await active()).toEqual(['Commerce', 'true']);
      await page.keyboard.press('ArrowLeft');
      expect(await active()).toEqual(['Commerce', 'false']);
      await page.keyboard.press('ArrowLeft');
      expect(await active()).toEqual(['Workloads', 'true']);
      await page.keyboard.press('End');
      expect(await active()).toEqual(['Total', null]);
      await page.keyboard.press('Home');
      expect(await active()).toEqual(['Workloads', 'true']);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.way [aria-current]').textContent()).toBe('Workloads');
      expect(await page.locator('.units-section h2').textContent()).toBe('What Workloads spent');
    });
  });
}
