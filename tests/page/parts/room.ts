import { parsePeriod } from '@ou-cost/spend';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../../packages/present/src/shared/view.ts';
import { shopReport } from '../../../packages/present/src/testing/shop-reports.ts';
import { clippedFigures } from '../../support/page/clipped.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { withHugeAmounts } from '../../support/page/huge-amounts.ts';

/** Cells and lines of which the text is wider than they are, and runs into what is beside them. */
function tooNarrow(page: Page): Promise<string[]> {
  return page
    .locator('#view :is(td, .amount strong, .moved strong, .from, p)')
    .evaluateAll((all) =>
      all
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.className}: ${one.textContent}`),
    );
}

/** Choices whose text is longer than the select that shows it. */
function cutChoices(page: Page): Promise<string[]> {
  return page.locator('.controls select').evaluateAll((all) =>
    all.flatMap((select) => {
      if (!(select instanceof HTMLSelectElement)) return [];
      const text = document.createElement('span');
      text.textContent = select.selectedOptions[0]?.text ?? '';
      text.style.cssText = 'position: absolute; white-space: nowrap';
      text.style.font = getComputedStyle(select).font;
      select.after(text);
      const width = text.getBoundingClientRect().width;
      text.remove();
      const arrow = 24;
      const padding = Number.parseFloat(getComputedStyle(select).paddingLeft);
      return width > select.clientWidth - arrow - padding ? [select.selectedOptions[0]?.text ?? ''] : [];
    }),
  );
}

/** Whether there is room for what stands on the page. */
export function room(subject: EnterprisePage): void {
  it.each([
    ['en', 'en-US', 'Map', 'Table'],
    ['ja', 'ja-JP', 'マップ', '表'],
  ] as const)(
    'is there for amounts of twelve digits, on any screen and on paper (%s)',
    async (language, locale, map, table) => {
      const asked = { period: parsePeriod('month-to-date'), compare: 'previous', trend: 13 };
      const report = withHugeAmounts(await shopReport({ ...asked, by: ['charge-type', 'service'] }));
      await subject.opened(
        { fragment: '#by=service' },
        async ({ page }) => {
          expect(await page.locator('.amount strong').textContent()).toMatch(/^\d{3}(,\d{3}){3}\.\d\d$/);
          await page.getByRole('button', { name: /^(Expand all|すべて展開)$/ }).click();
          for (const width of [360, 1024, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            for (const view of [map, table]) {
              await page.locator('.views').getByRole('button', { name: view, exact: true }).click();
              expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
              expect(await clippedFigures(page), `${view} ${width}`).toEqual([]);
              expect(await tooNarrow(page), `${view} ${width}`).toEqual([]);
            }
            expect(await cutChoices(page), String(width)).toEqual([]);
          }
          await page.setViewportSize({ width: 703, height: 900 });
          await page.emulateMedia({ media: 'print' });
          await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
          expect(await clippedFigures(page)).toEqual([]);
          expect(await tooNarrow(page)).toEqual([]);
        },
        renderHtml(report, { ...PLAIN_VIEW, language, locale }),
      );
    },
  );

  it('is there on a phone for whole names of services', async () => {
    await subject.opened({ width: 360, fragment: '#by=service' }, async ({ page }) => {
      const names = page.locator('.figure-list .plain bdi');
      expect(await names.allTextContents()).toContain('Amazon Relational Database Service');
      const cut = await names.evaluateAll((all) =>
        all
          .filter((name) => {
            const range = document.createRange();
            range.selectNodeContents(name);
            const text = range.getBoundingClientRect();
            const box = name.closest('.plain')?.getBoundingClientRect();
            return box === undefined || text.right > box.right + 1 || text.bottom > box.bottom + 2;
          })
          .map((name) => name.textContent),
      );
      expect(cut).toEqual([]);
      expect(await cutChoices(page)).toEqual([]);
    });
  });

  it('is there on paper between the figures of a daily report by service, and beside the bar of a full share', async () => {
    const report = await shopReport({ granularity: 'DAILY', by: ['service'], compare: 'previous' });
    await subject.opened(
      { width: 703 },
      async ({ page }) => {
        await page.emulateMedia({ media: 'print' });
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        const gaps = await page.evaluate(() => {
          const textBox = (of: Element | null | undefined) => {
            const range = document.createRange();
            if (of != null) range.selectNodeContents(of);
            return range.getBoundingClientRect();
          };
          const last = [...document.querySelectorAll('.consists-section .sum > *')];
          const whole = document.querySelector('.tree tr.total td.share');
          return [
            textBox(last[1]).left - textBox(last[0]).right,
            textBox(last[2]).left - textBox(last[1]).right,
            textBox(whole?.querySelector('.figure')).left -
              (whole?.querySelector('.track')?.getBoundingClientRect().right ?? 0),
          ];
        });
        expect(gaps).toHaveLength(3);
        expect(Math.min(...gaps)).toBeGreaterThan(3);
      },
      renderHtml(report, PLAIN_VIEW),
    );
  });

  it('is there on paper between the heads of the months, and the names below their bars, in Japanese', async () => {
    await subject.opened(
      { width: 703 },
      async ({ page }) => {
        await page.emulateMedia({ media: 'print' });
        await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
        const gaps = await page.evaluate(() => {
          const boxes = (selector: string) =>
            [...document.querySelectorAll(selector)].map((of) => {
              const range = document.createRange();
              range.selectNodeContents(of);
              return range.getBoundingClientRect();
            });
          const between = (some: readonly DOMRect[]) =>
            some.slice(1).map((box, at) => box.left - (some[at]?.right ?? 0));
          return [
            ...between(boxes('.tree thead :is(th.before, th.now)')),
            ...between(boxes('.month .area + .name')),
          ];
        });
        const [heads, ...names] = gaps;
        expect(names).toHaveLength(12);
        expect(Math.min(...names)).toBeGreaterThan(0.5);
        expect(heads).toBeGreaterThan(16);
      },
      renderHtml(subject.report, { ...PLAIN_VIEW, language: 'ja', locale: 'ja-JP' }),
    );
  });
}
