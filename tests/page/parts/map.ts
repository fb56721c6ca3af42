import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shownAmount } from '../../support/numbers/shown-amounts.ts';
import { clippedFigures } from '../../support/page/clipped.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** What is written into every tile and every part inside one, and its title. */
function writtenIn(page: Page): Promise<{ name: string; amount: string; title: string }[]> {
  return page.locator('.map .face, .map .inside').evaluateAll((all) =>
    all.map((box) => {
      const own = box.matches('.inside') ? ':scope' : ':scope > [aria-hidden]';
      const text = (selector: string) =>
        box.querySelector(`${own} > ${selector}, ${own} > .tile-line > ${selector}`)?.textContent ?? '';
      return {
        name: text('.tile-name'),
        amount: text('.tile-figures').replace(/\d[\d.]*%$/, ''),
        title: box.getAttribute('title') ?? '',
      };
    }),
  );
}

/** The map, the other view of the table. */
export function map(subject: EnterprisePage): void {
  it('stands in for the table, with the same rows and figures, and the address keeps it', async () => {
    await subject.opened({}, async ({ page }) => {
      const rows = await page
        .locator('.tree tbody tr[aria-level="1"]')
        .evaluateAll((all) =>
          all.map((row) => [
            row.querySelector('.name')?.textContent ?? '',
            row.querySelector('td.now')?.textContent ?? '',
            row.querySelector('td.share')?.textContent ?? '',
          ]),
        );
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      expect(new URL(page.url()).hash).toBe('#view=map');
      expect(await page.locator('.tree').isVisible()).toBe(false);
      const tiles = await page
        .locator('.map .face > .unseen')
        .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
      const inMap = rows.filter(
        ([name, now]) => !['In units', 'Total'].includes(name ?? '') && now !== '0.00',
      );
      expect(tiles.toSorted()).toEqual(
        inMap.map(([name, now, share]) => `${name}: ${now} USD, ${share} of All units`).toSorted(),
      );
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      expect(new URL(page.url()).hash).toBe('');
      expect(await page.locator('.map').isVisible()).toBe(false);
    });
  });

  it('draws larger areas for larger amounts, writes amounts into inner tiles too, and cuts none', async () => {
    for (const width of [360, 1440]) {
      await subject.opened({ fragment: '#view=map', width }, async ({ page }) => {
        const tiles = await page.locator('.map > .tile').evaluateAll((all) =>
          all.map((tile) => {
            const { width: across, height } = tile.getBoundingClientRect();
            const [, amount = ''] = /: (.*) USD/.exec(tile.querySelector('.unseen')?.textContent ?? '') ?? [];
            const isPlain = tile.querySelector('.inside') === null;
            return { area: across * height, amount: Number(amount.replaceAll(',', '')), isPlain };
          }),
        );
        const plain = tiles.filter(({ isPlain }) => isPlain).toSorted((a, b) => b.amount - a.amount);
        expect(tiles.length).toBeGreaterThan(8);
        expect(plain.map(({ area }) => Math.round(area))).toEqual(
          plain.map(({ area }) => Math.round(area)).toSorted((a, b) => b - a),
        );
        const commerce = subject.report.organizationalUnits.find(({ name }) => name === 'Commerce');
        const inside = page.locator('.inside', { hasText: 'Commerce' });
        const amount = shownAmount(commerce?.total.UnblendedCost?.amounts.at(-1) ?? '');
        expect(await inside.textContent()).toBe(`Commerce${amount}`);
        expect(await clippedFigures(page)).toEqual([]);
        const boxes = await writtenIn(page);
        // A name says nothing without its amount, which is exact in the title where it is shortened.
        expect(boxes.filter(({ name, amount }) => (name === '') !== (amount === ''))).toEqual([]);
        expect(boxes.filter(({ amount, title }) => !title.includes(amount) && !/K$/.test(amount))).toEqual(
          [],
        );
        expect(boxes.some(({ amount }) => /^[\d.]+K$/.test(amount))).toBe(true);
        expect(boxes.filter(({ title }) => !/: [\d,]+\.\d\d USD/.test(title))).toEqual([]);
      });
    }
  });

  it('opens a unit by click and Enter, leads to an account, and goes back by Escape and the history', async () => {
    await subject.opened({ fragment: '#view=map' }, async ({ page }) => {
      const here = page.locator('.way [aria-current]');
      const tile = (name: RegExp) => page.locator('.map').getByRole('button', { name });
      await tile(/^Workloads:/).click();
      await expect.poll(() => here.textContent()).toBe('Workloads');
      expect(page.url()).toMatch(/#at=ou-.*&view=map/);
      expect(await tile(/^Commerce:/).evaluate((one) => one === document.activeElement)).toBe(true);
      await tile(/^Commerce:/).press('Enter');
      await expect.poll(() => here.textContent()).toBe('Commerce');
      await page.keyboard.press('Escape');
      await expect.poll(() => here.textContent()).toBe('Workloads');
      expect(await tile(/^Commerce:/).evaluate((one) => one === document.activeElement)).toBe(true);
      await page.goBack();
      await expect.poll(() => here.textContent()).toBe('Commerce');
      await page.goto(`${page.url().split('#')[0]}#view=map&at=${unitId('Research 🔬')}`);
      await tile(/^ml-research:/).click();
      await expect.poll(() => here.textContent()).toBe('ml-research');
      expect(await page.locator('.map').textContent()).toBe('An account has no parts to draw.');
    });
  });

  function unitId(name: string): string {
    return subject.report.organizationalUnits.find((unit) => unit.name === name)?.id ?? '';
  }
}
