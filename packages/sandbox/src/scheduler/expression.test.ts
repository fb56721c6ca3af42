import { expect, test } from 'vitest';
import { timetable } from './expression.ts';

const origin = new Date('2026-01-01T00:00:00Z');
const due = (expression: string, timeZone: string, from: string, to: string) =>
  timetable(expression, timeZone, origin)
    .between(new Date(from), new Date(to))
    .map((at) => at.toISOString().slice(0, 16));

test.each([
  ['cron(0 5 7 * ? *)', 'Asia/Tokyo', ['2026-03-06T20:00', '2026-04-06T20:00']],
  ['cron(0 9 ? * 2#1 *)', 'UTC', ['2026-03-02T09:00', '2026-04-06T09:00']],
  ['cron(0 9 ? * 6L *)', 'UTC', ['2026-03-27T09:00', '2026-04-24T09:00']],
  [
    'cron(0 9 ? * L 2026)',
    'UTC',
    ['03-07', '03-14', '03-21', '03-28', '04-04', '04-11', '04-18', '04-25'].map(
      (day) => `2026-${day}T09:00`,
    ),
  ],
  ['cron(0 9 L * ? *)', 'UTC', ['2026-03-31T09:00', '2026-04-30T09:00']],
  ['cron(0 9 1W * ? *)', 'UTC', ['2026-03-02T09:00', '2026-04-01T09:00']],
  ['cron(30/15 9 1 APR ? *)', 'UTC', ['2026-04-01T09:30', '2026-04-01T09:45']],
  [
    'cron(0 9 ? 4 MON-TUE 2026)',
    'UTC',
    ['06', '07', '13', '14', '20', '21', '27', '28'].map((day) => `2026-04-${day}T09:00`),
  ],
  ['at(2026-04-02T09:00:00)', 'America/Los_Angeles', ['2026-04-02T16:00']],
])('%s in %s', (expression, timeZone, times) => {
  expect(due(expression, timeZone, '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z')).toEqual(times);
});

test('a time that the clock jumps over is skipped, and one that it repeats counts once', () => {
  const zone = 'America/Los_Angeles';
  expect(due('cron(30 2 * * ? *)', zone, '2026-03-07T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
    '2026-03-07T10:30',
    '2026-03-09T09:30',
  ]);
  expect(due('cron(30 1 * * ? *)', zone, '2026-10-31T00:00:00Z', '2026-11-03T00:00:00Z')).toEqual([
    '2026-10-31T08:30',
    '2026-11-01T08:30',
    '2026-11-02T09:30',
  ]);
  expect(due('cron(0 1,2 * * ? *)', zone, '2026-11-01T00:00:00Z', '2026-11-01T20:00:00Z')).toEqual([
    '2026-11-01T08:00',
    '2026-11-01T10:00',
  ]);
});

test('a rate counts from when the schedule was made', () => {
  expect(due('rate(12 hours)', 'UTC', '2025-12-31T00:00:00Z', '2026-01-02T00:00:00Z')).toEqual([
    '2026-01-01T12:00',
    '2026-01-02T00:00',
  ]);
  expect(due('rate(1 day)', 'UTC', '2026-03-01T00:00:00Z', '2026-03-02T01:00:00Z')).toEqual([
    '2026-03-02T00:00',
  ]);
});

test.each([
  ['cron(0 5 7 * * *)', 'UTC', /one of day of month and day of week/],
  ['cron(0 5 ? * ? *)', 'UTC', /one of day of month and day of week/],
  ['cron(0 5 * * ?)', 'UTC', /six fields/],
  ['cron(0 25 * * ? *)', 'UTC', /25/],
  ['rate(1 days)', 'UTC', /no rate/],
  ['rate(2 weeks)', 'UTC', /no rate/],
  ['every day', 'UTC', /no schedule expression/],
  ['rate(1 day)', 'Asia/Kyoto', /no time zone Asia\/Kyoto/],
])('%s in %s is refused', (expression, timeZone, message) => {
  expect(() => timetable(expression, timeZone, origin)).toThrow(message);
});
