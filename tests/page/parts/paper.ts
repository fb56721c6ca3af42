import { expect, it } from 'vitest';
import { clippedFigures } from '../../support/page/clipped.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { expectedFigures, type Meaning } from '../../support/page/expected.ts';
import { lineText, pdfPages } from '../../support/page/pdf.ts';
import { chosenRanges, statedOfUnit, statedSums } from '../../support/page/stated.ts';

/** A4 in points, and the margins left and right of what is printed. */
const A4 = { width: 595, height: 842, margin: 33 };

/** An A4 page less its margins, in CSS pixels. */
const PRINTED_WIDTH = 703;

/** Symbols that no font here draws are not in the text of a PDF. */
function withoutSymbols(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{P}\p{Zs}+]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}

/** The page as it is printed, read back from a PDF. */
export function paper(subject: EnterprisePage): void {
  it('has every unit with all its figures, each inside of the page and beside each other', async () => {
    await subject.opened({ scheme: 'dark', fragment: '#view=map' }, async ({ page }) => {
      const { report } = subject;
      const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true }));
      expect(pages.length).toBeGreaterThanOrEqual(2);
      expect(pages.length).toBeLessThanOrEqual(4);
      const lines = pages.flatMap((one) => one.lines.map((line) => withoutSymbols(lineText(line))));
      const range = chosenRanges(report).at(-1) ?? { start: '', end: '' };
      const meaning: Meaning = { metric: 'UnblendedCost', range, part: 'net' };
      const { total } = statedSums(report);
      const expected = report.organizationalUnits
        .filter(({ parentId }) => parentId !== null)
        .map(({ id, name }) => {
          const figures = expectedFigures(report, statedOfUnit(report, id, 'total'), total, meaning);
          const inOrder = ['before', 'now', 'change', 'percent', 'share'].map((column) => figures[column]);
          return [withoutSymbols(name), ...inOrder].join(' ');
        });
      for (const line of new Set(expected)) {
        const count = (all: readonly string[]) => all.filter((one) => one === line).length;
        expect(count(lines), line).toBeGreaterThanOrEqual(count(expected));
      }
      for (const { width, height, lines: drawn } of pages) {
        expect([Math.round(width), Math.round(height)]).toEqual([A4.width, A4.height]);
        for (const line of drawn) {
          for (const [at, { text, left, right, bottom }] of line.entries()) {
            expect(left, text).toBeGreaterThan(A4.margin);
            expect(right, text).toBeLessThan(A4.width - A4.margin);
            expect(bottom, text).toBeGreaterThan(A4.margin / 2);
            expect(line[at + 1]?.left ?? right, `after ${text}`).toBeGreaterThanOrEqual(right - 0.7);
          }
        }
      }
    });
  });

  it('says as text what was chosen, and has the map after the table, on white', async () => {
    const fragment = '#period=2026-09&metric=AmortizedCost&show=gross';
    await subject.opened({ scheme: 'dark', fragment, width: PRINTED_WIDTH }, async ({ page }) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const chosen = await page.locator('.choices-text > div').allInnerTexts();
      expect(chosen.map((text) => text.replace(/\s*\n\s*/, ': '))).toEqual([
        'Period: September 2026',
        'Cost: Amortized cost',
        'Charges: Gross: without credits and refunds',
        'Unit: All units',
      ]);
      expect(await page.locator('select:visible, input:visible').count()).toBe(0);
      const bottom = await page.locator('.tree').evaluate((table) => table.getBoundingClientRect().bottom);
      const top = await page.locator('.map').evaluate((map) => map.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(bottom);
      expect(await page.locator('.map .tile').count()).toBeGreaterThan(8);
      expect(await clippedFigures(page)).toEqual([]);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      expect(await page.locator('.map .tile').count()).toBe(0);
      expect(await page.locator('.tree tbody tr[data-id]').count()).toBeLessThanOrEqual(18);
    });
  });
}
