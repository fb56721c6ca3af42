import { describe, expect, it } from 'vitest';
import { renderArchiveIndex } from '../../../packages/present/src/archive-index/index.ts';
import { entryOf, exampleIndex } from '../../../packages/present/src/testing/example-index.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';
import { violationsOn } from './accessibility.ts';

const PAGE = renderArchiveIndex(exampleIndex(), { language: 'en', locale: 'en-US' });

/** The index of an archive in the same browser. */
export function archiveIndex(subject: EnterprisePage): void {
  it.each([
    [360, 'ja'],
    [1440, 'en'],
  ] as const)(
    'at %i pixels, in %s, axe finds no violation in either color scheme and nothing is cut off',
    async (width, language) => {
      const html = renderArchiveIndex(exampleIndex(), { language, locale: language });
      await subject.opened(
        { width, bypassesPolicy: true },
        async ({ page }) => {
          await page.locator('details').first().locator('summary').click();
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
            expect(await violationsOn(page)).toEqual([]);
          }
        },
        html,
      );
    },
  );

  it('opens from a file under its policy, and leads to the files of each run beside it', async () => {
    await subject.opened(
      {},
      async ({ page }) => {
        const october = page.getByRole('link', { name: 'September 2026', exact: true });
        const href = await october.evaluate((link) => (link as HTMLAnchorElement).href);
        expect(href).toMatch(
          /^file:.*\/reports\/o-ab12cd34ef\/2026-09\/ou-cost-20261012T050000Z-0a1b2c\/report\.html$/,
        );
        expect(await page.locator('h2').allTextContents()).toEqual([
          'o-ab12cd34ef Unblended cost, USD',
          'o-zz99yy88xx Unblended cost, JPY',
        ]);
        await expect.poll(() => page.locator('.runs').first().isVisible()).toBe(false);
        await page.getByText('All 2 runs').click();
        await expect.poll(() => page.locator('.runs').first().isVisible()).toBe(true);
        const weight = await page
          .locator('h2')
          .first()
          .evaluate((one) => getComputedStyle(one).fontWeight);
        expect(weight).toBe('600');
      },
      PAGE,
    );
  });

  describe('of an archive with hostile names', () => {
    it('is nothing but text', async () => {
      const evil = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>\u202e';
      const entry = entryOf('2026-10', '1', {
        runId: evil,
        currency: evil,
        producer: evil,
        files: [`${evil}.html`, 'javascript:alert(1)'],
        folder: `reports/o-ab12cd34ef/2026-10/${evil}`,
        restatement: { of: evil, months: [], changes: [{ metric: 'UnblendedCost', amount: '1' }] },
      });
      const index = { schema: 'ou-cost/archive-index@1' as const, entries: [entry], missing: 0 };
      await subject.opened(
        {},
        async ({ page }) => {
          expect(await page.locator('img, script:not([type="application/json"])').count()).toBe(0);
          const schemes = await page
            .locator('a')
            .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
          expect(new Set(schemes)).toEqual(new Set(['file:']));
          const data = await page.locator('#archive').textContent();
          expect(JSON.parse(data ?? '')).toEqual(index);
        },
        renderArchiveIndex(index, { language: 'en', locale: 'en-US' }),
      );
    });
  });
}
