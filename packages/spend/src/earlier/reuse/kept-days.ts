import type { CostLedger, LedgerPage, LedgerQuery } from '../../ledger/ports.ts';
import { exactDecimal } from '../../money/amount.ts';
import { absolute, add, compareDecimals, type Decimal, subtract } from '../../money/decimal.ts';
import { addMonths, type CalendarDate, type DateRange, firstOfMonth } from '../../time/calendar.ts';
import type { ArchivedLedger } from '../archived-ledger.ts';
import { amountsFor } from '../same-bill.ts';
import { daysPage } from './kept-pages.ts';
import type { KeptMonths } from './reusable-months.ts';

/** A month that was kept and is no longer what the source says: it has to be read again. */
export class MonthHasChanged extends Error {
  readonly start: CalendarDate;

  constructor(start: CalendarDate) {
    super(`the month from ${start} has changed since it was read`);
    this.start = start;
  }
}

/** A question about the days of some accounts. */
export type DaysQuery = LedgerQuery & { readonly accountIds: readonly string[] };

/**
 * Days of some accounts: those that were kept of all months, as they were kept; those of all other accounts as the
 * source has them now. Fails with MonthHasChanged where these do not add up to a month that was kept.
 */
export async function* daysOfAccounts(
  ledger: CostLedger,
  query: DaysQuery,
  split: 'charge-type' | null,
  { months, tolerance }: { readonly months: KeptMonths; readonly tolerance: Decimal },
): AsyncGenerator<LedgerPage> {
  const range = { start: query.start, end: query.end } as DateRange;
  const parts = monthsIn(range).map((start) => (isWithin(start, range) ? months.get(start) : undefined));
  const isKept = (id: string) =>
    parts.every((kept) => kept?.days.some(({ accountId }) => accountId === id) === true);
  const keptIds = new Set(query.accountIds.filter(isKept));
  const accountIds = query.accountIds.filter((id) => !keptIds.has(id));
  const kept = parts.filter((one) => one !== undefined);
  if (keptIds.size > 0) for (const one of kept) yield daysPage(one, keptIds, query, split);
  if (accountIds.length === 0) return;
  const pages = await Array.fromAsync(ledger.groups({ ...query, accountIds }, split));
  for (const one of kept) assertSame(one, { ...query, accountIds }, pages, split, tolerance);
  yield* pages;
}

function monthsIn({ start, end }: DateRange): CalendarDate[] {
  const months: CalendarDate[] = [];
  for (let month = firstOfMonth(start); month < end; month = addMonths(month, 1)) months.push(month);
  return months;
}

function isWithin(month: CalendarDate, { start, end }: DateRange): boolean {
  return start <= month && addMonths(month, 1) <= end;
}

/** Per account and kind of charge, as the days of an account are held against its month. */
function assertSame(
  kept: ArchivedLedger,
  { metrics, accountIds }: DaysQuery,
  pages: readonly LedgerPage[],
  split: 'charge-type' | null,
  tolerance: Decimal,
): void {
  const differences = new Map<string, Decimal[]>();
  const count = (accountId: string, kind: string | null, amounts: readonly Decimal[]) => {
    const key = JSON.stringify([accountId, split === null ? null : kind]);
    const known = differences.get(key);
    differences.set(
      key,
      known === undefined ? [...amounts] : known.map((one, at) => add(one, amounts[at] ?? ZERO)),
    );
  };
  const asked = new Set(accountIds);
  for (const { accountId, chargeKind, amounts } of kept.spend) {
    if (!asked.has(accountId)) continue;
    const month = amountsFor(metrics, kept, amounts).map(exactDecimal);
    count(
      accountId,
      chargeKind,
      month.map((amount) => subtract(ZERO, amount)),
    );
  }
  for (const { groups } of pages) {
    for (const { periodStart, accountId, chargeKind, amounts } of groups) {
      if (periodStart >= kept.start && periodStart < kept.end) count(accountId, chargeKind, amounts);
    }
  }
  const isSame = [...differences.values()]
    .flat()
    .every((one) => compareDecimals(absolute(one), tolerance) <= 0);
  if (!isSame) throw new MonthHasChanged(kept.start as CalendarDate);
}

const ZERO: Decimal = { units: 0n, scale: 0 };
