import { CRON_FIELDS } from './fields.ts';
import { oneValue, valuesOf, wrong } from './values.ts';

/** Which days of a month an expression means. Days of the week: 1 is Sunday. */
export type CronDays =
  | { readonly kind: 'days-of-month'; readonly days: readonly number[] }
  | { readonly kind: 'last-day-of-month' }
  /** The weekday (Monday to Friday) that is nearest to the day, in the same month. */
  | { readonly kind: 'nearest-weekday'; readonly day: number }
  | { readonly kind: 'days-of-week'; readonly days: readonly number[] }
  | { readonly kind: 'last-of-weekday'; readonly dayOfWeek: number }
  /** The second Tuesday and the like. */
  | { readonly kind: 'nth-of-weekday'; readonly dayOfWeek: number; readonly nth: number };

/** Fails with InvalidConfiguration. */
export function daysOfMonth(text: string): CronDays {
  const field = CRON_FIELDS.dayOfMonth;
  if (text === 'L') return { kind: 'last-day-of-month' };
  const nearest = /^(\d{1,2})W$/.exec(text);
  if (nearest !== null) return { kind: 'nearest-weekday', day: oneValue(nearest[1] ?? '', text, field) };
  if (/[LW]/.test(text)) {
    throw wrong(text, field, "L (the last day) stands alone, and W stands after one day, as in '15W'");
  }
  return { kind: 'days-of-month', days: valuesOf(text, field) };
}

/** Fails with InvalidConfiguration. */
export function daysOfWeek(text: string): CronDays {
  const field = CRON_FIELDS.dayOfWeek;
  // The last day of the week is Saturday.
  if (text === 'L') return { kind: 'days-of-week', days: [field.largest] };
  const last = /^([A-Za-z]{3}|\d)L$/.exec(text);
  if (last !== null) return { kind: 'last-of-weekday', dayOfWeek: oneValue(last[1] ?? '', text, field) };
  const nth = /^([A-Za-z]{3}|\d)#(\d)$/.exec(text);
  if (nth !== null) {
    const [, day = '', which = ''] = nth;
    if (!/[1-5]/.test(which)) throw wrong(text, field, `'#${which}' is not one of #1 to #5`);
    return { kind: 'nth-of-weekday', dayOfWeek: oneValue(day, text, field), nth: Number(which) };
  }
  if (text.includes('#')) throw wrong(text, field, "# stands alone, as in '3#2' (the second Tuesday)");
  if (text.includes('/')) throw wrong(text, field, 'days of the week have no steps');
  return { kind: 'days-of-week', days: valuesOf(text, field) };
}

/** The days of a month that are meant, ascending; none where the month has none of them. `month`: 1 is January. */
export function daysIn(days: CronDays, year: number, month: number): number[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weekdayOf = (day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
  const all = Array.from({ length: count }, (_, at) => at + 1);
  switch (days.kind) {
    case 'days-of-month':
      return days.days.filter((day) => day <= count);
    case 'last-day-of-month':
      return [count];
    case 'nearest-weekday':
      return days.day > count ? [] : [nearestWeekday(days.day, count, weekdayOf(days.day))];
    case 'days-of-week':
      return all.filter((day) => days.days.includes(weekdayOf(day)));
    case 'last-of-weekday':
      return all.filter((day) => weekdayOf(day) === days.dayOfWeek).slice(-1);
    case 'nth-of-weekday': {
      const found = all.filter((day) => weekdayOf(day) === days.dayOfWeek)[days.nth - 1];
      return found === undefined ? [] : [found];
    }
  }
}

const SUNDAY = 1;
const SATURDAY = 7;

/** Saturday goes to the Friday before and Sunday to the Monday after, except where that is another month. */
function nearestWeekday(day: number, count: number, dayOfWeek: number): number {
  if (dayOfWeek === SATURDAY) return day === 1 ? day + 2 : day - 1;
  if (dayOfWeek === SUNDAY) return day === count ? day - 2 : day + 1;
  return day;
}
