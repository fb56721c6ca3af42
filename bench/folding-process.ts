import type { GetCostAndUsageCommandOutput } from '@aws-sdk/client-cost-explorer';
import type { CostLedger } from '@ou-cost/spend';
import { pageFrom } from '../packages/aws/src/cost-explorer/answer.ts';
import { RecordTypes } from '../packages/aws/src/cost-explorer/record-types.ts';
import { foldLedger } from '../packages/spend/src/ledger/fold.ts';
import type { SpendTable } from '../packages/spend/src/ledger/spend-table.ts';
import { billedAmounts, LAST_MONTH, pagesOf } from './cost-explorer-pages.ts';
import { pagesBySdk } from './sdk-pages.ts';
import { cpuTimed } from './statistics.ts';

/**
 * `node folding-process.ts WAY ACCOUNTS` reads Cost Explorer's pages in one way and prints this outcome as JSON.
 * Each way runs in a process of its own, because compiled code and memory of one would affect the next.
 */
export interface FoldingOutcome {
  readonly groups: number;
  readonly bytes: number;
  /** Processor time for reading all pages, in milliseconds. */
  readonly cpu: number;
}

const WAYS = ['parse', 'parse-and-fold', 'sdk', 'sdk-and-fold'] as const;
export type Way = (typeof WAYS)[number];

const METRICS = ['UnblendedCost'] as const;

type Answers = AsyncGenerator<GetCostAndUsageCommandOutput>;

async function* parsed(pages: readonly Buffer[]): Answers {
  for (const page of pages) yield JSON.parse(page.toString());
}

const bySdk = (pages: readonly Buffer[]): Answers => pagesBySdk(pages, LAST_MONTH);

async function drained(answers: Answers): Promise<undefined> {
  for await (const answer of answers) {
    if (answer.ResultsByTime === undefined) throw new Error('a page without results');
  }
}

async function folded(answers: Answers): Promise<SpendTable> {
  const asked = { metrics: METRICS, split: 'charge-type' as const, recordTypes: new RecordTypes() };
  const ledger: CostLedger = {
    description: { kind: 'cost-explorer', name: 'the pages', billingView: null, metrics: METRICS },
    independentTotal: { kind: 'none' },
    async *groups() {
      for await (const answer of answers) yield pageFrom(answer, asked);
    },
  };
  const query = { ...LAST_MONTH, granularity: 'MONTHLY' as const, metrics: METRICS };
  const plan = { periods: [LAST_MONTH], queries: [query], split: 'charge-type' as const };
  return (await foldLedger(ledger, plan)).table;
}

/** Fails unless the table holds all accounts and amounts: a fold that dropped groups would only look fast. */
function check(table: SpendTable, accounts: number): void {
  const total = table.totalOf(0, 0);
  const expected = billedAmounts(accounts);
  if ([...table.accountIds].length === accounts && total.scale === 10 && total.units === expected) return;
  throw new Error(`folded to ${total.units} units instead of ${expected}`);
}

const READ: Readonly<Record<Way, (pages: readonly Buffer[]) => Promise<SpendTable | undefined>>> = {
  parse: (pages) => drained(parsed(pages)),
  'parse-and-fold': (pages) => folded(parsed(pages)),
  sdk: (pages) => drained(bySdk(pages)),
  'sdk-and-fold': (pages) => folded(bySdk(pages)),
};

async function outcomeOf(way: Way, accounts: number): Promise<FoldingOutcome> {
  const pages = [...pagesOf(accounts, [LAST_MONTH.start])];
  // Garbage from making the pages must not be collected while they are read.
  global.gc?.();
  const { result: table, cpu } = await cpuTimed(() => READ[way](pages));
  if (table !== undefined) check(table, accounts);
  return {
    groups: accounts * 10,
    bytes: pages.reduce((sum, page) => sum + page.length, 0),
    cpu,
  };
}

const [asked, accounts] = process.argv.slice(2);
const way = WAYS.find((one) => one === asked);
if (way === undefined) throw new Error(`way '${asked}' is not one of ${WAYS.join(', ')}`);
process.stdout.write(JSON.stringify(await outcomeOf(way, Number(accounts))));
