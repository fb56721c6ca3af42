import type { ScheduleList } from '@ou-cost/contract/schedule';
import { expect, test } from 'vitest';
import { PLAIN } from '../shared/terminal.ts';
import { SCHEDULES_RENDERERS } from './index.ts';

const LIST: ScheduleList = {
  schema: 'ou-cost/schedules@1',
  producer: 'ou-cost test',
  generatedAt: '2026-11-26T00:00:00Z',
  schedules: [
    {
      name: 'monthly',
      expression: 'cron(0 12 7 * ? *)',
      timeZone: 'Asia/Tokyo',
      enabled: true,
      period: 'last-month',
      next: [
        { local: '2026-12-07T12:00:00', utc: '2026-12-07T03:00:00Z', start: '2026-11-01', end: '2026-12-01' },
        { local: '2027-01-07T12:00:00', utc: '2027-01-07T03:00:00Z', start: null, end: null },
      ],
      remarks: ['It is not enabled.'],
    },
    {
      name: 'daily',
      expression: 'rate(1 day)',
      timeZone: 'UTC',
      enabled: true,
      period: '\u001b[31m',
      next: [],
      remarks: [],
    },
  ],
};

test('schedules stand with their next times, their days and what is to be said of them', () => {
  expect(SCHEDULES_RENDERERS.table(LIST, PLAIN)).toBe(`monthly: last-month, cron(0 12 7 * ? *)
Due in Asia/Tokyo            in UTC             reports (UTC)
2026-12-07 12:00   2026-12-07 03:00  2026-11-01 to 2026-11-30
2027-01-07 12:00   2027-01-07 03:00    nothing: it is refused
It is not enabled.

daily: \\u{1b}[31m, rate(1 day)
`);
  expect(SCHEDULES_RENDERERS.table({ ...LIST, schedules: [] }, PLAIN)).toBe('No schedule is configured.\n');
});

test('as JSON they are the whole list', () => {
  expect(JSON.parse(SCHEDULES_RENDERERS.json(LIST, PLAIN))).toEqual(LIST);
});
