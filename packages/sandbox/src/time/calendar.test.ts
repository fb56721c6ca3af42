import { expect, test } from 'vitest';
import { formatDate, formatMoment, parseDate, parseMoment, startOfMonth } from './calendar.ts';

test.each([
  '2024-02-30',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-1-01',
  '24-01-01',
  '1969-12-31',
  '',
])('%j is not a day', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test.each([
  ['2024-09-01 00:00:00', '2024-09-01T00:00:00Z'],
  ['2024-09-01T23:59:59Z', '2024-09-01T23:59:59Z'],
  ['2024-09-01T01:02:03.456Z', '2024-09-01T01:02:03Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
  ['2024-09-01T05:00Z', '2024-09-01T05:00:00Z'],
  ['2024-09-01 05:00:00 UTC', '2024-09-01T05:00:00Z'],
  ['2024-09-01T05:00:00+00:00', '2024-09-01T05:00:00Z'],
])('%s is the moment %s', (text, expected) => {
  const moment = parseMoment(text);
  expect(moment === undefined ? undefined : formatMoment(moment)).toBe(expected);
});

test.each(['2024-09-01T05:00:00+09:00', '2024-09-31 00:00:00', '2024-09-01 24:00:00', 'Sep 1, 2024'])(
  '%j is not a moment in UTC',
  (text) => {
    expect(parseMoment(text)).toBeUndefined();
  },
);

test('months are counted across the end of a year', () => {
  const moment = parseMoment('2026-01-31T23:59:59Z') ?? 0;
  expect([-13, -1, 0, 1, 11].map((months) => formatDate(startOfMonth(moment, months)))).toEqual([
    '2024-12-01',
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
    '2026-12-01',
  ]);
});
