import { OuCostError } from '../errors.ts';
import type { DateRange } from '../time/calendar.ts';
import { periodsOf } from '../time/period.ts';
import { AccountNames } from './account-names.ts';
import type { ChargeColumns } from './charge-columns.ts';
import type {
  CostLedger,
  IndependentTotal,
  LedgerDescription,
  LedgerPage,
  LedgerPeriod,
  LedgerQuery,
  LedgerTotal,
} from './ports.ts';
import { oneCurrency, SpendTable } from './spend-table.ts';
import type { Split } from './split.ts';

/** Everything a ledger said, in the order of the periods asked for. */
export interface FoldedLedger {
  readonly source: LedgerDescription;
  readonly independentTotal: IndependentTotal;
  readonly table: SpendTable;
  /** The independent totals; null where the ledger has none, or those of another source. */
  readonly totals: readonly LedgerTotal[] | null;
  readonly periods: readonly LedgerPeriod[];
  readonly currency: string;
  readonly accountNames: Pick<AccountNames, 'get'>;
  readonly unknownRecordTypes: readonly string[];
}

/** A question to a ledger about days of the calendar. */
export type PlannedQuery = LedgerQuery & DateRange;

/** What is read: the periods in their order, and the queries that together cover them. */
export interface LedgerPlan {
  readonly periods: readonly DateRange[];
  readonly queries: readonly PlannedQuery[];
  /** Null: by account only. */
  readonly split: Split | null;
}

/** Reads the independent total of a query; null where the ledger has none, or that of another source. */
export type TotalReader = ((query: PlannedQuery) => Promise<readonly LedgerTotal[]>) | null;

/**
 * Reads groups and independent totals at the same time and folds the pages as they come. Fails with Incomplete
 * where a period is missing, MalformedAnswer where one comes that was not asked for.
 *
 * @param columns those of another table that this one is to be compared with cell by cell; new ones by default
 */
export async function foldLedger(
  ledger: CostLedger,
  plan: LedgerPlan,
  readTotal: TotalReader = totalReader(ledger),
  columns?: ChargeColumns,
): Promise<FoldedLedger> {
  const fold = new LedgerFold(ledger, plan, columns);
  const groups = async (query: PlannedQuery) => {
    const fill = fold.of(query);
    for await (const page of ledger.groups(query, plan.split)) fill(page);
  };
  const totals = readTotal === null ? Promise.resolve(null) : Promise.all(plan.queries.map(readTotal));
  const [read] = await Promise.all([totals, Promise.all(plan.queries.map(groups))]);
  return fold.finish(read?.flat() ?? null);
}

function totalReader({ independentTotal }: CostLedger): TotalReader {
  return independentTotal.kind !== 'second-query' ? null : (query) => independentTotal.read(query);
}

function keyOf({ start, end }: { readonly start: string; readonly end: string }): string {
  return `${start}/${end}`;
}

/** Whether a period is final by what two pages say: one that says no is right. */
function finality(one: boolean | undefined, other: boolean | undefined): Pick<LedgerPeriod, 'final'> {
  if (one === undefined && other === undefined) return {};
  return { final: one !== false && other !== false };
}

class LedgerFold {
  readonly #ledger: CostLedger;
  readonly #plan: LedgerPlan;
  readonly #table: SpendTable;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, LedgerPeriod>();
  readonly #accountNames = new AccountNames();
  readonly #unknownRecordTypes = new Set<string>();

  constructor(ledger: CostLedger, plan: LedgerPlan, columns?: ChargeColumns) {
    this.#ledger = ledger;
    this.#plan = plan;
    const metrics = plan.queries[0]?.metrics.length ?? 0;
    this.#table = new SpendTable({ metrics, periods: plan.periods.length }, columns);
    this.#positions = new Map(plan.periods.map((period, at) => [keyOf(period), at]));
  }

  /** Folds the pages of one query: two queries may have periods that start on the same day and end on others. */
  of(query: PlannedQuery): (page: LedgerPage) => void {
    const index = new Map<string, number>();
    for (const period of periodsOf(query, query.granularity)) {
      const at = this.#positions.get(keyOf(period));
      if (at !== undefined) index.set(period.start, at);
    }
    return (page) => this.#page(page, index);
  }

  #page(page: LedgerPage, index: ReadonlyMap<string, number>): void {
    for (const period of page.periods) {
      const known = this.#seen.get(keyOf(period));
      this.#seen.set(keyOf(period), {
        ...period,
        estimated: period.estimated || known?.estimated === true,
        ...finality(known?.final, period.final),
      });
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
        at = this.#periodAt(start, index);
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
          : this.#complete(new Map(totals.map((total) => [keyOf(total), total])), statedBy(this.#ledger)),
      periods: this.#complete(this.#seen, this.#ledger.description.name),
      currency: currency ?? 'USD',
      accountNames: this.#accountNames,
      unknownRecordTypes: [...this.#unknownRecordTypes].sort(),
    };
  }

  #periodAt(start: string, index: ReadonlyMap<string, number>): number {
    const at = index.get(start);
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
      const period = seen.get(keyOf({ start, end }));
      if (period !== undefined) return period;
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
