import { expect, it } from 'vitest';
import { renderHtml } from '../../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../../packages/present/src/shared/view.ts';
import { wordsIn } from '../../../packages/present/src/words/index.ts';
import { clippedFigures } from '../../support/page/clipped.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

/** The page in Japanese. */
export function japanese(subject: EnterprisePage): void {
  const html = () => renderHtml(subject.report, { ...PLAIN_VIEW, language: 'ja', locale: 'ja-JP' });

  it.each([360, 1440])('fits into %i pixels and cuts no figure', async (width) => {
    await subject.opened(
      { width },
      async ({ page }) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await clippedFigures(page)).toEqual([]);
        await page.locator('.views').getByRole('button', { name: 'マップ' }).click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await clippedFigures(page)).toEqual([]);
      },
      html(),
    );
  });

  it.each([360, 1000])('sets figures above bars apart from each other, at %i pixels', async (width) => {
    await subject.opened(
      { width },
      async ({ page }) => {
        const gaps = await page.locator('.chart .value').evaluateAll((values) => {
          const boxes = values.map((value) => {
            const range = document.createRange();
            range.selectNodeContents(value);
            return range.getBoundingClientRect();
          });
          return boxes.slice(1).map((box, at) => box.left - (boxes[at]?.right ?? 0));
        });
        expect(gaps).toHaveLength(12);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2);
      },
      html(),
    );
  });

  it('says its language, and writes titles and dates as they are written in Japanese', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        expect(await page.locator('html').getAttribute('lang')).toBe('ja');
        expect(await page.locator('h1').textContent()).toBe('組織単位(OU)別 AWS 利用料');
        expect(await page.locator('#period').textContent()).toBe('2026年10月確定');
        expect(await page.locator('h2').allTextContents()).toEqual(
          expect.arrayContaining(['OU 別の利用料', '増減の大きい項目', '内訳', '注記', '合計の照合']),
        );
        expect(await page.locator('.tree thead th').allInnerTexts()).toEqual(
          expect.arrayContaining(['2026年9月', '増減', '増減率', '構成比']),
        );
        expect(await page.locator('.moved-section > .soft').textContent()).toMatch(
          /^\d+アカウントが計 [\d,.]+ 増加、\d+アカウントが計 [\d,.]+ 減少。$/,
        );
      },
      html(),
    );
  });

  it('says in Japanese what stands in for the page where scripts do not run', () => {
    const [, rest = ''] = html().split('<noscript>');
    const [plain = ''] = rest.split('</noscript>');
    const texts = plain.replace(/<bdi>.*?<\/bdi>/g, '').split(/<[^>]*>/);
    expect(texts).toEqual(
      expect.arrayContaining([
        ...['合計(非ブレンドコスト)、2026年8月1日〜10月31日', '増減(非ブレンドコスト)、2026年10月1日〜31日'],
        ...['期間(UTC)', '照合済み', '取得費用'],
      ]),
    );
    expect(texts.filter((text) => /\b(total|the|of|and|is|are|in|by|to|against)\b/i.test(text))).toEqual([]);
  });

  it('has no text of the English page', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        const texts = await page.evaluate(() => {
          const found: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { parentElement, textContent } = walker.currentNode;
            if (parentElement?.closest('script, style, bdi, noscript') === null)
              found.push(textContent?.trim() ?? '');
          }
          return found;
        });
        const english = new Set(textsOf(wordsIn('en')));
        const own = new Set(textsOf(wordsIn('ja')));
        expect(english.size).toBeGreaterThan(150);
        expect(texts.filter((text) => english.has(text) && !own.has(text))).toEqual([]);
        // What is left in Latin letters are names: of AWS, its metrics and calls, the currency, and of options.
        const sentences = texts.filter((text) => /\b(the|of|and|is|are|in|by)\b/.test(text));
        expect(sentences).toEqual([]);
      },
      html(),
    );
  });
}

/** Every text of a catalog that has no values in it. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return /\p{L}{3}/u.test(words) ? [words] : [];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}
