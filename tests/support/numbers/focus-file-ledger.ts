import { createReadStream } from 'node:fs';
import {
  add,
  type ChargeType,
  type CostLedger,
  type Decimal,
  type IndependentTotal,
  type LedgerGroup,
  type LedgerPage,
  type LedgerQuery,
  type Metric,
  OuCostError,
  parseDecimal,
  type Split,
} from '@ou-cost/spend';
import { parse } from 'csv-parse';

type Row = Readonly<Record<string, string>>;

const ZERO: Decimal = { units: 0n, scale: 0 };
const COLUMN_OF: Readonly<Partial<Record<Metric, string>>> = {
  UnblendedCost: 'BilledCost',
  AmortizedCost: 'EffectiveCost',
};
const TYPE_OF_COMMITMENT: Readonly<Record<string, ChargeType>> = {
  'Savings Plan': 'savings-plan',
  'Reserved Instance': 'reservation',
};
const TYPE_OF_CATEGORY: Readonly<Record<string, ChargeType>> = { Usage: 'usage', Purchase: 'fee' };

/** A ledger in a CSV file in the FOCUS format: a sketch of how a source other than Cost Explorer is added. */
export class FocusFileLedger implements CostLedger {
  readonly description: CostLedger['description'];
  readonly independentTotal: IndependentTotal;
  readonly #file: string;

  constructor(file: string, name: string, independentTotal: IndependentTotal = { kind: 'none' }) {
    const metrics = Object.keys(COLUMN_OF) as Metric[];
    this.description = { kind: 'exports', name, billingView: null, metrics };
    this.independentTotal = independentTotal;
    this.#file = file;
  }

  async *groups(query: LedgerQuery, split: Split): AsyncGenerator<LedgerPage> {
    const periods = periodsOf(query);
    const groups = new Map<string, LedgerGroup>();
    const accountNames = new Map<string, string>();
    const unknown = new Set<string>();
    const rows: AsyncIterable<Row> = createReadStream(this.#file).pipe(parse({ bom: true, columns: true }));
    for await (const row of rows) {
      const day = row['ChargePeriodStart']?.slice(0, 10) ?? '';
      const periodStart = periods.find(({ start, end }) => day >= start && day < end)?.start;
      if (periodStart === undefined) continue;
      const { SubAccountId: accountId = '', BillingCurrency: currency = '', ServiceName = '' } = row;
      const chargeType = chargeTypeOf(row);
      if (chargeType === undefined) unknown.add(row['ChargeCategory'] ?? '');
      accountNames.set(accountId, row['SubAccountName'] ?? '');
      const splitValue = split === 'service' ? ServiceName : null;
      const group = { periodStart, accountId, currency, chargeType: chargeType ?? 'other', splitValue };
      const key = JSON.stringify(group);
      const amounts = query.metrics.map((metric) => this.#amount(row, COLUMN_OF[metric] ?? ''));
      const sums = groups.get(key)?.amounts ?? [];
      groups.set(key, { ...group, amounts: amounts.map((amount, at) => add(sums[at] ?? ZERO, amount)) });
    }
    yield {
      periods,
      groups: [...groups.values()],
      accountNames: [...accountNames],
      unknownRecordTypes: [...unknown],
    };
  }

  #amount(row: Row, column: string): Decimal {
    const amount = parseDecimal(row[column] ?? '');
    if (amount !== null) return amount;
    throw new OuCostError('MalformedAnswer', `${this.description.name} has '${row[column]}' as ${column}`);
  }
}

/** The charge type of a row. Undefined for an adjustment, because FOCUS does not say what was adjusted. */
function chargeTypeOf({ ChargeCategory = '', CommitmentDiscountType = '' }: Row): ChargeType | undefined {
  if (ChargeCategory === 'Credit') return 'credit';
  if (ChargeCategory === 'Tax') return 'tax';
  return TYPE_OF_COMMITMENT[CommitmentDiscountType] ?? TYPE_OF_CATEGORY[ChargeCategory];
}

/** The periods of a query. */
function periodsOf({ start, end, granularity }: LedgerQuery): LedgerPage['periods'] {
  const periods: { start: string; end: string; estimated: boolean }[] = [];
  for (let from = start; from < end; ) {
    const next = new Date(`${from}T00:00:00Z`);
    if (granularity === 'DAILY') next.setUTCDate(next.getUTCDate() + 1);
    else next.setUTCMonth(next.getUTCMonth() + 1, 1);
    const to = next.toISOString().slice(0, 10);
    periods.push({ start: from, end: to < end ? to : end, estimated: false });
    from = to;
  }
  return periods;
}
