import { expect, test } from 'vitest';
import { planRun } from '../report/plan.ts';
import { asking } from '../testing/bill.ts';
import { dateOfInstant } from '../time/calendar.ts';
import { parsePeriod } from '../time/period.ts';
import { monthsOf } from './months-of-plan.ts';

const TODAY = dateOfInstant(Date.parse('2026-11-15T12:00:00Z'));

test.each([
  [{ period: '2026-10' }, ['2026-10']],
  [{ period: '2026-10', compare: 'previous' }, ['2026-09', '2026-10']],
  [{ period: '2026-10', compare: '2026-03' }, ['2026-03', '2026-10']],
  [{ period: '2026-10', trend: 3 }, ['2026-08', '2026-09', '2026-10']],
  [{ period: '2026-09-30..2026-10-01', granularity: 'DAILY' }, ['2026-09', '2026-10']],
  [{ period: 'month-to-date' }, ['2026-11']],
] as const)('the months that a report on %j can use are %j, whole and each once', (asked, months) => {
  const request = asking({ ...asked, period: parsePeriod(asked.period) });
  const found = monthsOf(planRun(request, TODAY));
  expect(found.map(({ start }) => start.slice(0, 7))).toEqual(months);
  for (const { start, end } of found) expect([start.slice(8), end.slice(8)]).toEqual(['01', '01']);
});
