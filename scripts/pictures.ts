import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@ou-cost/spend';
import stringWidth from 'string-width';
import { renderHtml } from '../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../packages/present/src/shared/view.ts';
import { PageBrowser } from '../tests/support/page/browser.ts';
import { execute } from '../tests/support/processes/execute.ts';

/** The demo's today. It is fixed, so that the pictures change with the program and not with the calendar. */
const TODAY = '2026-11-20';
const PICTURES = join('docs', 'pictures');

/** A page that shows the start of the terminal's output (the tree and its total) on a grid of character cells. */
function terminalPage(text: string): string {
  const end = text.indexOf('\n\nCharge types');
  const characters = [...new Intl.Segmenter().segment(text.slice(0, end))].map(({ segment }) => segment);
  const cells = characters.map((character) => {
    const escaped = character.replace('&', '&amp;').replace('<', '&lt;');
    return stringWidth(character) === 2 ? `<b>${escaped}</b>` : escaped;
  });
  const style =
    "body{margin:0;background:#16181d}pre{display:inline-block;margin:0;padding:16px;background:#16181d;color:#e4e6eb;font:13px/1.35 'DejaVu Sans Mono',monospace}b{display:inline-block;width:2ch;font-weight:400}";
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><pre>${cells.join('')}</pre>`;
}

/** An A4 page less its margins, in CSS pixels, and the page with them. */
const PRINTED = { width: 793, height: 1122, margin: '42px 45px' };

/** The page in both color schemes, in Japanese, on a phone and on paper. */
async function takePagePictures(browser: PageBrowser, report: Report): Promise<void> {
  const path = (name: string) => join(PICTURES, `page-${name}.png`);
  const english = renderHtml(report, PLAIN_VIEW);
  for (const scheme of ['light', 'dark'] as const) {
    const { page } = await browser.open(english, { scheme });
    await page.screenshot({ path: path(scheme) });
  }
  const japanese = renderHtml(report, { ...PLAIN_VIEW, language: 'ja', locale: 'ja-JP' });
  const { page: translated } = await browser.open(japanese);
  await translated.screenshot({ path: path('japanese') });
  const { page: narrow } = await browser.open(english, { width: 360 });
  await narrow.screenshot({ path: path('narrow') });
  const { page: printed } = await browser.open(english, { width: PRINTED.width, bypassesPolicy: true });
  await printed.emulateMedia({ media: 'print' });
  await printed.addStyleTag({ content: `body { margin: ${PRINTED.margin} !important }` });
  await printed.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const { width, height } = PRINTED;
  await printed.screenshot({ path: path('printed'), clip: { x: 0, y: 0, width, height }, fullPage: true });
}

/** Runs the demo and takes the README's pictures of its outputs. */
async function takePictures(folder: string): Promise<void> {
  // In the terminal the units of the first level are enough for a picture; the page opens its units by itself.
  const options = ['--today', TODAY, '--out-folder', folder, '--depth', '1'];
  const { exitCode, stdout, stderr } = await execute(process.execPath, ['scripts/demo/main.ts', ...options]);
  if (exitCode !== 0) throw new Error(`the demo failed: ${stderr}`);
  mkdirSync(PICTURES, { recursive: true });
  await using browser = await PageBrowser.start();
  await takePagePictures(browser, JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
  const { page } = await browser.open(terminalPage(stdout), { width: 1000 });
  await page.locator('pre').screenshot({ path: join(PICTURES, 'terminal.png') });
}

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-pictures-'));
try {
  await takePictures(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
