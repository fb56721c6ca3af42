import { addDays, type CalendarDate, calendarDate, type DateRange, OuCostError } from '@ou-cost/spend';

/**
 * The days from `from` to `to`, both included. Fails with InvalidUsage where one is no day, where the first is missing,
 * or where they stand in the wrong order.
 */
export function daysBetweenOptions(
  { from, to }: { readonly from?: string; readonly to?: string },
  today: CalendarDate,
): DateRange {
  if (from === undefined) {
    throw new OuCostError(
      'InvalidUsage',
      "the first day is not named: give --from, as in '--from 2026-10-01'",
    );
  }
  const start = dayOption('--from', from);
  const last = to === undefined ? today : dayOption('--to', to);
  if (start <= last) return { start, end: addDays(last, 1) };
  const end = to === undefined ? `today, which is ${today} in UTC` : `--to '${to}'`;
  throw new OuCostError('InvalidUsage', `--from '${from}' is after ${end}; give the earlier day first`);
}

function dayOption(option: string, text: string): CalendarDate {
  const day = calendarDate(text);
  if (day !== null) return day;
  throw new OuCostError('InvalidUsage', `${option} '${text}' is not a day; write it as in '2026-10-01'`);
}
