import { expect, it } from 'vitest';
import { rangesOf } from './day-ranges.ts';

const ranges = (...periods: readonly (readonly [start: string, end: string])[]) =>
  rangesOf(periods.map(([start, end]) => ({ start, end })));

it('periods that follow each other are one range, and others are apart', () => {
  expect(ranges(['2026-07-01', '2026-08-01'], ['2026-08-01', '2026-09-01'])).toEqual([
    '2026-07-01..2026-08-31',
  ]);
  expect(ranges(['2026-07-01', '2026-08-01'], ['2026-09-01', '2026-10-01'])).toEqual([
    '2026-07-01..2026-07-31',
    '2026-09-01..2026-09-30',
  ]);
});

it('a period within another, or over its end, is no range of its own', () => {
  expect(ranges(['2026-07-01', '2026-11-01'], ['2026-09-01', '2026-10-01'])).toEqual([
    '2026-07-01..2026-10-31',
  ]);
  expect(ranges(['2026-07-01', '2026-09-01'], ['2026-08-01', '2026-10-01'])).toEqual([
    '2026-07-01..2026-09-30',
  ]);
  expect(ranges(['2026-07-01', '2026-08-01'], ['2026-07-01', '2026-08-01'])).toEqual([
    '2026-07-01..2026-07-31',
  ]);
});
