import type { GetCostAndUsageCommandOutput } from '@aws-sdk/client-cost-explorer';
import type { CostLedger } from '@ou-cost/spend';
import { pageFrom } from '../packages/aws/src/cost-explorer-answer.ts';
import { foldLedger } from '../packages/spend/src/fold-ledger.ts';
import { LAST_MONTH, pagesOf } from './cost-explorer-pages.ts';
import { pagesBySdk } from './sdk-pages.ts';

/**
 * One way of reading Cost Explorer's pages, alone in its process, since a process keeps its peak and its compiler
 * what it has seen: `node folding-process.ts WAY ACCOUNTS`. Standard output gets what it took, as JSON.
 */
export interface FoldingOutcome {
  readonly groups: number;
  readonly bytes: number;
  /** Processor time for reading all pages, in milliseconds. */
  readonly cpu: number;
  /** By how many bytes the process grew at most while it read. */
  readonly grown: number;
}

const WAYS = ['parse', 'parse-and-fold', 'sdk', 'sdk-and-fold'] as const;
export type Way = (typeof WAYS)[number];

const METRICS = ['UnblendedCost'] as const;

type Answers = AsyncGenerator<GetCostAndUsageCommandOutput>;

/** The largest that the process was, looked at after every page. */
let peak = 0;

async function* watched(answers: Answers): Answers {
  for await (const answer of answers) {
    yield answer;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
}

async function* parsed(pages: readonly Buffer[]): Answers {
  for (const page of pages) yield JSON.parse(page.toString());
}

const bySdk = (pages: readonly Buffer[]): Answers => pagesBySdk(pages, LAST_MONTH);

async function drained(answers: Answers): Promise<void> {
  for await (const answer of answers) {
    if (answer.ResultsByTime === undefined) throw new Error('a page without results');
  }
}

async function folded(answers: Answers): Promise<void> {
  const ledger: CostLedger = {
    async *groups() {
      for await (const answer of answers) yield pageFrom(answer, METRICS);
    },
    totals: async () => [
      { ...LAST_MONTH, estimated: false, amounts: [{ units: 0n, scale: 0 }], currency: 'USD' },
    ],
  };
  const query = { ...LAST_MONTH, granularity: 'MONTHLY' as const, metrics: METRICS, billingViewArn: null };
  await foldLedger(ledger, { periods: [LAST_MONTH], queries: [query], split: 'charge-type' });
}

const READ: Readonly<Record<Way, (pages: readonly Buffer[]) => Promise<void>>> = {
  parse: (pages) => drained(watched(parsed(pages))),
  'parse-and-fold': (pages) => folded(watched(parsed(pages))),
  sdk: (pages) => drained(watched(bySdk(pages))),
  'sdk-and-fold': (pages) => folded(watched(bySdk(pages))),
};

async function outcomeOf(way: Way, accounts: number): Promise<FoldingOutcome> {
  const pages = [...pagesOf(accounts, [LAST_MONTH.start])];
  // What making the pages left behind is no part of reading them.
  global.gc?.();
  const before = process.memoryUsage.rss();
  const begun = process.cpuUsage();
  await READ[way](pages);
  const { user, system } = process.cpuUsage(begun);
  return {
    groups: accounts * 10,
    bytes: pages.reduce((sum, page) => sum + page.length, 0),
    cpu: (user + system) / 1_000,
    grown: Math.max(0, peak - before),
  };
}

const [asked, accounts] = process.argv.slice(2);
const way = WAYS.find((one) => one === asked);
if (way === undefined) throw new Error(`way '${asked}' is not one of ${WAYS.join(', ')}`);
process.stdout.write(JSON.stringify(await outcomeOf(way, Number(accounts))));
