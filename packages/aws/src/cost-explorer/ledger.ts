import {
  type CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  type GetCostAndUsageCommandOutput,
} from '@aws-sdk/client-cost-explorer';
import type { CostLedger, LedgerPage, LedgerQuery, LedgerTotal, Split } from '@ou-cost/spend';
import { everyPage } from '../pacing/every-page.ts';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import { PAID_OPERATION } from '../pacing/request-meter.ts';
import { pageFrom, totalFrom } from './answer.ts';

const DIMENSIONS = { 'charge-type': 'RECORD_TYPE', service: 'SERVICE' } as const satisfies Record<
  Split,
  string
>;

/** The bill as Cost Explorer knows it. Every page costs a cent. */
export class CostExplorerLedger implements CostLedger {
  readonly #client: CostExplorerClient;
  readonly #calls: PacedCalls;

  constructor(client: CostExplorerClient, calls: PacedCalls) {
    this.#client = client;
    this.#calls = calls;
  }

  async *groups(query: LedgerQuery, split: Split): AsyncGenerator<LedgerPage> {
    const input: GetCostAndUsageCommandInput = {
      ...inputOf(query),
      GroupBy: [
        { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
        { Type: 'DIMENSION', Key: DIMENSIONS[split] },
      ],
    };
    for await (const answer of this.#pages(input)) yield pageFrom(answer, query.metrics);
  }

  async totals(query: LedgerQuery): Promise<LedgerTotal[]> {
    const answers = await Array.fromAsync(this.#pages(inputOf(query)));
    return answers.flatMap((answer) =>
      (answer.ResultsByTime ?? []).map((result) => totalFrom(result, query.metrics)),
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
}

function inputOf(query: LedgerQuery): GetCostAndUsageCommandInput {
  return {
    TimePeriod: { Start: query.start, End: query.end },
    Granularity: query.granularity,
    Metrics: [...query.metrics],
    ...(query.billingViewArn === null ? {} : { BillingViewArn: query.billingViewArn }),
  };
}
