import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import serverlessChromium from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** What a page was opened as, and what it said and asked for since. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions; a good page has none. */
  readonly complaints: readonly string[];
  /** Requests beyond that for the page itself; there is none either. */
  readonly requests: readonly string[];
}

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** With its `#`. */
  readonly fragment?: string;
  /** Lets axe be put into the page, which the page's own policy rightly refuses. */
  readonly bypassesPolicy?: boolean;
}

/** A browser, and a folder for the pages that it opens from disk. */
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

  /** Opens a page from a file, as somebody does who got it by mail. */
  async open(html: string, look: Look = {}): Promise<OpenedPage> {
    const { width = 1440, scheme = 'light', fragment = '', bypassesPolicy = false } = look;
    const file = join(this.#folder, 'report.html');
    writeFileSync(file, html);
    const context = await this.#browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      bypassCSP: bypassesPolicy,
      offline: true,
    });
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
 * The browser, unpacked into a folder of one's own: the package would use one place for all, where two test files
 * that start together find each other's half-written file.
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

/** A row of a tree table as somebody reads it. */
export interface ShownRow {
  readonly id: string;
  readonly level: number;
  readonly direct: string;
  readonly total: string;
  readonly change: string | null;
}

/** The rows of the tree table that are in the page. */
export function shownRows(page: Page, section = '.tree-section'): Promise<ShownRow[]> {
  return page.locator(`${section} tr[data-id]`).evaluateAll((rows) =>
    rows.map((row) => {
      const text = (selector: string) => row.querySelector(selector)?.textContent ?? null;
      return {
        id: row.getAttribute('data-id') ?? '',
        level: Number(row.getAttribute('aria-level')),
        direct: text('.direct') ?? '',
        total: text('.total') ?? '',
        change: text('.change'),
      };
    }),
  );
}
