import { decodeRequest } from '@ou-cost/contract';
import { dateOfInstant, planRun } from '@ou-cost/spend';
import { expect, test } from 'vitest';
import { monthsOf } from './months.ts';

const TODAY = dateOfInstant(Date.parse('2026-11-15T12:00:00Z'));

test.each([
  [{ period: '2026-10' }, ['2026-10']],
  [{ period: '2026-10', compare: 'previous' }, ['2026-09', '2026-10']],
  [{ period: '2026-10', compare: '2026-03' }, ['2026-03', '2026-10']],
  [{ period: '2026-10', trend: 3 }, ['2026-08', '2026-09', '2026-10']],
  [{ period: '2026-09-30..2026-10-01', granularity: 'daily' }, ['2026-09', '2026-10']],
  [{ period: 'month-to-date' }, ['2026-11']],
])('the months that a report on %j can use are %j, whole and each once', (asked, months) => {
  const { report } = decodeRequest(asked);
  const found = monthsOf(planRun(report, TODAY));
  expect(found.map(({ start }) => start.slice(0, 7))).toEqual(months);
  for (const { start, end } of found) expect([start.slice(8), end.slice(8)]).toEqual(['01', '01']);
});
