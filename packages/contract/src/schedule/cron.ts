import { OuCostError } from '@ou-cost/spend';
import { type CronDays, daysIn, daysOfMonth, daysOfWeek } from './days.ts';
import { CRON_FIELDS, type CronField } from './fields.ts';
import { mistake } from './mistake.ts';
import { valuesOf } from './values.ts';

/** When a schedule fires, in the local time of its zone. All lists ascend. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: CronDays;
  /** 1 is January. */
  readonly months: readonly number[];
  readonly years: readonly number[];
}

const FORM = 'minutes, hours, day of month, month, day of week, year';

/**
 * A cron expression of EventBridge Scheduler, as far as AWS documents it. Fails with InvalidConfiguration; the message goes after
 * the expression and says what to write instead.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCron(text: string): Cron {
  const wrapped = /^\s*cron\s*\((.*)\)\s*$/.exec(text);
  if (wrapped !== null) throw mistake(`is written without 'cron( )' around it: '${wrapped[1]?.trim()}'`);
  const parts = text.split(' ');
  if (text !== '' && parts.includes('')) {
    const plain = text.trim().split(/\s+/).join(' ');
    throw mistake(`has blanks that are too many: write '${plain}'`);
  }
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year, ...more] = parts;
  if (
    minutes === undefined ||
    hours === undefined ||
    dayOfMonth === undefined ||
    month === undefined ||
    dayOfWeek === undefined ||
    year === undefined ||
    more.length > 0
  ) {
    throw mistake(countMistake(parts));
  }
  for (const [part, field] of [
    [minutes, CRON_FIELDS.minutes],
    [hours, CRON_FIELDS.hours],
    [month, CRON_FIELDS.month],
    [year, CRON_FIELDS.year],
  ] as const) {
    if (part.includes('?')) throw mistake(misplacedMistake(field));
  }
  const cron = {
    minutes: valuesOf(minutes, CRON_FIELDS.minutes),
    hours: valuesOf(hours, CRON_FIELDS.hours),
    days: daysOf(dayOfMonth, dayOfWeek),
    months: valuesOf(month, CRON_FIELDS.month),
    years: valuesOf(year, CRON_FIELDS.year),
  };
  if (!everFires(cron)) {
    throw mistake(
      'never fires: none of its months has that day in any of its years; choose another day, or L for the last one',
    );
  }
  return cron;
}

function daysOf(dayOfMonth: string, dayOfWeek: string): CronDays {
  if (dayOfMonth === '?' && dayOfWeek !== '?') return daysOfWeek(dayOfWeek);
  if (dayOfWeek === '?' && dayOfMonth !== '?') return daysOfMonth(dayOfMonth);
  throw mistake(
    "needs '?' either as its day of month or as its day of week, and not as both: the other one names the days, as in '0 5 7 * ? *' or '0 5 ? * MON *'",
  );
}

function misplacedMistake({ name }: CronField): string {
  return `has '?' as its ${name}, which only a day of month or a day of week may be; there are six fields, and none for seconds: ${FORM}`;
}

function countMistake(parts: readonly string[]): string {
  if (parts.length === 5) {
    const remedy = fromUnix(parts);
    const instead = remedy === null ? `write ${FORM}` : `write '${remedy}'`;
    return `has five fields, as cron on Unix has; EventBridge Scheduler wants a year as the sixth, and '?' in one of the two fields for days: ${instead}`;
  }
  const count = parts.length === 1 && parts[0] === '' ? 0 : parts.length;
  const seconds = count === 7 ? ', and none for seconds' : '';
  return `has ${count} ${count === 1 ? 'field' : 'fields'}, and there must be six${seconds}: ${FORM}, as in '0 5 7 * ? *'`;
}

/** What a Unix expression is here; null where it names days in both ways, which is an "or" there. */
function fromUnix([minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '']: readonly string[]):
  | string
  | null {
  // Sunday is 0 or 7 on Unix and 1 here, so a number of a day becomes its name.
  const named = dayOfWeek.replace(/\d/g, (digit) => CRON_FIELDS.dayOfWeek.names[Number(digit) % 7] ?? digit);
  if (dayOfMonth !== '*' && dayOfMonth !== '?' && dayOfWeek !== '*' && dayOfWeek !== '?') return null;
  const days = dayOfWeek === '*' || dayOfWeek === '?' ? [dayOfMonth, '?'] : ['?', named];
  const text = [minutes, hours, days[0], month, days[1], '*'].join(' ').toUpperCase();
  try {
    parseCron(text);
    return text;
  } catch (failure) {
    if (failure instanceof OuCostError) return null;
    throw failure;
  }
}

function everFires({ days, months, years }: Cron): boolean {
  return years.some((year) => months.some((month) => daysIn(days, year, month).length > 0));
}
