import type { Ledger } from '../ledger/model.ts';
import type { ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import type { Call, JsonService } from '../service.ts';
import { DAY, parseDate } from '../time/calendar.ts';
import { type BillingView, dataUnavailable, isCustomView, visibleCharges } from './billing-view.ts';
import { CostAndUsage, ledgerUntil } from './cost-and-usage.ts';
import { costAndUsagePage, type ResultByTime } from './cost-and-usage-page.ts';
import type { GroupDefinition } from './group-definitions.ts';
import { optionalText } from './input-members.ts';
import { pageStart, pageToken, requestFingerprint } from './page-token.ts';

export interface CostExplorerOptions {
  readonly ledger: Ledger;
  readonly organization: ScenarioOrganization;
  /** The day on which Cost Explorer believes itself to be, `YYYY-MM-DD`: nothing later exists yet. */
  readonly today: string;
  /** Groups on a page; AWS does not publish its own number. @default 1000 */
  readonly pageSize?: number;
  /** Whether the payer opted in to 38 months of monthly data. @default false */
  readonly multiYear?: boolean;
  /** Whether Cost Explorer was enabled so recently that a bill without charges has no data. @default false */
  readonly newlyEnabled?: boolean;
  /** Custom views beside the primary one. @default none */
  readonly billingViews?: readonly BillingView[];
  /**
   * Whether answers grouped by LINKED_ACCOUNT leave out support, which the ungrouped total has, as AWS's users
   * have seen it (boto3 issue 2140). @default false
   */
  readonly supportMissingByAccount?: boolean;
}

export interface CostAndUsageResponse {
  readonly NextPageToken?: string;
  readonly GroupDefinitions?: readonly GroupDefinition[];
  readonly ResultsByTime: readonly ResultByTime[];
  readonly DimensionValueAttributes: readonly {
    readonly Value: string;
    readonly Attributes: Readonly<Record<string, string>>;
  }[];
}

const DEFAULT_PAGE_SIZE = 1000;

/** How many requests are remembered between their pages. */
const REMEMBERED = 16;

/**
 * Cost Explorer over a ledger: `GetCostAndUsage`, as docs/sandbox-cost-explorer.md specifies it.
 *
 * @throws RangeError for a `today` that is no date or a page size below 1
 */
export function costExplorerService(options: CostExplorerOptions): JsonService {
  const operation = new GetCostAndUsage(options);
  return {
    signingName: 'ce',
    targetPrefix: 'AWSInsightsIndexService',
    operations: {
      GetCostAndUsage: {
        action: 'ce:GetCostAndUsage',
        resource: ({ BillingViewArn }) => (typeof BillingViewArn === 'string' ? BillingViewArn : '*'),
        furtherPermissions: ({ BillingViewArn }) =>
          isCustomView(BillingViewArn)
            ? [{ action: 'billing:GetBillingViewData', resource: BillingViewArn }]
            : [],
        handle: (input, call) => operation.handle(input, call),
      },
    },
  };
}

class GetCostAndUsage {
  readonly #options: CostExplorerOptions;
  readonly #ledger: Ledger;
  readonly #today: number;
  readonly #pageSize: number;
  readonly #names: ReadonlyMap<string, string>;
  readonly #remembered = new Map<string, CostAndUsage>();

  constructor(options: CostExplorerOptions) {
    const today = parseDate(options.today);
    if (today === undefined) throw new RangeError(`today ${options.today} is no date: write YYYY-MM-DD`);
    this.#pageSize = options.pageSize ?? DEFAULT_PAGE_SIZE;
    if (!Number.isSafeInteger(this.#pageSize) || this.#pageSize < 1) {
      throw new RangeError(`page size ${this.#pageSize} is no positive whole number`);
    }
    this.#options = options;
    this.#today = today;
    this.#ledger = ledgerUntil(options.ledger, today + DAY);
    this.#names = accountNames(options);
  }

  handle(input: Record<string, unknown>, call: Call): CostAndUsageResponse {
    if (this.#options.newlyEnabled === true && this.#ledger.length === 0) throw dataUnavailable();
    const fingerprint = requestFingerprint(input, call.caller.accountId);
    const token = optionalText(input, 'NextPageToken', 'nextPageToken');
    const start = token === undefined ? { period: 0, group: 0 } : pageStart(token, fingerprint);
    const request = this.#request(fingerprint, input, call);
    const page = costAndUsagePage(request, start, {
      ledger: this.#ledger,
      today: this.#today,
      pageSize: this.#pageSize,
      splitsPeriod: call.splitsPeriod === true,
    });
    const definitions = request.axes.map(({ definition }) => definition);
    return {
      ...(page.next === undefined ? {} : { NextPageToken: pageToken(fingerprint, page.next) }),
      ...(definitions.length === 0 ? {} : { GroupDefinitions: definitions }),
      ResultsByTime: page.results,
      DimensionValueAttributes: this.#accountAttributes(definitions, page.results),
    };
  }

  #request(fingerprint: string, input: Record<string, unknown>, call: Call): CostAndUsage {
    const remembered = this.#remembered.get(fingerprint);
    this.#remembered.delete(fingerprint);
    const request = remembered ?? this.#understood(input, call);
    this.#remembered.set(fingerprint, request);
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size > REMEMBERED) this.#remembered.delete(oldest);
    return request;
  }

  #understood(input: Record<string, unknown>, call: Call): CostAndUsage {
    const {
      organization,
      billingViews = [],
      multiYear = false,
      supportMissingByAccount = false,
    } = this.#options;
    const bill = { ledger: this.#ledger, organization, billingViews };
    const visible = visibleCharges(optionalText(input, 'BillingViewArn', 'billingViewArn'), call, bill);
    const request = { today: this.#today, multiYear, supportMissingByAccount };
    return new CostAndUsage(input, this.#ledger, request, visible);
  }

  /** The names of the accounts on the page, where the groups are accounts. */
  #accountAttributes(
    definitions: readonly GroupDefinition[],
    results: readonly ResultByTime[],
  ): CostAndUsageResponse['DimensionValueAttributes'] {
    const position = definitions.findIndex(
      ({ Type, Key }) => Type === 'DIMENSION' && Key === 'LINKED_ACCOUNT',
    );
    if (position < 0) return [];
    const ids = new Set(results.flatMap(({ Groups }) => Groups.map(({ Keys }) => Keys[position] ?? '')));
    return [...ids].map((id) => {
      const name = this.#names.get(id) ?? '';
      return { Value: id, Attributes: name === '' ? {} : { description: name } };
    });
  }
}

/** The organization's name of an account, and the bill's last one for an account that has left. */
function accountNames({ ledger, organization }: CostExplorerOptions): ReadonlyMap<string, string> {
  const names = new Map(ledger.accounts.map(({ id, name }) => [id, name]));
  const pending: ScenarioNode[] = [organization.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { id, name } of node.accounts) names.set(id, name);
    pending.push(...node.organizationalUnits);
  }
  return names;
}
