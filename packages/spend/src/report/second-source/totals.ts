import type { ErrorCode } from '../../error-codes.ts';
import { OuCostError } from '../../errors.ts';
import type { FoldedLedger } from '../../ledger/fold.ts';
import type { IndependentTotal, LedgerTotal } from '../../ledger/ports.ts';
import type { Metric } from '../../ledger/query.ts';
import { addMonths } from '../../time/calendar.ts';
import { KEPT_MONTHS, NOTHING_KEPT } from '../kept-months.ts';
import { reportPeriods } from '../periods.ts';
import type { LedgerReading } from '../read.ts';
import type { Run } from '../run.ts';
import { type CoveredMonth, settledMonths } from './months.ts';

type OtherSource = Extract<IndependentTotal, { readonly kind: 'other-source' }>;

/** What another source states of the months that have settled, to hold the sums against. */
export interface SecondSource {
  /** The other source's name, for people. */
  readonly statedBy: string;
  /** Those that were asked for and that it states, in the order of the request. */
  readonly metrics: readonly Metric[];
  /** Per first day of a month, an amount for each of `metrics`. */
  readonly totals: ReadonlyMap<string, LedgerTotal>;
  /** Why it was not asked, or did not answer; null where it did. */
  readonly refusal: OuCostError | null;
}

/** It may not be asked by whoever asks: the report is made without it, and says so. */
const NOT_ADMITTED: ReadonlySet<ErrorCode> = new Set(['AccessRefused']);

/**
 * Asks the other source once for all months of all readings that can be held against it. It is asked after the ledger
 * was read, since it may have to be paid for, and which months have settled is known only then. Where it keeps fewer
 * months than the ledger, those that every source keeps are asked for. Fails with MixedCurrencies where it has another
 * currency.
 */
export async function readSecondSource(
  source: OtherSource,
  reading: LedgerReading,
  run: Run,
): Promise<SecondSource> {
  const { statedBy } = source;
  const metrics = run.request.metrics.filter((metric) => source.metrics?.includes(metric) !== false);
  const nothing: SecondSource = { statedBy, metrics, totals: new Map(), refusal: null };
  const months = metrics.length === 0 ? [] : monthsOf(reading, run);
  if (months.length === 0) return nothing;
  try {
    const totals = await read(source, months, metrics, run);
    const final = totals.filter(
      ({ start, estimated }) => !estimated && months.some((one) => one.start === start),
    );
    assertCurrency(source, final, reading);
    return { ...nothing, totals: new Map(final.map((total) => [total.start, total])) };
  } catch (refusal) {
    if (!(refusal instanceof OuCostError)) throw refusal;
    if (!NOT_ADMITTED.has(refusal.code) && !NOTHING_KEPT.has(refusal.code)) throw refusal;
    return { ...nothing, refusal };
  }
}

/** Every month that can be held, of every reading, each once. */
function monthsOf({ splits, trend }: LedgerReading, run: Run): CoveredMonth[] {
  const months = [
    ...splits.flatMap(({ ledger }) => monthsRead(ledger, run)),
    ...(trend === null ? [] : trendMonths(trend, run)),
  ];
  const each = new Map(months.map((month) => [month.start, month]));
  return [...each.values()].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** The months of one reading: of the periods asked for, and of each side of the comparison by itself. */
export function monthsRead(ledger: FoldedLedger, run: Run): CoveredMonth[] {
  const { plan } = run;
  const states = reportPeriods(plan.periods, ledger, run);
  const sides = [plan.asked, plan.before, plan.after].flatMap((positions) =>
    settledMonths(positions.flatMap((at) => states[at] ?? [])).map((month) => ({
      ...month,
      at: month.at.flatMap((at) => positions[at] ?? []),
    })),
  );
  const each = new Map(sides.map((month) => [month.start, month]));
  return [...each.values()].toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** The months of the trend. */
export function trendMonths(trend: FoldedLedger, run: Run): CoveredMonth[] {
  return settledMonths(reportPeriods(run.plan.trend?.periods ?? [], trend, run));
}

/** One question from the first month to the last: what lies between them costs nothing more. */
async function read(
  source: OtherSource,
  months: readonly CoveredMonth[],
  metrics: readonly Metric[],
  { today }: Run,
): Promise<readonly LedgerTotal[]> {
  const kept = months.filter(({ start }) => start >= addMonths(today, -KEPT_MONTHS));
  const ask = (some: readonly CoveredMonth[]) => {
    const [first, last] = [some.at(0), some.at(-1)];
    if (first === undefined || last === undefined) return Promise.resolve([]);
    return source.read({ start: first.start, end: last.end, granularity: 'MONTHLY', metrics });
  };
  try {
    return await ask(months);
  } catch (failure) {
    const isKept = kept.length === months.length || kept.length === 0;
    if (isKept || !(failure instanceof OuCostError) || !NOTHING_KEPT.has(failure.code)) throw failure;
    return ask(kept);
  }
}

function assertCurrency(
  { statedBy }: OtherSource,
  totals: readonly LedgerTotal[],
  { splits: [{ ledger }] }: LedgerReading,
): void {
  const { currency } = ledger.table;
  const other = totals.find((total) => total.currency !== null && total.currency !== currency)?.currency;
  if (currency === null || other === undefined) return;
  throw new OuCostError(
    'MixedCurrencies',
    `${ledger.source.name} is in ${currency}, and ${statedBy} in ${other}; amounts in two currencies are not compared`,
  );
}
