import type { Metric, Report } from '@ou-cost/spend';
import { expect, vi } from 'vitest';
import { renderHtml } from '../../../packages/present/src/html/render.ts';
import { PLAIN_VIEW } from '../../../packages/present/src/shared/view.ts';
import { makeReport, payerAccess } from '../in-process/adapters.ts';
import { enterpriseSandbox, whileRunning } from '../sandbox/start.ts';
import { TODAY } from '../scenarios/generated.ts';
import { type Look, type OpenedPage, PageBrowser } from './browser.ts';

/** The metrics of the enterprise's report. */
export const METRICS: readonly Metric[] = ['UnblendedCost', 'AmortizedCost'];

export function pageOf(report: Report, locale = 'en-US'): string {
  return renderHtml(report, { ...PLAIN_VIEW, locale });
}

/** The page of three months of the scenario that ships, with a year before them, in one browser for all tests that use it. */
export class EnterprisePage {
  #started: { readonly report: Report; readonly html: string; readonly browser: PageBrowser } | undefined;

  async start(): Promise<void> {
    const question = {
      ...{ period: '2026-08..2026-10', compare: 'previous', trend: 13, metric: [...METRICS] },
      by: ['charge-type' as const, 'service' as const],
    };
    const report = await whileRunning(enterpriseSandbox(), (sandbox) =>
      makeReport(payerAccess(sandbox, TODAY), question),
    );
    vi.unstubAllEnvs();
    this.#started = { report, html: pageOf(report), browser: await PageBrowser.start() };
  }

  async stop(): Promise<void> {
    await this.#started?.browser[Symbol.asyncDispose]();
  }

  get report(): Report {
    return this.#running().report;
  }

  get html(): string {
    return this.#running().html;
  }

  get browser(): PageBrowser {
    return this.#running().browser;
  }

  /** Opens the page, or another one, and expects that it neither complains nor requests anything during `use`. */
  async opened(look: Look, use: (opened: OpenedPage) => Promise<void>, html = this.html): Promise<void> {
    const opened = await this.browser.open(html, look);
    await use(opened);
    expect(opened.complaints).toEqual([]);
    expect(opened.requests).toEqual([]);
    await opened.page.context().close();
  }

  #running() {
    if (this.#started === undefined) throw new Error('the browser was not started');
    return this.#started;
  }
}
