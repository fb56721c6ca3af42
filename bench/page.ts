import { renderHtml } from '../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../packages/present/src/shared/view.ts';
import { PageBrowser } from '../tests/support/page/browser.ts';
import { largeReport } from '../tests/support/page/large-report.ts';
import { atMost, type Finding, MEGABYTE, number } from './findings.ts';
import { interleaved, median, medianRatio } from './statistics.ts';

const ACCOUNTS = 50_000;
const ROUNDS = 9;

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
          const rows = await page.evaluate(() => document.documentElement.dataset['rowsInFirstFrame']);
          if (Number(rows) === 0) throw new Error('the first frame of the page shows no rows');
          found.push(await searched(page));
        }),
    },
    ROUNDS,
  );
  const ratio = medianRatio(rounds.usable, rounds.inert);
  return {
    title: 'The page of 50,000 accounts',
    method:
      `The HTML of ${number(ACCOUNTS)} accounts in 421 units, with a trend of 13 months (${number(html.length / MEGABYTE, 1)} MB), ` +
      'is opened from a file by headless Chromium. It is compared with the same file without its script, which the ' +
      'browser only has to parse. The results are wall-clock times by the clock of the page, from the start of the ' +
      'navigation to the end of the first frame after it has loaded; by then it shows its rows. Each round opens both: ' +
      `the medians of ${ROUNDS} rounds, and the median of the ratios within each round. What moved is looked for after ` +
      'that, in steps while the browser is idle.',
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
    measures: [
      atMost('page of 50,000 accounts with a trend: opening ÷ opening without the script', 3, ratio),
    ],
  };
}

type Page = Awaited<ReturnType<PageBrowser['open']>>['page'];

/** Milliseconds from the start of the navigation to the end of the first frame after the load. `use` then uses the page. */
async function opened(
  browser: PageBrowser,
  html: string,
  use: (page: Page) => Promise<void>,
): Promise<number> {
  const { page } = await browser.open(html, { first: timeFirstFrame });
  const taken = await page.waitForFunction(() => document.documentElement.dataset['firstFrame']);
  await use(page);
  const milliseconds = Number(await taken.jsonValue());
  await page.context().close();
  return milliseconds;
}

/** In the page: the clock of this process would also measure the way of a message between it and the browser. */
function timeFirstFrame(): void {
  addEventListener('load', () => {
    requestAnimationFrame(() => {
      const rows = document.querySelectorAll('.tree tr[data-id]').length;
      setTimeout(() => {
        document.documentElement.dataset['rowsInFirstFrame'] = String(rows);
        document.documentElement.dataset['firstFrame'] = String(performance.now());
      });
    });
  });
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
