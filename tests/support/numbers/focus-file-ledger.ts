import { createReadStream } from 'node:fs';
import {
  add,
  type ChargeKind,
  type CommitmentType,
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
const COMMITMENTS: Readonly<Record<string, CommitmentType>> = {
  'Savings Plan': 'savings-plan',
  'Reserved Instance': 'reservation',
};
const KIND_OF_CATEGORY: Readonly<Record<string, ChargeKind>> = { Usage: 'usage', Purchase: 'fee' };

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
      const known = chargeKindOf(row);
      if (known === undefined) unknown.add(row['ChargeCategory'] ?? '');
      accountNames.set(accountId, row['SubAccountName'] ?? '');
      const splitValue = split === 'service' ? ServiceName : null;
      const chargeKind = known ?? 'other';
      const group = { periodStart, accountId, currency, chargeKind, splitValue };
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

/** The kind of a row's charge. Undefined for an adjustment, because FOCUS does not say what was adjusted. */
function chargeKindOf({ ChargeCategory = '', CommitmentDiscountType = '' }: Row): ChargeKind | undefined {
  if (ChargeCategory === 'Credit') return 'credit';
  if (ChargeCategory === 'Tax') return 'tax';
  const commitment = COMMITMENTS[CommitmentDiscountType];
  if (commitment === undefined) return KIND_OF_CATEGORY[ChargeCategory];
  return ChargeCategory === 'Purchase' ? `${commitment}-fee` : commitment;
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
