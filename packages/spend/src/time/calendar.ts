/** A day of the proleptic Gregorian calendar in UTC, `YYYY-MM-DD`. The texts sort in the order of the days. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** A range of days; `end` is exclusive. */
export interface DateRange {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

const MILLISECONDS_PER_DAY = 86_400_000;

interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01. Years are counted from March, so that the leap day is the last day of a year. */
function dayNumber({ year, month, day }: YearMonthDay): number {
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 719_469;
}

function partsOf(date: CalendarDate): YearMonthDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function textOf({ year, month, day }: YearMonthDay): CalendarDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;
}

function fromDayNumber(days: number): CalendarDate {
  // The estimated year is never too early and rarely one too late, so walking back finds the right one.
  let year = 1970 + Math.ceil(days / 365.2425);
  while (dayNumber({ year, month: 1, day: 1 }) > days) year -= 1;
  let month = 12;
  while (dayNumber({ year, month, day: 1 }) > days) month -= 1;
  return textOf({ year, month, day: days - dayNumber({ year, month, day: 1 }) + 1 });
}

/** The day that a text names, or null where there is no such day. */
export function calendarDate(text: string): CalendarDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const { year, month, day } = partsOf(text as CalendarDate);
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const date = text as CalendarDate;
  return day <= daysBetween(firstOfMonth(date), monthAfter(date)) ? date : null;
}

/** The first day of the month that a text such as `2026-10` names, or null. */
export function calendarMonth(text: string): CalendarDate | null {
  return /^\d{4}-\d{2}$/.test(text) ? calendarDate(`${text}-01`) : null;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(partsOf(date)) + days);
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(partsOf(to)) - dayNumber(partsOf(from));
}

export function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 7)}-01` as CalendarDate;
}

export function isFirstOfMonth(date: CalendarDate): boolean {
  return date.endsWith('-01');
}

/** The first day of the month that is `months` months after the month of `date`. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  return textOf({ year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: 1 });
}

function monthAfter(date: CalendarDate): CalendarDate {
  return addMonths(date, 1);
}

export function earlier(left: CalendarDate, right: CalendarDate): CalendarDate {
  return left < right ? left : right;
}

export function later(left: CalendarDate, right: CalendarDate): CalendarDate {
  return left > right ? left : right;
}

/** The UTC day of an instant in milliseconds since 1970. */
export function dateOfInstant(milliseconds: number): CalendarDate {
  return fromDayNumber(Math.floor(milliseconds / MILLISECONDS_PER_DAY));
}

/** `YYYY-MM-DDThh:mm:ssZ` of an instant in milliseconds since 1970. */
export function instantText(milliseconds: number): string {
  const seconds = Math.floor((milliseconds % MILLISECONDS_PER_DAY) / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
  return `${dateOfInstant(milliseconds)}T${time}Z`;
}
