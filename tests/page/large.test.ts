import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../packages/present/src/shared/view.ts';
import { PageBrowser, shownRows } from '../support/page/browser.ts';
import { largeReport } from '../support/page/large-report.ts';

const ACCOUNTS = 50_000;

/** All units and accounts, the row in each unit and at the top for what is beyond its first ones, and the total. */
const ROWS = 20 + 400 + ACCOUNTS + (1 + 20 + 400) + 1;

/** The most rows in the document at a time. */
const MOST_ROWS = 400;
/** The most milliseconds until the page is open and for a frame, on a machine that is busy with other tests. */
const MOST_TO_OPEN = 8_000;
const MOST_FOR_FRAME = 250;

let browser: PageBrowser;
let html: string;

beforeAll(async () => {
  html = renderHtml(largeReport(ACCOUNTS, 20), PLAIN_VIEW);
  browser = await PageBrowser.start();
});

afterAll(() => browser?.[Symbol.asyncDispose]());

describe('the page of 50,000 accounts', () => {
  it('opens, unfolds, scrolls and finds an account, with few rows in the document at any time', async () => {
    const begun = performance.now();
    const { page, complaints } = await browser.open(html);
    expect((await shownRows(page)).length).toBeGreaterThan(1);
    expect(performance.now() - begun).toBeLessThan(MOST_TO_OPEN);

    await page.getByRole('button', { name: 'Expand all' }).click();
    const table = page.locator('.tree');
    expect(await table.getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    expect((await shownRows(page)).length).toBeLessThan(MOST_ROWS);

    const slowest = await page.evaluate(async () => {
      const frames: number[] = [];
      let last = performance.now();
      for (let step = 0; step < 60; step += 1) {
        window.scrollBy(0, 700);
        await new Promise((next) => requestAnimationFrame(next));
        frames.push(performance.now() - last);
        last = performance.now();
      }
      return frames.toSorted((a, b) => b - a)[3] ?? 0;
    });
    expect(slowest).toBeLessThan(MOST_FOR_FRAME);
    await page.evaluate(() => window.scrollTo(0, 40_000));
    await page.waitForTimeout(300);
    const inSight = await page.evaluate(() => {
      const table = document.querySelector('.tree')?.getBoundingClientRect();
      const row = document.elementFromPoint(400, 450)?.closest('tr')?.getAttribute('aria-rowindex');
      return { scrolled: window.scrollY, row: Number(row), expected: (450 - (table?.top ?? 0)) / 30 + 1 };
    });
    expect(inSight.scrolled).toBe(40_000);
    expect(Math.abs(inSight.row - inSight.expected)).toBeLessThan(2);
    expect((await shownRows(page)).length).toBeLessThan(MOST_ROWS);

    await page.locator('.tree tbody tr[tabindex]').first().focus();
    await page.keyboard.press('End');
    const lowest = (await shownRows(page)).at(-1)?.id;
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe(lowest);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).not.toBe(lowest);

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.tree tr.unit').count()).toBe(20 + 400);
    expect(await page.locator('.tree tr.account').count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect((await shownRows(page)).length).toBeLessThan(MOST_ROWS);

    await page.getByRole('combobox', { name: 'Unit' }).fill('account-49999');
    await page.keyboard.press('Enter');
    expect((await shownRows(page)).map(({ id }) => id)).toEqual(['100000049999/sum']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([360, 1440])('at %i pixels, the End key shows the last row', async (width) => {
    const { page } = await browser.open(html, { width });
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.locator('.tree tbody tr[tabindex]').first().focus();
    await page.keyboard.press('End');
    const row = page.locator('.tree tr:focus');
    expect(await row.getAttribute('aria-rowindex')).toBe(String(ROWS + 1));
    const place = await row.boundingBox();
    expect(place?.height).toBe(width === 360 ? 90 : 30);
    expect(place?.y).toBeGreaterThan(0);
    expect(place?.y).toBeLessThan(900);
    await page.context().close();
  });

  it('lists all accounts in one, sorted by name, and finds some of them', async () => {
    const { page } = await browser.open(html, { fragment: '#view=accounts' });
    const table = page.locator('.tree');
    const begun = performance.now();
    await table.getByRole('button', { name: 'Account', exact: true }).click();
    expect((await shownRows(page))[1]?.id).toBe('100000000001');
    expect(performance.now() - begun).toBeLessThan(MOST_TO_OPEN);
    expect(await table.getAttribute('aria-rowcount')).toBe(String(ACCOUNTS + 2));
    expect((await shownRows(page)).length).toBeLessThan(MOST_ROWS);
    await page.getByRole('searchbox').fill('account-4999');
    // account-4999, and ten of which it is the beginning; their sum, and the total
    expect((await shownRows(page)).length).toBe(11 + 2);
    await page.context().close();
  });

  it('lists the largest changes, and more of them a hundred at a time', async () => {
    const { page } = await browser.open(html);
    const list = page.locator('.moved-list.accounts');
    const lines = list.locator('tbody tr');
    await expect.poll(() => lines.count()).toBe(3);
    await list.getByRole('button', { name: 'All 50,000' }).click();
    expect(await lines.count()).toBe(100);
    await list.getByRole('button', { name: 'Show 100 more' }).click();
    expect(await lines.count()).toBe(200);
    await list.getByRole('button', { name: '3 largest' }).click();
    expect(await lines.count()).toBe(3);
    await page.evaluate(() => {
      location.hash = '#at=ou-ab12-00000000x';
    });
    await expect.poll(() => list.locator('.list-head button').textContent()).toBe('All 125');
    await list.getByRole('button', { name: 'All 125' }).press('Enter');
    await list.getByRole('button', { name: 'Show 25 more' }).press('Enter');
    expect(await lines.count()).toBe(125);
    // The button is gone: the first line that it brought has the focus.
    const focused = page.locator(':focus');
    expect(await lines.nth(100).locator('button').getAttribute('data-id')).toBe(
      await focused.getAttribute('data-id'),
    );
    await page.context().close();
  });

  it('draws one tile for each of the largest accounts of a unit, and one for the rest', async () => {
    const { page } = await browser.open(html, { fragment: '#at=ou-ab12-00000000x&view=map' });
    const tiles = page.locator('.map > .tile');
    expect(await tiles.count()).toBe(60);
    expect(await tiles.filter({ hasText: 'smaller ones' }).count()).toBe(1);
    await page.context().close();
  });
});
