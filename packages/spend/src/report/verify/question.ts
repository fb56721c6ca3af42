import { OuCostError } from '../../errors.ts';
import type { NoteCode } from '../../note.ts';
import { addDays, type CalendarDate, calendarDate, type DateRange } from '../../time/calendar.ts';
import { type Granularity, periodsOf } from '../../time/period.ts';
import type { ReportPeriod } from '../form/period.ts';
import type { Report } from '../form/report.ts';
import { planRun, type RunPlan } from '../plan.ts';
import type { ReportRequest } from '../request.ts';
import { expectSame, fault } from './fault.ts';

const COMPARISON_NOT_AVAILABLE: NoteCode = 'comparison-not-available';

/**
 * Fails where a report is not the one that was asked for. Returns what was to be read for it: the days follow from the
 * day on which it was made.
 */
export function checkQuestion(report: Report, asked: ReportRequest): RunPlan {
  const { query, comparison } = report;
  const request = answeredRequest(report, asked);
  expectSame('its period', query.period, request.period.text);
  for (const field of ['granularity', 'metrics', 'detail', 'compare'] as const) {
    expectSame(`its ${field}`, query[field], request[field]);
  }
  expectSame('its tree', query.tree, request.tree ?? 'as-is');
  expectSame('what it is split by', [query.by, ...query.alsoBy], request.by);
  const plan = planOn(dayOf(report), request);
  const { range, comparison: compared } = plan;
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
    const { before, after } = compared;
    expectSame('the first day compared with', comparison.start, before.start);
    expectSame('the day after the last one compared with', comparison.end, before.end);
    checkPeriods(comparison.periods, before, { granularity, today }, "its comparison's");
    expectSame('the first day compared', comparison.after.start, after.start);
    expectSame('the day after the last one compared', comparison.after.end, after.end);
    checkPeriods(comparison.after.periods, after, { granularity, today }, "its comparison's own");
  }
  checkTrendPeriods(report, plan, today);
  return plan;
}

/** The request, without a comparison that was left to the source and that the report says it could not make. */
function answeredRequest({ query, notes }: Report, request: ReportRequest): ReportRequest {
  const isGivenUp = notes.some(({ code }) => code === COMPARISON_NOT_AVAILABLE);
  if (request.comparesIfAvailable !== true || query.compare !== 'none' || !isGivenUp) return request;
  return { ...request, compare: 'none' };
}

function checkTrendPeriods({ trend }: Report, { trend: planned }: RunPlan, today: CalendarDate): void {
  if ((planned === null) !== (trend === undefined)) {
    throw fault(planned === null ? 'it has a trend that was not asked for' : 'its trend is missing');
  }
  const [months] = planned?.queries ?? [];
  if (trend === undefined || planned === null || months === undefined) return;
  expectSame('the number of months of its trend', trend.months, planned.periods.length);
  expectSame('what its trend was read by', trend.by, planned.split ?? 'account');
  checkPeriods(trend.periods, months, { granularity: 'MONTHLY', today }, "its trend's");
}

/** What a request means on a day; on a wrong one it may mean nothing. */
function planOn(day: CalendarDate, request: ReportRequest): RunPlan {
  try {
    return planRun(request, day);
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
