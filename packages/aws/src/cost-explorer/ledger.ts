import {
  type CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  type GetCostAndUsageCommandOutput,
  type GroupDefinition,
} from '@aws-sdk/client-cost-explorer';
import { COST_EXPLORER_METRICS, COST_EXPLORER_SPLITS } from '@ou-cost/contract';
import {
  type CostLedger,
  type IndependentTotal,
  type LedgerDescription,
  type LedgerPage,
  type LedgerQuery,
  type LedgerTotal,
  OuCostError,
  type Split,
  splitParts,
} from '@ou-cost/spend';
import { reading } from '../failure/reading.ts';
import { everyPage } from '../pacing/every-page.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import { PAID_OPERATION } from '../pacing/request-meter.ts';
import { pageFrom, totalFrom } from './answer.ts';
import { RecordTypes } from './record-types.ts';

const NAME = 'Cost Explorer';

/** By which the groups of an account are split further; none where they are not split. */
function groupingOf(split: Split | null): GroupDefinition[] {
  if (split === null) return [];
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return [{ Type: 'DIMENSION', Key: 'RECORD_TYPE' }];
    case 'service':
      return [{ Type: 'DIMENSION', Key: 'SERVICE' }];
    case 'region':
      return [{ Type: 'DIMENSION', Key: 'REGION' }];
    case 'tag':
      return [{ Type: 'TAG', Key: key }];
    case 'cost-category':
      return [{ Type: 'COST_CATEGORY', Key: key }];
    case 'resource':
    case 'hour':
      throw new OuCostError('InvalidRequest', `${NAME} does not split spend by ${kind}`);
  }
}

/** AWS states no limit for the values of a filter; so many make a request of a few kilobytes. */
const MOST_ACCOUNTS = 400;

/** One filter for each request: of all accounts, or of some of those that are asked for. */
function filtersOf({ accountIds }: LedgerQuery): Pick<GetCostAndUsageCommandInput, 'Filter'>[] {
  if (accountIds === undefined) return [{}];
  const filters: Pick<GetCostAndUsageCommandInput, 'Filter'>[] = [];
  for (let from = 0; from < accountIds.length; from += MOST_ACCOUNTS) {
    const Values = accountIds.slice(from, from + MOST_ACCOUNTS);
    filters.push({ Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values } } });
  }
  return filters;
}

/** The bill as Cost Explorer knows it. Every page costs a cent. */
export class CostExplorerLedger implements CostLedger {
  readonly description: LedgerDescription;
  /** Cost Explorer's own ungrouped total: a second query, since a grouped query returns no total. */
  readonly independentTotal: IndependentTotal;
  readonly #client: CostExplorerClient;
  readonly #calls: PacedCalls;
  readonly #recordTypes = new RecordTypes();

  constructor(client: CostExplorerClient, calls: PacedCalls, billingViewArn: string | null) {
    this.#client = client;
    this.#calls = calls;
    this.description = {
      kind: 'cost-explorer',
      name: NAME,
      billingView: billingViewArn,
      metrics: COST_EXPLORER_METRICS,
      splits: COST_EXPLORER_SPLITS,
    };
    this.independentTotal = {
      kind: 'second-query',
      statedBy: NAME,
      read: (query) => this.#totals(query),
    };
  }

  async *groups(query: LedgerQuery, split: Split | null): AsyncGenerator<LedgerPage> {
    const asked = { metrics: query.metrics, split, recordTypes: this.#recordTypes };
    for (const filter of filtersOf(query)) {
      const input: GetCostAndUsageCommandInput = {
        ...this.#inputOf(query),
        ...filter,
        GroupBy: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }, ...groupingOf(split)],
      };
      for await (const answer of this.#pages(input)) {
        yield reading(NAME, () => pageFrom(answer, asked));
      }
    }
  }

  async #totals(query: LedgerQuery): Promise<LedgerTotal[]> {
    const answers = await Array.fromAsync(this.#pages(this.#inputOf(query)));
    return reading(NAME, () =>
      answers.flatMap((answer) =>
        (answer.ResultsByTime ?? []).map((result) => totalFrom(result, query.metrics)),
      ),
    );
  }

  /** The SDK has no paginator for this call, and the parameters must not change from page to page. */
  #pages(input: GetCostAndUsageCommandInput): AsyncGenerator<GetCostAndUsageCommandOutput> {
    return everyPage(
      'GetCostAndUsage',
      (NextPageToken) =>
        this.#calls.call({ hop: 'read Cost Explorer', action: PAID_OPERATION }, (options) =>
          this.#client.send(
            new GetCostAndUsageCommand(NextPageToken === undefined ? input : { ...input, NextPageToken }),
            options,
          ),
        ),
      (page) => page.NextPageToken,
    );
  }

  #inputOf(query: LedgerQuery): GetCostAndUsageCommandInput {
    const { billingView } = this.description;
    return {
      TimePeriod: { Start: query.start, End: query.end },
      Granularity: query.granularity,
      Metrics: [...query.metrics],
      ...(billingView === null ? {} : { BillingViewArn: billingView }),
    };
  }
}
