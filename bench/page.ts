import { renderHtml } from '../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../packages/present/src/shared/view.ts';
import { PageBrowser, shownRows } from '../tests/support/page/browser.ts';
import { largeReport } from '../tests/support/page/large-report.ts';
import { type Finding, MEGABYTE, number } from './findings.ts';
import { interleaved, median, medianRatio } from './statistics.ts';

const ACCOUNTS = 50_000;
const ROUNDS = 5;

/** Measures the page of the largest organization: opening its file up to the first rows, and finding an account. */
export async function benchPage(): Promise<Finding> {
  const begun = performance.now();
  const html = renderHtml(largeReport(ACCOUNTS, 20), PLAIN_VIEW);
  const rendering = performance.now() - begun;
  const inert = withoutScript(html);
  await using browser = await PageBrowser.start();
  const found: number[] = [];
  const rounds = await interleaved(
    {
      inert: () => opened(browser, inert, async () => {}),
      usable: () =>
        opened(browser, html, async (page) => {
          if ((await shownRows(page)).length === 0) throw new Error('the page shows no rows');
          found.push(await searched(page));
        }),
    },
    ROUNDS,
  );
  const ratio = medianRatio(rounds.usable, rounds.inert);
  return {
    title: 'The page of 50,000 accounts',
    method:
      `The HTML of ${number(ACCOUNTS)} accounts in 421 units (${number(html.length / MEGABYTE, 1)} MB) is opened from a ` +
      `file by headless Chromium. The results are wall-clock times, medians of ${ROUNDS} rounds. They are compared with ` +
      'the same file without its script, which the browser only has to parse. The page is usable when its rows are ' +
      'shown and can be searched.',
    tables: [
      {
        head: ['step', 'median', '÷ opening without the script'],
        rows: [
          ['render the HTML from the report', `${number(rendering)} ms`, ''],
          ['open without the script', `${number(median(rounds.inert))} ms`, '1'],
          ['open until usable', `${number(median(rounds.usable))} ms`, number(ratio, 2)],
          ['find one account by its name', `${number(median(found))} ms`, ''],
        ],
      },
    ],
    measures: [],
  };
}

type Page = Awaited<ReturnType<PageBrowser['open']>>['page'];

/** Milliseconds until the page shows its first row, or has loaded if it has no script. `use` then uses the page. */
async function opened(
  browser: PageBrowser,
  html: string,
  use: (page: Page) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const { page } = await browser.open(html);
  const table = page.locator('.tree tr[data-id]').first();
  if (html.includes(SCRIPT)) await table.waitFor();
  const taken = performance.now() - begun;
  await use(page);
  await page.context().close();
  return taken;
}

async function searched(page: Page): Promise<number> {
  const begun = performance.now();
  await page.getByRole('combobox', { name: 'Unit' }).fill(`account-${ACCOUNTS - 1}`);
  await page.locator('#matches [role="option"]').first().waitFor();
  return performance.now() - begun;
}

/** The start of the script's element, which follows the element with the data. */
const SCRIPT = '</script>\n<script>';

function withoutScript(html: string): string {
  const from = html.indexOf(SCRIPT);
  if (from === -1) throw new Error('the page has no script after its data');
  return `${html.slice(0, from)}</script>\n</body>\n</html>\n`;
}
