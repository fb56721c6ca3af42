import { costMetrics } from '../cost-explorer/metrics.ts';
import type { AmountColumn } from '../ledger/amount-column.ts';
import { decimal, formatDecimal } from '../ledger/decimal.ts';
import { isKnownAt } from '../ledger/known-times.ts';
import { firstRowFrom, type Ledger } from '../ledger/model.ts';
import { DAY, formatDate, formatMoment, type Moment, startOfMonth } from '../time/calendar.ts';
import { chargeKindOf } from './charge-kind.ts';
import { ArchiveError } from './options.ts';

/** A reading of one month by one run. */
export interface MonthReading {
  readonly runId: string;
  readonly at: Moment;
  /** The month's first moment. */
  readonly month: Moment;
  readonly organizationId: string;
  readonly metrics: readonly string[];
  readonly source: 'cost-explorer' | 'exports';
  /** Names of accounts in the organization when it was read. */
  readonly names: ReadonlyMap<string, string>;
}

/** A month's figures may change through the sixth of the next month, and AWS has numbered its invoice then. */
const SETTLING_DAYS = 6;
const SOURCE_NAMES = { 'cost-explorer': 'Cost Explorer', exports: 'Data Exports' } as const;

/**
 * A month of the bill as an archive holds it (`ou-cost/ledger@1`), as it was known when it was read. Undefined for a month
 * without charges, and for one in two currencies, of which there is no report.
 */
export function monthLedger(ledger: Ledger, reading: MonthReading): Record<string, unknown> | undefined {
  const { month, at, metrics, source } = reading;
  const columns = metrics.map((metric) => columnOf(metric, ledger));
  const sums = new Map<string, { readonly key: readonly [string, string]; readonly amounts: bigint[] }>();
  const unknown = new Set<string>();
  const end = startOfMonth(month, 1);
  const last = firstRowFrom(ledger, end);
  for (let row = firstRowFrom(ledger, month); row < last; row += 1) {
    if (!isKnownAt(ledger, row, at)) continue;
    const accountId = ledger.accounts[ledger.accountOf[row] ?? 0]?.id ?? '';
    const recordType = ledger.traits[ledger.traitsOf[row] ?? 0]?.recordType ?? '';
    const { kind, isKnown } = chargeKindOf(recordType);
    if (!isKnown) unknown.add(recordType);
    const key = `${accountId}\0${kind}`;
    const sum = sums.get(key) ?? { key: [accountId, kind], amounts: columns.map(() => 0n) };
    sums.set(key, sum);
    for (const [index, column] of columns.entries()) {
      sum.amounts[index] = (sum.amounts[index] ?? 0n) + column.scaled(row);
    }
  }
  const currency = currencyOf(ledger, month, last);
  if (sums.size === 0 || currency === undefined) return undefined;
  const texts = (amounts: readonly bigint[]) =>
    amounts.map((each, index) => formatDecimal(decimal(each, columns[index]?.scale ?? 0)));
  const ordered = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  const spend = ordered.filter(({ amounts }) => amounts.some((each) => each !== 0n));
  const total = columns.map((_, index) =>
    ordered.reduce((sum, { amounts }) => sum + (amounts[index] ?? 0n), 0n),
  );
  const isOver = at >= end + SETTLING_DAYS * DAY;
  const isChecked = source === 'cost-explorer';
  return {
    schema: 'ou-cost/ledger@1',
    runId: reading.runId,
    producer: 'ou-cost sandbox',
    readAt: formatMoment(at),
    organizationId: reading.organizationId,
    start: formatDate(month),
    end: formatDate(end),
    settled: isOver,
    estimated: false,
    final: isOver && !isChecked,
    source: { kind: source, name: SOURCE_NAMES[source], billingView: null },
    status: isChecked ? 'reconciled' : 'not-checked',
    currency,
    metrics,
    by: 'charge-type',
    independentTotal: isChecked ? texts(total) : null,
    spend: spend.map(({ key: [accountId, chargeKind], amounts }) => ({
      accountId,
      chargeKind,
      amounts: texts(amounts),
    })),
    days: [],
    accountNames: namesOf(ledger, [...new Set(spend.map(({ key: [id] }) => id))], reading.names),
    unknownRecordTypes: [...unknown].sort(),
  };
}

function columnOf(metric: string, ledger: Ledger): AmountColumn {
  const column = costMetrics.get(metric);
  if (column === undefined) {
    throw new ArchiveError(
      `${metric} is not a metric of costs: use one of ${[...costMetrics.keys()].join(', ')}`,
    );
  }
  return ledger[column];
}

/** Undefined for several currencies. */
function currencyOf(ledger: Ledger, month: Moment, last: number): string | undefined {
  const currencies = new Set<string>();
  for (let row = firstRowFrom(ledger, month); row < last; row += 1) {
    currencies.add(ledger.traits[ledger.traitsOf[row] ?? 0]?.currency ?? '');
  }
  const [currency, ...others] = currencies;
  return others.length === 0 ? currency : undefined;
}

/** The name in the organization, or the latest one in the bill if the account has left. */
function namesOf(ledger: Ledger, ids: readonly string[], names: ReadonlyMap<string, string>) {
  const billed = new Map(ledger.accounts.map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => {
    const name = names.get(id) ?? billed.get(id) ?? '';
    return name === '' ? [] : [[id, name] as const];
  });
}
