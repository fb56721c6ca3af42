import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Metric, Report } from '@ou-cost/spend';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderHtml } from '../../packages/present/src/html/render.ts';
import { PLAIN } from '../../packages/present/src/shared/terminal.ts';
import { exampleReport } from '../../packages/present/src/testing/example-report.ts';
import { soleCharge } from '../../packages/spend/src/testing/reports.ts';
import { readingOf, reportOver } from '../support/in-process/adapters.ts';
import { shownAmount, shownSpend } from '../support/numbers/shown-amounts.ts';
import { type Look, type OpenedPage, PageBrowser, shownRows } from '../support/page/browser.ts';
import { enterpriseSandbox, whileRunning } from '../support/sandbox/start.ts';
import { TODAY } from '../support/scenarios/generated.ts';

const METRICS: readonly Metric[] = ['UnblendedCost', 'AmortizedCost'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe leaves in the page that it is put into. */
interface WithAxe {
  readonly axe: { readonly run: () => Promise<AxeResults> };
}

let browser: PageBrowser;
let report: Report;
let html: string;

function pageOf(some: Report, locale = 'en-US'): string {
  return renderHtml(some, { depth: null, terminal: PLAIN, locale });
}

/** Opens the page of the enterprise's half year, looks at it, and sees that it complained about nothing. */
async function onPage(look: Look, use: (opened: OpenedPage) => Promise<void>, content = html): Promise<void> {
  const opened = await browser.open(content, look);
  await use(opened);
  expect(opened.complaints).toEqual([]);
  expect(opened.requests).toEqual([]);
  await opened.page.context().close();
}

beforeAll(async () => {
  const question = { period: '2026-05..2026-10', compare: 'previous', metric: [...METRICS] };
  report = await whileRunning(enterpriseSandbox(), (sandbox) =>
    reportOver(readingOf(sandbox, TODAY), question),
  );
  vi.unstubAllEnvs();
  html = pageOf(report);
  browser = await PageBrowser.start();
});

afterAll(() => browser?.[Symbol.asyncDispose]());

describe('the figures on the page', () => {
  it('shows for every unit, metric, period, net and gross what the JSON has', async () => {
    await onPage({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Unfold all' }).click();
      for (const metric of METRICS) {
        await page.getByRole('combobox', { name: 'Metric' }).selectOption(metric);
        for (const period of ['all', ...report.periods.keys()] as const) {
          await page
            .getByRole('combobox', { name: 'Period' })
            .selectOption({ index: period === 'all' ? 0 : period + 1 });
          for (const part of ['net', 'gross', 'credit'] as const) {
            const label = { net: /^Net/, gross: /^Gross/, credit: /^Credits/ }[part];
            const option = await page
              .getByLabel('Charges')
              .locator('option', { hasText: label })
              .textContent();
            await page.getByRole('combobox', { name: 'Charges' }).selectOption(option ?? '');
            const shown = new Map((await shownRows(page)).map((row) => [row.id, row]));
            for (const unit of report.organizationalUnits) {
              expect(shown.get(unit.id), `${metric} ${period} ${part} ${unit.path.join('/')}`).toMatchObject({
                direct: shownSpend(unit.direct, metric, period, part),
                total: shownSpend(unit.total, metric, period, part),
              });
            }
          }
        }
      }
    });
  });

  it('shows every account, in its unit or apart where it has left, and every change', async () => {
    await onPage({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Unfold all' }).click();
      const inTree = await shownRows(page);
      const apart = await shownRows(page, '.departed-section');
      const shown = new Map([...inTree, ...apart].map((row) => [row.id, row.total]));
      for (const account of report.accounts) {
        expect(shown.get(account.id), account.name).toBe(shownSpend(account.spend, 'UnblendedCost', 'all'));
      }
      expect(apart.map(({ id }) => id).toSorted()).toEqual(report.unattributed.accountIds.toSorted());
      const changes = new Map(inTree.map(({ id, change }) => [id, change]));
      for (const unit of report.comparison?.organizationalUnits ?? []) {
        const change = unit.total.UnblendedCost?.change ?? '';
        expect(changes.get(unit.id)?.replace('+', '')).toBe(shownAmount(change));
      }
    });
  });

  it('says at the top what was spent, what changed, whether it adds up and what the run cost', async () => {
    await onPage({}, async ({ page }) => {
      const head = ((await page.locator('header').textContent()) ?? '').replace(/\s+/g, ' ');
      expect(head).toContain(`${shownSpend(report.total, 'UnblendedCost', 'all')} USD`);
      expect(head).toContain(`+${shownAmount(report.comparison?.total.UnblendedCost?.change ?? '')} USD`);
      expect(head).toContain('2026-05 to 2026-10');
      expect(head).toContain('Reconciled');
      expect(head).toContain(`${soleCharge(report.usage).amount} USD`);
    });
  });

  it.each([
    ['de-DE', '1.620,88'],
    ['ja-JP', '1,620.88'],
    ['fr-FR', '1\u202f620,88'],
  ])('writes them as %s has them', async (locale, shown) => {
    await onPage(
      {},
      async ({ page }) => expect((await shownRows(page))[0]?.direct).toBe(shown),
      pageOf(exampleReport({ compare: true }), locale),
    );
  });
});

describe('the way into the picture', () => {
  it('goes in by click, back by the way above, by Escape and by the browser', async () => {
    await onPage({}, async ({ page }) => {
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

  it('draws areas in proportion to what was spent', async () => {
    await onPage({}, async ({ page }) => {
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

  it('stacks a column for every period, as high as the figures say', async () => {
    await onPage({}, async ({ page }) => {
      const bars = await page
        .locator('.bars .bar')
        .evaluateAll((all) =>
          all.map((bar) => ({ x: bar.getAttribute('x'), height: Number(bar.getAttribute('height')) })),
        );
      const heights = [...Map.groupBy(bars, ({ x }) => x).values()].map((column) =>
        column.reduce((sum, { height }) => sum + height, 0),
      );
      const root = report.organizationalUnits.find(({ parentId }) => parentId === null);
      const amounts = root?.total.UnblendedCost?.amounts.map(Number) ?? [];
      const scale = (heights[0] ?? 0) / (amounts[0] ?? 1);
      expect(heights).toHaveLength(6);
      for (const [at, height] of heights.entries()) {
        expect(Math.abs(height - (amounts[at] ?? 0) * scale)).toBeLessThan(1);
      }
    });
  });
});

describe('the table', () => {
  it('begins with the largest, and sorts siblings by any column, both ways', async () => {
    await onPage({}, async ({ page }) => {
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

  it('finds by name, whatever its case, and by id, with all that leads there', async () => {
    await onPage({}, async ({ page }) => {
      const search = page.getByLabel('Find by name or id');
      await search.fill('PROD');
      const prods = report.organizationalUnits.filter(({ name }) => name === 'Prod');
      expect(prods.length).toBeGreaterThan(3);
      const ids = (await shownRows(page)).map(({ id }) => id);
      for (const unit of prods) expect(ids).toContain(unit.id);
      const account = report.accounts.find(({ name }) => name === 'storefront-jp-cdn');
      await search.fill(account?.id ?? '');
      expect((await shownRows(page)).at(-1)?.id).toBe(account?.id);
      await expect.poll(() => page.getByRole('status').textContent()).toBe('1 match');
      await search.fill('東京');
      await expect.poll(async () => (await shownRows(page)).length).toBeGreaterThan(1);
      await search.fill('');
      expect((await shownRows(page)).length).toBeGreaterThan(ids.length / 4);
    });
  });

  it('is walked and folded by keys alone', async () => {
    await onPage({}, async ({ page }) => {
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
});

describe('an address', () => {
  it('brings the whole view back', async () => {
    await onPage({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Metric' }).selectOption('AmortizedCost');
      await page.getByRole('combobox', { name: 'Period' }).selectOption('2026-07');
      await page.locator('.breakdown').getByRole('button', { name: 'Credits' }).click();
      await page.getByRole('button', { name: 'Unfold all' }).click();
      await page.getByLabel('Find by name or id').fill('prod');
      const text = await page.locator('#view').textContent();
      const fragment = new URL(page.url()).hash;
      await onPage({ fragment }, async (shared) => {
        expect(await shared.page.locator('#view').textContent()).toBe(text);
      });
    });
  });

  it('that names what this report does not have shows the page as it begins', async () => {
    await onPage(
      { fragment: '#metric=Nothing&period=1999-01&at=ou-none&sort=x-y&show=zzz&open=ou-gone' },
      async ({ page }) => {
        expect(await page.locator('.way [aria-current]').textContent()).toBe('Root');
        expect((await shownRows(page))[0]?.total).toBe(
          shownSpend(report.organizationalUnits[0]?.total ?? {}, 'UnblendedCost', 'all'),
        );
      },
    );
  });
});

describe('everybody can read it', () => {
  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('at %i pixels in %s, axe finds nothing and nothing is cut off', async (width, scheme) => {
    await onPage({ width, scheme, bypassesPolicy: true }, async ({ page }) => {
      await page.locator('summary').first().click();
      await page.getByLabel('Find by name or id').fill('data');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
      await page.evaluate(AXE);
      const found = await page.evaluate(() => (globalThis as unknown as WithAxe).axe.run());
      expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  });

  it('prints to a few A4 pages, on white where the screen is dark', async () => {
    await onPage({ scheme: 'dark' }, async ({ page }) => {
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

  it('is there in plain tables where scripts may not run', async () => {
    const [head = '', rest = ''] = html.split('<noscript>');
    expect(head).toContain('Reconciled');
    for (const unit of report.organizationalUnits) {
      expect(rest).toContain(`<small>${unit.id}</small>`);
    }
    expect(rest).toContain(shownSpend(report.organizationalUnits[0]?.total ?? {}, 'AmortizedCost', 0));
  });
});

describe('a report by service and by unit only', () => {
  const byUnit = (): Report => {
    const some = exampleReport({ months: 2, compare: true });
    const text = JSON.stringify(some, (key, value: unknown) => (key === 'gross' ? undefined : value));
    const changed: Report = JSON.parse(text.replaceAll('"byChargeType"', '"byService"'));
    const { comparison } = changed;
    return {
      ...changed,
      query: { ...changed.query, by: 'service', detail: 'ou' },
      accounts: [],
      ...(comparison === undefined
        ? {}
        : { comparison: { ...comparison, accounts: [], movers: { accounts: [] } } }),
    };
  };

  it('lets services be chosen, and compares units directly', async () => {
    await onPage(
      {},
      async ({ page }) => {
        // 10,234.5678901234 + 843.125 + 12.3 + 77.7, then 11,890.005 + 790.015 + 0.0000000001 + 80 + 1.005
        await page.getByRole('combobox', { name: 'Service' }).selectOption('usage');
        expect((await shownRows(page))[0]?.total).toBe('23,928.72');
        expect(await page.getByRole('combobox', { name: 'Charges' }).count()).toBe(0);
        const first = page.locator('.movers tbody tr').first();
        expect(await first.locator('.name').textContent()).toBe('Prod');
        expect(await first.locator('[data-label="After"]').textContent()).toBe('23,257.71');
        expect(await page.locator('.tree-section tr.account').count()).toBe(0);
      },
      pageOf(byUnit()),
    );
  });
});

describe('the file', () => {
  it('is under 400 KB for the sixty accounts of a whole year', async () => {
    expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  });

  it('lets no name act', async () => {
    const hostile = '</script><img src=x onerror="document.title=1"><b>$&`\u202e';
    await onPage(
      {},
      async ({ page }) => {
        await page.getByRole('button', { name: 'Unfold all' }).click();
        expect(await page.locator('img, b').count()).toBe(0);
        expect(await page.title()).toMatch(/^AWS spend/);
        const name = await page.locator('.tree-section .name').first().textContent();
        expect(name).toBe(hostile.replace('\u202e', '\\u{202e}'));
      },
      pageOf(exampleReport({ months: 2, compare: true, name: hostile })),
    );
  });

  it('runs nothing but its own script', async () => {
    const tampered = html.replace('</main>', '<script>document.title = "taken"</script></main>');
    const { page, complaints } = await browser.open(tampered);
    expect(await page.title()).toMatch(/^AWS spend/);
    expect(complaints.join()).toContain('Content Security Policy');
    await page.context().close();
  });
});
