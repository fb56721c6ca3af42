const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Writes the name of a month. */
type MonthForm = (month: string) => string;

const long: MonthForm = (month) => month;
const short: MonthForm = (month) => month.slice(0, 3);

function partsOf(day: string, form: MonthForm): { year: string; month: string; day: string } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: form(MONTHS[Number(month) - 1] ?? month), day: String(Number(date)) };
}

function months(first: string, last: string, form: MonthForm): string {
  const from = partsOf(first, form);
  const to = partsOf(last, form);
  if (from.year !== to.year) return `${from.month} ${from.year} – ${to.month} ${to.year}`;
  return from.month === to.month ? `${to.month} ${to.year}` : `${from.month} – ${to.month} ${to.year}`;
}

function days(first: string, last: string, form: MonthForm): string {
  const from = partsOf(first, form);
  const to = partsOf(last, form);
  if (first === last) return `${to.day} ${to.month} ${to.year}`;
  if (from.year !== to.year) {
    return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`;
  }
  return from.month === to.month
    ? `${from.day}–${to.day} ${to.month} ${to.year}`
    : `${from.day} ${from.month} – ${to.day} ${to.month} ${to.year}`;
}

/** Whole months, both days included: `October 2026`, `September – October 2026`. */
export function longMonths(first: string, last: string): string {
  return months(first, last, long);
}

/** `Oct 2026`. */
export function shortMonths(first: string, last: string): string {
  return months(first, last, short);
}

/** Days, both included: `1–25 November 2026`. */
export function longDays(first: string, last: string): string {
  return days(first, last, long);
}

/** `1–25 Nov`. */
export function shortDays(first: string, last: string): string {
  return days(first, last, short).replace(/ \d{4}$/, '');
}

/** `Oct`. */
export function monthName(day: string): string {
  return partsOf(day, short).month;
}
