import { renderHtml } from '../packages/present/src/html/render.ts';
import { PLAIN } from '../packages/present/src/shared/terminal.ts';
import { PageBrowser, shownRows } from '../tests/page/browser.ts';
import { largeReport } from '../tests/page/large-report.ts';
import { type Finding, MEGABYTE, number } from './findings.ts';
import { interleaved, median, medianRatio } from './statistics.ts';

const ACCOUNTS = 50_000;
const ROUNDS = 5;

/** The page of the largest organization, from opening its file to the first rows and to a found account. */
export async function benchPage(): Promise<Finding> {
  const begun = performance.now();
  const html = renderHtml(largeReport(ACCOUNTS, 20), { depth: null, terminal: PLAIN });
  const rendering = performance.now() - begun;
  const inert = withoutProgram(html);
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
      `The HTML of ${number(ACCOUNTS)} accounts in 421 units, ${number(html.length / MEGABYTE, 1)} MB, opened from a ` +
      `file by headless Chromium; medians of ${ROUNDS} rounds by the wall clock, against the same file without its ` +
      'program, which the browser only has to read. Usable means that the rows stand there and can be asked for.',
    tables: [
      {
        head: ['what', 'median', '÷ without its program'],
        rows: [
          ['rendering the HTML, report to text', `${number(rendering)} ms`, ''],
          ['opened, without its program', `${number(median(rounds.inert))} ms`, '1'],
          ['opened to usable', `${number(median(rounds.usable))} ms`, number(ratio, 2)],
          ['one account found by its name', `${number(median(found))} ms`, ''],
        ],
      },
    ],
    measures: [],
  };
}

type Page = Awaited<ReturnType<PageBrowser['open']>>['page'];

/** Milliseconds from opening until the page is as `ready` waits for it. */
async function opened(
  browser: PageBrowser,
  html: string,
  ready: (page: Page) => Promise<void>,
): Promise<number> {
  const begun = performance.now();
  const { page } = await browser.open(html);
  const table = page.locator('.tree-section tr[data-id]').first();
  if (html.includes(PROGRAM)) await table.waitFor();
  const taken = performance.now() - begun;
  await ready(page);
  await page.context().close();
  return taken;
}

async function searched(page: Page): Promise<number> {
  const begun = performance.now();
  await page.getByLabel('Find by name or id').fill(`account-${ACCOUNTS - 1}`);
  await page.locator('.tree-section tr[aria-level="4"]').first().waitFor();
  return performance.now() - begun;
}

/** How the program's element begins, after the one that holds the data. */
const PROGRAM = '</script>\n<script>';

function withoutProgram(html: string): string {
  const from = html.indexOf(PROGRAM);
  if (from === -1) throw new Error('the page has no program after its data');
  return `${html.slice(0, from)}</script>\n</body>\n</html>\n`;
}
