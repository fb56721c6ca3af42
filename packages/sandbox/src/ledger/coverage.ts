import { ScenarioError } from '../scenario/error.ts';
import { DAY, formatDate, type Moment, startOfDay, startOfMonth } from '../time/calendar.ts';
import type { ChargeTraits } from './charge-traits.ts';
import { lastCorrection } from './known-times.ts';
import type { Ledger } from './model.ts';

/** Which days a bill is about. A bill does not say so; its charges show it. */
export interface Coverage {
  /** The first day of the month of the first charge. */
  readonly start: Moment;
  /** The day after the last charge. */
  readonly end: Moment;
  /**
   * The day after the last usage. If there is usage, taxes and fees do not show what is covered, because their charge
   * period is the whole month from its first day. Nor does usage of a month at once, such as a hosted zone's, beside
   * usage of hours or days.
   */
  readonly usageEnd: Moment;
  /** The first days of the months with charges. */
  readonly months: ReadonlySet<Moment>;
}

/** Undefined for a ledger without charges. */
export function coverageOf(ledger: Ledger): Coverage | undefined {
  const first = ledger.starts[0];
  if (first === undefined || ledger.length === 0) return undefined;
  const end = lastEnd(ledger, () => true);
  const isUsage = ({ chargeCategory }: ChargeTraits): boolean => chargeCategory === 'Usage';
  const usageEnd = lastEnd(ledger, isUsage, isOfWholeMonth) || lastEnd(ledger, isUsage) || end;
  return { start: startOfMonth(first), end, usageEnd, months: monthsWithCharges(ledger) };
}

/** The months between the first and the last month with charges that have none. */
export function monthsWithoutCharges({ start, months }: Coverage): readonly Moment[] {
  const missing: Moment[] = [];
  const last = Math.max(...months);
  for (let month = start; month < last; month = startOfMonth(month, 1)) {
    if (!months.has(month)) missing.push(month);
  }
  return missing;
}

/**
 * The default for Cost Explorer's current day: a week after the last charge, or the day of a later correction. Fails for a
 * ledger without charges.
 */
export function defaultToday(ledger: Ledger): string {
  const last = ledger.starts[ledger.length - 1];
  if (last === undefined) throw new ScenarioError('the ledger has no charges: set the current day');
  return formatDate(Math.max(startOfDay(last) + 7 * DAY, lastCorrection(ledger) ?? 0));
}

/**
 * The last month (`YYYY-MM`) that has charges and that the ledger's usage covers to its end; if there is none, the last
 * month that has charges. Fails for a ledger without charges.
 */
export function lastFullMonth(ledger: Ledger): string {
  const coverage = coverageOf(ledger);
  if (coverage === undefined) throw new ScenarioError('the ledger has no charges, so it has no full month');
  const months = [...monthsWithCharges(ledger)].sort((left, right) => right - left);
  const full = months.find((month) => startOfMonth(month, 1) <= coverage.usageEnd);
  return formatDate(full ?? months[0] ?? coverage.start).slice(0, 7);
}

/** Whether the month (`YYYY-MM`) before `month` has charges, so that the two can be compared. */
export function hasMonthBefore(ledger: Ledger, month: string): boolean {
  return [...monthsWithCharges(ledger)].some((start) => formatDate(startOfMonth(start, 1)).startsWith(month));
}

/** How many months there are from that of the first charge through `month` (`YYYY-MM`). */
export function monthsThrough(ledger: Ledger, month: string): number {
  const first = ledger.starts[0];
  if (first === undefined) return 0;
  let count = 0;
  while (formatDate(startOfMonth(first, count)).slice(0, 7) <= month) count += 1;
  return count;
}

function monthsWithCharges(ledger: Ledger): ReadonlySet<Moment> {
  const months = new Set<Moment>();
  // The charges are ordered by their start.
  let next = 0;
  for (let row = 0; row < ledger.length; row += 1) {
    const start = ledger.starts[row] ?? 0;
    if (start < next) continue;
    months.add(startOfMonth(start));
    next = startOfMonth(start, 1);
  }
  return months;
}

function isOfWholeMonth(start: Moment, end: Moment): boolean {
  // Most usage is of an hour or a day, which is told without a calendar.
  return end - start >= 28 * DAY && start === startOfMonth(start) && end === startOfMonth(start, 1);
}

/** The first day on which no charge that counts, and whose time is not left out, goes on; 0 if there is none. */
function lastEnd(
  ledger: Ledger,
  counts: (traits: ChargeTraits) => boolean,
  isLeftOut: (start: Moment, end: Moment) => boolean = () => false,
): Moment {
  const counted = ledger.traits.map(counts);
  let last = 0;
  for (let row = 0; row < ledger.length; row += 1) {
    if (counted[ledger.traitsOf[row] ?? 0] !== true) continue;
    const start = ledger.starts[row] ?? 0;
    const end = ledger.ends[row] ?? 0;
    // A charge without a duration, such as a credit, still has its day.
    if (!isLeftOut(start, end)) last = Math.max(last, end, start + 1);
  }
  return Math.ceil(last / DAY) * DAY;
}
