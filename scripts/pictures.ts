import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
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

/** Runs the demo with a comparison with the previous month and takes the README's pictures of its outputs. */
async function takePictures(folder: string): Promise<void> {
  const options = ['--today', TODAY, '--out-folder', folder, '--compare', 'previous'];
  const { exitCode, stdout, stderr } = await execute(process.execPath, ['scripts/demo/main.ts', ...options]);
  if (exitCode !== 0) throw new Error(`the demo failed: ${stderr}`);
  mkdirSync(PICTURES, { recursive: true });
  await using browser = await PageBrowser.start();
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  for (const scheme of ['light', 'dark'] as const) {
    const { page } = await browser.open(html, { width: 1200, scheme });
    await page.screenshot({ path: join(PICTURES, `page-${scheme}.png`) });
  }
  const { page } = await browser.open(terminalPage(stdout), { width: 1000 });
  await page.locator('pre').screenshot({ path: join(PICTURES, 'terminal.png') });
}

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-pictures-'));
try {
  await takePictures(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
