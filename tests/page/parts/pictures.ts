import { expect, it } from 'vitest';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The treemap and the columns by period. */
export function pictures(subject: EnterprisePage): void {
  it("opens a unit by click and Enter, and goes back by the breadcrumb, Escape and the browser's history", async () => {
    await subject.opened({}, async ({ page }) => {
      const here = page.locator('.way [aria-current]');
      await page
        .locator('.map')
        .getByRole('button', { name: /^Workloads / })
        .click();
      await expect.poll(() => here.textContent()).toBe('Workloads');
      expect(page.url()).toContain('#at=ou-');
      await page
        .locator('.map')
        .getByRole('button', { name: /^Commerce / })
        .press('Enter');
      await expect.poll(() => here.textContent()).toBe('Commerce');
      await page.keyboard.press('Escape');
      await expect.poll(() => here.textContent()).toBe('Workloads');
      await page.goBack();
      await expect.poll(() => here.textContent()).toBe('Commerce');
      await page.locator('.way').getByRole('button', { name: 'Root' }).click();
      await expect.poll(() => here.textContent()).toBe('Root');
    });
  });

  it('draws a larger area for a larger amount', async () => {
    await subject.opened({}, async ({ page }) => {
      const tiles = await page.locator('.map > .tile').evaluateAll((all) =>
        all.map((tile) => {
          const { width, height } = tile.getBoundingClientRect();
          const amount = tile.querySelector('.tile-amount')?.textContent?.replaceAll(',', '');
          return {
            area: width * height,
            amount: Number(amount),
            isFilled: tile.classList.contains('filled'),
          };
        }),
      );
      const plain = tiles.filter(({ isFilled }) => !isFilled).toSorted((a, b) => b.amount - a.amount);
      expect(tiles.length).toBeGreaterThan(5);
      expect(plain.map(({ area }) => area)).toEqual(plain.map(({ area }) => area).toSorted((a, b) => b - a));
    });
  });

  it('draws a column for each period, as high as the total in proportion', async () => {
    await subject.opened({}, async ({ page }) => {
      const bars = await page
        .locator('.bars .bar')
        .evaluateAll((all) =>
          all.map((bar) => ({ x: bar.getAttribute('x'), height: Number(bar.getAttribute('height')) })),
        );
      const heights = [...Map.groupBy(bars, ({ x }) => x).values()].map((column) =>
        column.reduce((sum, { height }) => sum + height, 0),
      );
      const root = subject.report.organizationalUnits.find(({ parentId }) => parentId === null);
      const amounts = root?.total.UnblendedCost?.amounts.map(Number) ?? [];
      const scale = (heights[0] ?? 0) / (amounts[0] ?? 1);
      expect(heights).toHaveLength(6);
      for (const [at, height] of heights.entries()) {
        expect(Math.abs(height - (amounts[at] ?? 0) * scale)).toBeLessThan(1);
      }
    });
  });
}
