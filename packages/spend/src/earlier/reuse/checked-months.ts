import type { ErrorCode } from '../../error-codes.ts';
import { OuCostError } from '../../errors.ts';
import type { CostLedger, LedgerQuery, LedgerTotal } from '../../ledger/ports.ts';
import { exactDecimal } from '../../money/amount.ts';
import { compareDecimals } from '../../money/decimal.ts';
import { KEPT_MONTHS, NOTHING_KEPT } from '../../report/kept-months.ts';
import type { Run } from '../../report/run.ts';
import { addMonths, type CalendarDate } from '../../time/calendar.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';
import { monthlyNeeds } from './monthly-needs.ts';
import { type KeptMonths, totalsOf } from './reusable-months.ts';

/** Months that were kept, as far as they may serve, and what was found out about them. */
export interface CheckedMonths {
  readonly months: KeptMonths;
  /** The first days of those whose total is still the same. */
  readonly checked: ReadonlySet<CalendarDate>;
  /** Every total that was read, by `start/end`. */
  readonly totals: Map<string, LedgerTotal>;
}

/** Another source may refuse to be asked: then nothing is held against it. */
const NOT_ADMITTED: ReadonlySet<ErrorCode> = new Set(['AccessRefused']);

/**
 * Holds months against the source's total of today, by one question: all of them where the request asks for it, and
 * always those of which the report reads something else as well, since that must be of one bill with them. A month that
 * differs does not serve.
 */
export async function checkedMonths(ledger: CostLedger, kept: KeptMonths, run: Run): Promise<CheckedMonths> {
  const { readAnyway } = monthlyNeeds(run.plan);
  const canBeOneBill = ledger.independentTotal.kind === 'second-query';
  const months = new Map([...kept].filter(([start]) => canBeOneBill || !readAnyway.has(start)));
  const wanted = [...months.keys()]
    .filter((start) => run.request.checksReused === true || readAnyway.has(start))
    .toSorted();
  const read = await totalsNow(ledger, wanted, run);
  const checked = new Set<CalendarDate>();
  for (const start of wanted) {
    const now = read.find((total) => total.start === start);
    const month = months.get(start);
    if (now === undefined || month === undefined) {
      if (readAnyway.has(start)) months.delete(start);
    } else if (isSame(month, now, run)) checked.add(start);
    else months.delete(start);
  }
  return { months, checked, totals: new Map(read.map((total) => [`${total.start}/${total.end}`, total])) };
}

function isSame(month: ArchivedLedger, now: LedgerTotal, { request: { metrics } }: Run): boolean {
  if (now.estimated || (now.currency !== null && now.currency !== month.currency)) return false;
  return totalsOf(month, metrics).every((amount, at) => {
    const is = now.amounts[at];
    return is !== undefined && compareDecimals(exactDecimal(amount), is) === 0;
  });
}

/** The totals from the first month to the last; where the source keeps fewer months, those that every source keeps. */
async function totalsNow(
  { independentTotal }: CostLedger,
  wanted: readonly CalendarDate[],
  { request: { metrics }, today }: Run,
): Promise<readonly LedgerTotal[]> {
  if (independentTotal.kind === 'none') return [];
  const ask = async (months: readonly CalendarDate[]): Promise<readonly LedgerTotal[] | null> => {
    const [first, last] = [months.at(0), months.at(-1)];
    if (first === undefined || last === undefined) return [];
    const query: LedgerQuery = { start: first, end: addMonths(last, 1), granularity: 'MONTHLY', metrics };
    try {
      return await independentTotal.read(query);
    } catch (failure) {
      if (!(failure instanceof OuCostError)) throw failure;
      const isOther = independentTotal.kind === 'other-source';
      if (NOTHING_KEPT.has(failure.code) || (isOther && NOT_ADMITTED.has(failure.code))) return null;
      throw failure;
    }
  };
  const recent = wanted.filter((start) => start >= addMonths(today, -KEPT_MONTHS));
  return (await ask(wanted)) ?? (recent.length < wanted.length ? await ask(recent) : null) ?? [];
}
