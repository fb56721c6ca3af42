/** Whole seconds since 1970-01-01T00:00:00Z. Months and days are in UTC, as in Cost Explorer. */
export type Moment = number;

export const DAY = 86_400;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z| ?UTC|[+-]00(?::?00)?)?)?$/;

/** The start of the calendar day `YYYY-MM-DD`; undefined if no such day exists from 1970 to 2105. */
export function parseDate(text: string): Moment | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const moment = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  return Number(year) >= 1970 && Number(year) <= 2105 && formatDate(moment) === text ? moment : undefined;
}

/** Reads `2024-09-01`, `2024-09-01 00:00:00` and ISO 8601 in UTC; fractions of a second are dropped. */
export function parseMoment(text: string): Moment | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [, date = '', hour = '00', minute = '00', second = '00'] = match;
  const day = parseDate(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return day + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

export function formatDate(moment: Moment): string {
  return new Date(moment * 1000).toISOString().slice(0, 10);
}

export function formatMoment(moment: Moment): string {
  return `${new Date(moment * 1000).toISOString().slice(0, 19)}Z`;
}

export function startOfDay(moment: Moment): Moment {
  return Math.floor(moment / DAY) * DAY;
}

/** The start of the month that is `months` after the month of `moment`; 0 means the same month. */
export function startOfMonth(moment: Moment, months = 0): Moment {
  const date = new Date(moment * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / 1000;
}
