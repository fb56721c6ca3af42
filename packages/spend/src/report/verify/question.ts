import { OuCostError } from '../../errors.ts';
import { addDays, type CalendarDate, calendarDate, type DateRange } from '../../time/calendar.ts';
import { comparisonRange, type Granularity, periodsOf, resolvePeriod } from '../../time/period.ts';
import type { ReportPeriod } from '../form/period.ts';
import type { Report } from '../form/report.ts';
import type { ReportRequest } from '../request.ts';
import { expectSame, fault } from './fault.ts';

/** What the report must be about. */
interface AskedRanges {
  readonly range: DateRange;
  readonly comparison: DateRange | null;
}

/** Fails where a report is not the one that was asked for. The days follow from the day on which it was made. */
export function checkQuestion(report: Report, request: ReportRequest): void {
  const { query, comparison } = report;
  expectSame('its period', query.period, request.period.text);
  for (const field of ['granularity', 'metrics', 'by', 'detail', 'compare'] as const) {
    expectSame(`its ${field}`, query[field], request[field]);
  }
  const { range, comparison: compared } = rangesOn(dayOf(report), request);
  expectSame('its first day', query.start, range.start);
  expectSame('the day after its last one', query.end, range.end);
  const { granularity } = request;
  const today = dayOf(report);
  checkPeriods(report.periods, range, { granularity, today }, 'its');
  if ((compared === null) !== (comparison === undefined)) {
    throw fault(
      compared === null ? 'it has a comparison that was not asked for' : 'its comparison is missing',
    );
  }
  if (compared !== null && comparison !== undefined) {
    expectSame('what it is compared with', comparison.with, request.compare);
    expectSame('the first day compared with', comparison.start, compared.start);
    expectSame('the day after the last one compared with', comparison.end, compared.end);
    checkPeriods(comparison.periods, compared, { granularity, today }, "its comparison's");
  }
}

/** The days that a request means on a day; on a wrong one it may mean none. */
function rangesOn(day: CalendarDate, { period, compare }: ReportRequest): AskedRanges {
  try {
    const range = resolvePeriod(period, day);
    return { range, comparison: comparisonRange(compare, period, range) };
  } catch (failure) {
    if (!(failure instanceof OuCostError)) throw failure;
    throw fault(`it was made on ${day}, when there was nothing to be asked for (${failure.message})`);
  }
}

/** The day in UTC on which the tree was read. A report is ready on that day, or on the next one. */
function dayOf({ bills: [bill], generatedAt }: Report): CalendarDate {
  const day = calendarDate(bill?.asOf.slice(0, 10) ?? '');
  if (day === null) throw fault('it does not say when it was made');
  const ready = calendarDate(generatedAt.slice(0, 10));
  if (ready === null || ready < day || ready > addDays(day, 1)) {
    throw fault(`it was made on '${generatedAt.slice(0, 30)}', and its tree was read on ${day}`);
  }
  return day;
}

function checkPeriods(
  periods: readonly ReportPeriod[],
  range: DateRange,
  { granularity, today }: { readonly granularity: Granularity; readonly today: CalendarDate },
  whose: string,
): void {
  const days = periods.map(({ start, end }) => ({ start, end }));
  const expected = periodsOf(range, granularity);
  expectSame(`the number of ${whose} periods`, days.length, expected.length);
  for (const [at, period] of expected.entries()) expectSame(`one of ${whose} periods`, days[at], period);
  const contradictory = periods.find(({ estimated, settled }) => estimated && settled);
  if (contradictory !== undefined) {
    throw fault(`the period from ${contradictory.start} is called estimated and settled at once`);
  }
  const unfinished = periods.find(({ end, settled }) => settled && end > today);
  if (unfinished !== undefined) {
    throw fault(`the period from ${unfinished.start} is called settled before its last day is over`);
  }
}
