import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderHtml } from '../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../packages/present/src/shared/view.ts';
import {
  type KnownShares,
  knownShares,
  reportOfShares,
} from '../../packages/present/src/testing/known-shares.ts';
import { PageBrowser } from '../support/page/browser.ts';

let browser: PageBrowser;

beforeAll(async () => {
  browser = await PageBrowser.start();
});

afterAll(() => browser?.[Symbol.asyncDispose]());

/** The shares in the table and on the tiles, by the unit's name; a tile says of what it is a share. */
async function shownShares(known: KnownShares) {
  const { page } = await browser.open(renderHtml(reportOfShares(known), PLAIN_VIEW), {
    fragment: '#view=map',
  });
  const rows = await page.locator('.tree tr.unit').evaluateAll((found) =>
    found.map((row) => {
      const text = (selector: string) => row.querySelector(selector)?.textContent ?? '';
      return [text('.name'), text('.share .figure')] as const;
    }),
  );
  const titles = await page
    .locator('.map .face')
    .evaluateAll((found) => found.map((tile) => tile.getAttribute('title') ?? ''));
  await page.context().close();
  const tiles = titles.map(
    (title) => [/^[^:]+/.exec(title)?.[0], title.split(', ').at(-1)?.replace(' of All units', '')] as const,
  );
  return { rows: Object.fromEntries(rows), tiles: Object.fromEntries(tiles) };
}

/** The known shares as the page writes them, by the unit's name. */
function expectedShares({ parts }: KnownShares): [name: string, share: string][] {
  return parts.map(({ share }, at) => [`unit ${at}`, `${share.replace(/\B(?=(\d{3})+\.)/g, ',')}%`]);
}

it('shows 12.3% for 12250.0000000001 of 100000, as the terminal does', async () => {
  const known = { whole: '100000', parts: [{ amount: '12250.0000000001', share: '12.3' }] };
  expect(await shownShares(known)).toEqual({
    rows: { 'unit 0': '12.3%' },
    tiles: { 'unit 0': '12.3%' },
  });
});

it('shows every share rounded by its exact value, in the table and on the tiles', async () => {
  await fc.assert(
    fc.asyncProperty(knownShares, async (known) => {
      const { rows, tiles } = await shownShares(known);
      const expected = Object.fromEntries(expectedShares(known));
      expect(rows).toEqual(expected);
      for (const [name, share] of Object.entries(tiles)) expect(share, name).toBe(expected[name]);
    }),
    { numRuns: 15 },
  );
});
