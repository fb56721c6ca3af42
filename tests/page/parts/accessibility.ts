import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shownAmount, shownSpend } from '../../support/numbers/shown-amounts.ts';
import type { EnterprisePage } from '../../support/page/enterprise.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The global that axe defines in a page. */
interface WithAxe {
  readonly axe: { readonly run: () => Promise<AxeResults> };
}

/** What axe finds on a page that was opened without its policy. */
export async function violationsOn(page: Page): Promise<(string | undefined)[][]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => (globalThis as unknown as WithAxe).axe.run());
  return found.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

/** The page for every reader: by screen width and color scheme, on paper, and without scripts. */
export function accessibility(subject: EnterprisePage): void {
  it.each([
    [360, 'light', '#view=accounts&find=prod', 'nowhere'],
    [360, 'dark', '#view=map&by=service&lists=consists', 'data'],
    [1440, 'light', '', 'data'],
    [1440, 'dark', '#view=accounts&lists=units,accounts,parts&show=charge-type%2FTax', 'nowhere'],
  ] as const)(
    'at %i pixels in the %s color scheme, axe finds no violation and nothing is cut off',
    async (width, scheme, fragment, looked) => {
      await subject.opened({ width, scheme, bypassesPolicy: true }, async ({ page }) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBe(width);
        const violations = () => violationsOn(page);
        expect(await violations()).toEqual([]);
        if (fragment === '') {
          await page.locator('.tree').getByRole('button', { name: 'Workloads', exact: true }).click();
        } else {
          await page.evaluate((to) => {
            location.hash = to;
          }, fragment);
          await expect
            .poll(() => page.locator('.views [aria-pressed="true"]').textContent())
            .not.toBe('Table');
        }
        await page.getByRole('combobox', { name: 'Unit' }).fill(looked);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await violations()).toEqual([]);
      });
    },
  );

  it('Tab alone leads through every control in its order, each seen and marked, and out again', async () => {
    await subject.opened({ fragment: '#view=accounts' }, async ({ page }) => {
      const all = await page.evaluate(() => {
        const controls = [
          ...document.querySelectorAll<HTMLElement>('a, button, select, input, summary, [tabindex]'),
        ];
        const reached = controls.filter((one) => one.tabIndex >= 0 && one.checkVisibility());
        for (const [at, one] of reached.entries()) one.setAttribute('data-walk', String(at));
        return reached.length;
      });
      expect(all).toBeGreaterThan(40);
      const walked: unknown[] = [];
      for (let at = 0; at <= all; at += 1) {
        await page.keyboard.press('Tab');
        walked.push(
          await page.evaluate(() => {
            const focused = document.activeElement ?? document.body;
            const { top, bottom, width } = focused.getBoundingClientRect();
            const isInSight = bottom > 0 && top < window.innerHeight && width > 0;
            const isMarked = getComputedStyle(focused).outlineStyle === 'solid';
            return [focused.getAttribute('data-walk'), isInSight && isMarked];
          }),
        );
      }
      expect(walked.slice(0, -1)).toEqual(Array.from({ length: all }, (_, at) => [String(at), true]));
      expect(walked.at(-1)).toEqual([null, false]);
    });
  });

  it('prints on two to ten A4 pages, on white even if the screen is dark', async () => {
    await subject.opened({ scheme: 'dark' }, async ({ page }) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await ground()).not.toBe('rgb(255, 255, 255)');
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await ground()).toBe('rgb(255, 255, 255)');
      expect(await page.getByRole('combobox').count()).toBe(0);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = pdf.toString('latin1');
      const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
      const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThanOrEqual(2);
      expect(pages).toBeLessThanOrEqual(10);
    });
  });

  it('shows plain tables where scripts do not run', async () => {
    const [, rest = ''] = subject.html.split('<noscript>');
    const [plain = ''] = rest.split('</noscript>');
    expect(plain).toContain('Reconciled');
    const { before = '', after = '' } = subject.report.comparison?.total.UnblendedCost ?? {};
    const texts = plain.split(/<[^>]*>/).filter((text) => text.trim() !== '');
    const head = texts.join('').replaceAll('\n', '');
    expect(head).toContain('Total, unblended cost, 2026-08-01 to 2026-10-31');
    expect(head).toContain('Change, unblended cost, 2026-10-01 to 2026-10-31+2,425.49 USD (+1.14%)');
    expect(head).toContain(
      `${shownAmount(after)} USD, against ${shownAmount(before)} USD in 2026-09-01 to 2026-09-30`,
    );
    expect(plain).toContain('<th scope="col" class="n">Change, 2026-10-01 to 2026-10-31</th>');
    for (const unit of subject.report.organizationalUnits) {
      expect(plain).toContain(`<small>${unit.id}</small>`);
    }
    expect(plain).toContain(
      shownSpend(subject.report.organizationalUnits[0]?.total ?? {}, 'AmortizedCost', 0),
    );
  });
}
