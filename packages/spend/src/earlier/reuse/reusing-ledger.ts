import type {
  CostLedger,
  IndependentTotal,
  LedgerPage,
  LedgerQuery,
  LedgerTotal,
} from '../../ledger/ports.ts';
import type { Split } from '../../ledger/split.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { DateRange } from '../../time/calendar.ts';
import { periodsOf } from '../../time/period.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';
import { daysOfAccounts } from './kept-days.ts';
import { monthPage, monthTotal } from './kept-pages.ts';
import { isKeptSplit, isWholeMonth } from './monthly-needs.ts';
import type { KeptMonths } from './reusable-months.ts';

/** What a ledger is asked for no more. */
export interface Kept {
  readonly months: KeptMonths;
  /** Totals of other months that are known already; each is used once, so that a second look asks the source. */
  readonly totals: Map<string, LedgerTotal>;
  /** The largest difference between an account's month and its days. */
  readonly tolerance: Decimal;
}

/**
 * A ledger that answers for months from what earlier runs have kept of them, and asks its source for all others: a
 * stretch of months by one query. Everything that is not monthly, and every other split, is asked of the source.
 */
export function reusingLedger(ledger: CostLedger, kept: Kept): CostLedger {
  const { months } = kept;
  const { description, reaches } = ledger;
  return {
    description,
    independentTotal: reusingTotal(ledger.independentTotal, kept),
    async *groups(query: LedgerQuery, split: Split | null): AsyncGenerator<LedgerPage> {
      if (!isKeptSplit(split)) {
        yield* ledger.groups(query, split);
      } else if (query.granularity === 'DAILY') {
        const { accountIds } = query;
        if (accountIds === undefined) yield* ledger.groups(query, split);
        else yield* daysOfAccounts(ledger, { ...query, accountIds }, split, kept);
      } else {
        for (const { month, range } of stretchesOf(query, months)) {
          if (month === null) yield* ledger.groups({ ...query, ...range }, split);
          else yield monthPage(month, query, split);
        }
      }
    },
    ...(reaches === undefined
      ? {}
      : {
          async reaches(query: LedgerQuery): Promise<boolean> {
            const stretches = query.granularity === 'DAILY' ? null : stretchesOf(query, months);
            if (stretches === null) return reaches.call(ledger, query);
            const open = stretches.filter(({ month }) => month === null);
            const reached = await Promise.all(
              open.map(({ range }) => reaches.call(ledger, { ...query, ...range })),
            );
            return reached.every(Boolean);
          },
        }),
  };
}

/** Days that are read by one query, or a month that was kept. */
interface Stretch {
  readonly month: ArchivedLedger | null;
  readonly range: DateRange;
}

function stretchesOf(query: LedgerQuery, months: KeptMonths): Stretch[] {
  const stretches: Stretch[] = [];
  for (const period of monthsOf(query)) {
    const month = keptOf(period, months);
    const last = stretches.at(-1);
    if (month === null && last?.month === null) {
      stretches.splice(-1, 1, { month, range: { start: last.range.start, end: period.end } });
    } else {
      stretches.push({ month, range: period });
    }
  }
  return stretches;
}

function monthsOf({ start, end }: LedgerQuery): DateRange[] {
  return periodsOf({ start, end } as DateRange, 'MONTHLY');
}

function keptOf(period: DateRange, months: KeptMonths): ArchivedLedger | null {
  return isWholeMonth(period) ? (months.get(period.start) ?? null) : null;
}

function reusingTotal(total: IndependentTotal, kept: Kept): IndependentTotal {
  if (total.kind === 'none') return total;
  return { ...total, read: (query) => totalsFor(query, (rest) => total.read(rest), kept) };
}

/** One question from the first month to the last that is not known: what lies between them costs nothing more. */
async function totalsFor(
  query: LedgerQuery,
  read: (query: LedgerQuery) => Promise<readonly LedgerTotal[]>,
  { months, totals }: Kept,
): Promise<readonly LedgerTotal[]> {
  if (query.granularity === 'DAILY' || query.accountIds !== undefined) return read(query);
  const periods = monthsOf(query);
  const keyOf = ({ start, end }: { readonly start: string; readonly end: string }) => `${start}/${end}`;
  const open = periods.filter((period) => keptOf(period, months) === null);
  const known = open.flatMap((period) => totals.get(keyOf(period)) ?? []);
  const answered = known.length === open.length ? known : await read({ ...query, ...spanOf(open) });
  for (const period of open) totals.delete(keyOf(period));
  const found = new Map(answered.map((total) => [keyOf(total), total]));
  return periods.flatMap((period) => {
    const month = keptOf(period, months);
    return month === null ? (found.get(keyOf(period)) ?? []) : [monthTotal(month, query)];
  });
}

function spanOf(periods: readonly DateRange[]): Partial<DateRange> {
  const [first, last] = [periods.at(0), periods.at(-1)];
  return first === undefined || last === undefined ? {} : { start: first.start, end: last.end };
}
