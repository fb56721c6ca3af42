import { OuCostError } from '../errors.ts';
import type { DateRange } from '../time/calendar.ts';
import { type ChargeType, chargeTypeOf } from './charge-type.ts';
import { KeyColumns } from './key-columns.ts';
import type { CostLedger, LedgerPage, LedgerPeriod, LedgerQuery, LedgerTotal } from './ports.ts';
import type { Split } from './query.ts';
import { oneCurrency, SpendTable } from './spend-table.ts';

/** Everything a ledger said: the table of groups, and the independent totals in the order of the periods. */
export interface FoldedLedger {
  readonly table: SpendTable;
  readonly totals: readonly LedgerTotal[];
  readonly periods: readonly LedgerPeriod[];
  readonly currency: string;
  readonly accountNames: ReadonlyMap<string, string>;
  readonly unknownRecordTypes: readonly string[];
}

/** What is read: the periods in their order, and the queries that together cover them. */
export interface LedgerPlan {
  readonly periods: readonly DateRange[];
  readonly queries: readonly LedgerQuery[];
  readonly split: Split;
}

/**
 * Reads groups and totals side by side and folds the pages as they come. Fails with Incomplete where a
 * period is missing, MalformedAnswer where one comes that was not asked for.
 */
export async function foldLedger(ledger: CostLedger, plan: LedgerPlan): Promise<FoldedLedger> {
  const fold = new LedgerFold(plan);
  const groups = async (query: LedgerQuery) => {
    for await (const page of ledger.groups(query, plan.split)) fold.page(page);
  };
  const [totals] = await Promise.all([
    Promise.all(plan.queries.map((query) => ledger.totals(query))),
    Promise.all(plan.queries.map(groups)),
  ]);
  return fold.finish(totals.flat());
}

class LedgerFold {
  readonly #plan: LedgerPlan;
  readonly #table: SpendTable;
  readonly #index: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, LedgerPeriod>();
  readonly #accountNames = new Map<string, string>();
  readonly #unknownRecordTypes = new Set<string>();
  readonly #columns: KeyColumns;

  constructor(plan: LedgerPlan) {
    this.#plan = plan;
    const metrics = plan.queries[0]?.metrics.length ?? 0;
    this.#table = new SpendTable({ metrics, periods: plan.periods.length });
    this.#columns = new KeyColumns((key) => this.#columnOf(key));
    this.#index = new Map(plan.periods.map(({ start }, at) => [start, at]));
  }

  page(page: LedgerPage): void {
    for (const period of page.periods) {
      const known = this.#seen.get(period.start);
      this.#seen.set(period.start, { ...period, estimated: period.estimated || known?.estimated === true });
    }
    for (const [id, name] of page.accountNames) this.#accountNames.set(id, name);
    let start: string | null = null;
    let at = 0;
    for (const { accountId, key, periodStart, amounts, currency } of page.groups) {
      // The groups of a period stand together: it is looked up once.
      if (periodStart !== start) {
        start = periodStart;
        at = this.#periodAt(start);
      }
      this.#table.add(accountId, this.#columns.of(key), at, amounts, currency);
    }
  }

  finish(totals: readonly LedgerTotal[]): FoldedLedger {
    const byStart = new Map(totals.map((total) => [total.start, total]));
    let currency = this.#table.currency;
    for (const total of totals) {
      if (total.currency !== null) currency = oneCurrency(currency, total.currency);
    }
    return {
      table: this.#table,
      totals: this.#plan.periods.map((period) => complete(period, byStart)),
      periods: this.#plan.periods.map((period) => complete(period, this.#seen)),
      currency: currency ?? 'USD',
      accountNames: this.#accountNames,
      unknownRecordTypes: [...this.#unknownRecordTypes].sort(),
    };
  }

  #columnOf(key: string): number {
    return this.#table.column(this.#plan.split === 'service' ? key : this.#chargeType(key));
  }

  #chargeType(recordType: string): ChargeType {
    const type = chargeTypeOf(recordType);
    if (type === null) this.#unknownRecordTypes.add(recordType);
    return type ?? 'other';
  }

  #periodAt(start: string): number {
    const at = this.#index.get(start);
    if (at !== undefined) return at;
    throw new OuCostError(
      'MalformedAnswer',
      `Cost Explorer answered for a period from ${start}, which was not asked for`,
    );
  }
}

function complete<P extends LedgerPeriod>(asked: DateRange, seen: ReadonlyMap<string, P>): P {
  const period = seen.get(asked.start);
  if (period === undefined || period.end !== asked.end) {
    throw new OuCostError(
      'Incomplete',
      `Cost Explorer did not answer for the period ${asked.start} to ${asked.end} (exclusive); run again`,
    );
  }
  return period;
}
