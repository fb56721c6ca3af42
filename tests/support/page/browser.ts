import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import serverlessChromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** An open page, with what it has written to the console and requested. */
export interface OpenedPage {
  readonly page: Page;
  /** Messages on the console and exceptions. */
  readonly complaints: readonly string[];
  /** Requests other than the one for the page itself. */
  readonly requests: readonly string[];
}

/** How a page is opened. */
export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** The fragment of the address, with its `#`. */
  readonly fragment?: string;
  /** Switches off the page's Content Security Policy, which would refuse axe's script. @default false */
  readonly bypassesPolicy?: boolean;
  /** Runs in the page before anything of the page itself. */
  readonly first?: () => void;
}

/** A browser that opens pages from files in a folder of its own. */
export class PageBrowser implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<PageBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'ou-cost-page-'));
    const executablePath = await unpackedInto(folder);
    const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];
    return new PageBrowser(await chromium.launch({ executablePath, args, headless: true }), folder);
  }

  /** Opens a page from a file, without a network. */
  async open(html: string, look: Look = {}): Promise<OpenedPage> {
    const { width = 1440, scheme = 'light', fragment = '', bypassesPolicy = false, first } = look;
    const file = join(this.#folder, 'report.html');
    writeFileSync(file, html);
    const context = await this.#browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      bypassCSP: bypassesPolicy,
      offline: true,
    });
    if (first !== undefined) await context.addInitScript(first);
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) requests.push(request.url());
    });
    await page.goto(address + fragment);
    return { page, complaints, requests };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Unpacks the browser into a folder. By default the package unpacks into one place, where two processes that start at
 * the same time would use each other's unfinished file.
 */
async function unpackedInto(folder: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await serverlessChromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The text of a row of the table of units. */
export interface ShownRow {
  readonly id: string;
  readonly level: number;
  readonly now: string;
  /** Null where nothing is compared. */
  readonly change: string | null;
}

/** The rows of the table that are in the document. The page adds and removes rows as the reader scrolls. */
export function shownRows(page: Page): Promise<ShownRow[]> {
  return page.locator('.tree tr[data-id]').evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.getAttribute('data-id') ?? '',
      level: Number(row.getAttribute('aria-level')),
      now: row.querySelector('td.now')?.textContent ?? '',
      change: row.querySelector('td.change')?.textContent ?? null,
    })),
  );
}
