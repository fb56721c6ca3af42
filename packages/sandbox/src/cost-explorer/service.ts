import { type Coverage, coverageOf } from '../ledger/coverage.ts';
import { type Ledger, ledgerUntil } from '../ledger/model.ts';
import type { ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import type { Call, JsonService } from '../service.ts';
import { DAY, parseDate } from '../time/calendar.ts';
import {
  type BillingView,
  dataUnavailable,
  isCustomView,
  requestedView,
  visibleCharges,
} from './billing-view.ts';
import { CostAndUsage } from './cost-and-usage.ts';
import { costAndUsagePage, type ResultByTime } from './cost-and-usage-page.ts';
import type { GroupDefinition } from './group-definitions.ts';
import { optionalText } from './input-members.ts';
import { pageStart, pageToken, requestFingerprint } from './page-token.ts';
import { refuseWithoutData } from './time-period.ts';

export interface CostExplorerOptions {
  readonly ledger: Ledger;
  readonly organization: ScenarioOrganization;
  /** The current day, `YYYY-MM-DD`; later charges do not exist yet. */
  readonly today: string;
  /** Whether the bill may be incomplete before `today`, which was guessed from its last charge. @default false */
  readonly isTodayGuessed?: boolean;
  /** Groups on a page; AWS does not publish its number. @default 1000 */
  readonly pageSize?: number;
  /** Whether the payer opted in to 38 months of monthly data. @default false */
  readonly multiYear?: boolean;
  /** Whether Cost Explorer was enabled so recently that a bill without charges has no data. @default false */
  readonly newlyEnabled?: boolean;
  /** Custom views in addition to the primary view. @default none */
  readonly billingViews?: readonly BillingView[];
  /**
   * Whether answers grouped by LINKED_ACCOUNT omit support, although the ungrouped total includes it. AWS's users
   * have observed this (boto3 issue 2140). @default false
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

/** The number of requests that are kept between their pages. */
const KEPT_REQUESTS = 16;

/**
 * Cost Explorer on a ledger: `GetCostAndUsage`, as specified in docs/sandbox-cost-explorer.md. A function of options is
 * asked at each request; what it returns is the same object as long as nothing changes.
 *
 * @throws RangeError for a `today` that is not a date or a page size below 1
 */
export function costExplorerService(given: CostExplorerOptions | (() => CostExplorerOptions)): JsonService {
  const options = typeof given === 'function' ? given : () => given;
  let operation = new GetCostAndUsage(options());
  const current = (): GetCostAndUsage => {
    if (operation.options !== options()) operation = new GetCostAndUsage(options());
    return operation;
  };
  return {
    signingName: 'ce',
    targetPrefix: 'AWSInsightsIndexService',
    operations: {
      GetCostAndUsage: {
        action: 'ce:GetCostAndUsage',
        resource: (input) => requestedView(input) ?? '*',
        furtherPermissions: (input) => {
          const view = requestedView(input);
          return isCustomView(view) ? [{ action: 'billing:GetBillingViewData', resource: view }] : [];
        },
        handle: (input, call) => current().handle(input, call),
      },
    },
  };
}

class GetCostAndUsage {
  readonly options: CostExplorerOptions;
  readonly #ledger: Ledger;
  readonly #coverage: Coverage | undefined;
  readonly #today: number;
  readonly #pageSize: number;
  readonly #names: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, CostAndUsage>();

  constructor(options: CostExplorerOptions) {
    const today = parseDate(options.today);
    if (today === undefined) throw new RangeError(`today ${options.today} is not a date: write YYYY-MM-DD`);
    this.#pageSize = options.pageSize ?? DEFAULT_PAGE_SIZE;
    if (!Number.isSafeInteger(this.#pageSize) || this.#pageSize < 1) {
      throw new RangeError(`page size ${this.#pageSize} is not a positive whole number`);
    }
    this.options = options;
    this.#today = today;
    this.#ledger = ledgerUntil(options.ledger, today + DAY);
    this.#coverage = coverageOf(this.#ledger);
    this.#names = accountNames(options);
  }

  handle(input: Record<string, unknown>, call: Call): CostAndUsageResponse {
    if (this.options.newlyEnabled === true && this.#ledger.length === 0) throw dataUnavailable();
    const fingerprint = requestFingerprint(input, call.caller.accountId);
    const token = optionalText(input, 'NextPageToken', 'nextPageToken');
    const start = token === undefined ? { period: 0, group: 0 } : pageStart(token, fingerprint);
    const request = this.#request(fingerprint, input, call);
    const page = costAndUsagePage(request, start, {
      ledger: this.#ledger,
      today: this.#today,
      finalUntil: this.options.isTodayGuessed === true ? this.#coverage?.usageEnd : undefined,
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
    const kept = this.#kept.get(fingerprint);
    this.#kept.delete(fingerprint);
    const request = kept ?? this.#validated(input, call);
    this.#kept.set(fingerprint, request);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > KEPT_REQUESTS) this.#kept.delete(oldest);
    return request;
  }

  #validated(input: Record<string, unknown>, call: Call): CostAndUsage {
    const {
      organization,
      billingViews = [],
      multiYear = false,
      supportMissingByAccount = false,
    } = this.options;
    const bill = { ledger: this.#ledger, organization, billingViews };
    const visible = visibleCharges(requestedView(input), call, bill);
    const request = { today: this.#today, multiYear, supportMissingByAccount };
    const validated = new CostAndUsage(input, this.#ledger, request, visible);
    refuseWithoutData(validated.periods, this.#today, this.#coverage, this.options.isTodayGuessed !== true);
    return validated;
  }

  /** The names of the accounts on the page, if the groups are accounts. */
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

/** The account's name in the organization, or its latest name in the bill if it has left. */
function accountNames({ ledger, organization }: CostExplorerOptions): ReadonlyMap<string, string> {
  const names = new Map(ledger.accounts.map(({ id, name }) => [id, name]));
  const pending: ScenarioNode[] = [organization.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { id, name } of node.accounts) names.set(id, name);
    pending.push(...node.organizationalUnits);
  }
  return names;
}
