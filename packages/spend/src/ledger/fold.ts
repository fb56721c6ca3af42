import { OuCostError } from '../errors.ts';
import type { DateRange } from '../time/calendar.ts';
import { AccountNames } from './account-names.ts';
import type {
  CostLedger,
  IndependentTotal,
  LedgerDescription,
  LedgerPage,
  LedgerPeriod,
  LedgerQuery,
  LedgerTotal,
} from './ports.ts';
import type { Split } from './query.ts';
import { oneCurrency, SpendTable } from './spend-table.ts';

/** Everything a ledger said, in the order of the periods asked for. */
export interface FoldedLedger {
  readonly source: LedgerDescription;
  readonly independentTotal: IndependentTotal;
  readonly table: SpendTable;
  /** The independent totals; null where the ledger has none. */
  readonly totals: readonly LedgerTotal[] | null;
  readonly periods: readonly LedgerPeriod[];
  readonly currency: string;
  readonly accountNames: Pick<AccountNames, 'get'>;
  readonly unknownRecordTypes: readonly string[];
}

/** What is read: the periods in their order, and the queries that together cover them. */
export interface LedgerPlan {
  readonly periods: readonly DateRange[];
  readonly queries: readonly LedgerQuery[];
  readonly split: Split;
}

/**
 * Reads groups and independent totals at the same time and folds the pages as they come. Fails with Incomplete
 * where a period is missing, MalformedAnswer where one comes that was not asked for.
 */
export async function foldLedger(ledger: CostLedger, plan: LedgerPlan): Promise<FoldedLedger> {
  const { independentTotal } = ledger;
  const fold = new LedgerFold(ledger, plan);
  const groups = async (query: LedgerQuery) => {
    for await (const page of ledger.groups(query, plan.split)) fold.page(page);
  };
  const totals =
    independentTotal.kind === 'none'
      ? Promise.resolve(null)
      : Promise.all(plan.queries.map((query) => independentTotal.read(query)));
  const [read] = await Promise.all([totals, Promise.all(plan.queries.map(groups))]);
  return fold.finish(read?.flat() ?? null);
}

class LedgerFold {
  readonly #ledger: CostLedger;
  readonly #plan: LedgerPlan;
  readonly #table: SpendTable;
  readonly #index: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, LedgerPeriod>();
  readonly #accountNames = new AccountNames();
  readonly #unknownRecordTypes = new Set<string>();

  constructor(ledger: CostLedger, plan: LedgerPlan) {
    this.#ledger = ledger;
    this.#plan = plan;
    const metrics = plan.queries[0]?.metrics.length ?? 0;
    this.#table = new SpendTable({ metrics, periods: plan.periods.length });
    this.#index = new Map(plan.periods.map(({ start }, at) => [start, at]));
  }

  page(page: LedgerPage): void {
    for (const period of page.periods) {
      const known = this.#seen.get(period.start);
      this.#seen.set(period.start, { ...period, estimated: period.estimated || known?.estimated === true });
    }
    this.#accountNames.add(page.accountNames);
    for (const name of page.unknownRecordTypes) this.#unknownRecordTypes.add(name);
    const table = this.#table;
    const { metrics } = table.shape;
    let start: string | null = null;
    let at = 0;
    for (const { accountId, chargeKind, splitValue, periodStart, amounts, currency } of page.groups) {
      // The groups of one period follow each other, so the period is looked up once.
      if (periodStart !== start) {
        start = periodStart;
        at = this.#periodAt(start);
      }
      if (amounts.length !== metrics) throw this.#amountsMissing(amounts.length);
      table.add(accountId, table.column(chargeKind, splitValue), at, amounts, currency);
    }
  }

  finish(totals: readonly LedgerTotal[] | null): FoldedLedger {
    let currency = this.#table.currency;
    for (const total of totals ?? []) {
      if (total.amounts.length > this.#table.shape.metrics) throw this.#amountsMissing(total.amounts.length);
      if (total.currency !== null) currency = oneCurrency(currency, total.currency);
    }
    return {
      source: this.#ledger.description,
      independentTotal: this.#ledger.independentTotal,
      table: this.#table,
      totals:
        totals === null
          ? null
          : this.#complete(new Map(totals.map((total) => [total.start, total])), statedBy(this.#ledger)),
      periods: this.#complete(this.#seen, this.#ledger.description.name),
      currency: currency ?? 'USD',
      accountNames: this.#accountNames,
      unknownRecordTypes: [...this.#unknownRecordTypes].sort(),
    };
  }

  #periodAt(start: string): number {
    const at = this.#index.get(start);
    if (at !== undefined) return at;
    throw new OuCostError(
      'MalformedAnswer',
      `${this.#ledger.description.name} answered for a period from ${start}, which was not asked for`,
    );
  }

  /** Every further amount would be added to another metric, and nothing may be able to notice. */
  #amountsMissing(count: number): OuCostError {
    const { metrics } = this.#table.shape;
    return new OuCostError(
      'MalformedAnswer',
      `${this.#ledger.description.name} answered with ${count === 1 ? '1 amount' : `${count} amounts`} where ${metrics === 1 ? '1 metric was' : `${metrics} metrics were`} asked for`,
    );
  }

  /** Every period asked for, in its order. Fails with Incomplete where one is missing or of other days. */
  #complete<P extends LedgerPeriod>(seen: ReadonlyMap<string, P>, source: string): P[] {
    return this.#plan.periods.map(({ start, end }) => {
      const period = seen.get(start);
      if (period?.end === end) return period;
      throw new OuCostError(
        'Incomplete',
        `${source} did not answer for the period ${start} to ${end} (exclusive); run again`,
      );
    });
  }
}

/** Who states the independent total; the ledger itself where there is none. */
function statedBy({
  independentTotal,
  description,
}: Pick<CostLedger, 'independentTotal' | 'description'>): string {
  return independentTotal.kind === 'none' ? description.name : independentTotal.statedBy;
}
