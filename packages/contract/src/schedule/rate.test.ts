import { expect, it } from 'vitest';
import { parseRate } from './rate.ts';

it.each([
  ['1 day', 1440],
  ['12 hours', 720],
  ['1 hour', 60],
  ['90 minutes', 90],
])('a rate of %s is %i minutes', (text, minutes) => {
  expect(parseRate(text)).toBe(minutes);
});

it.each([
  ['1 days', "write '1 day'"],
  ['2 hour', "write '2 hours'"],
  ['rate(1 day)', "is written without 'rate( )' around it: '1 day'"],
  ['30 minutes', 'is more often than every hour, and each run pays'],
  ['0 days', 'is not a rate'],
  ['1.5 hours', 'is not a rate'],
  ['-1 days', 'is not a rate'],
  ['01 day', 'is not a rate'],
  ['1 week', 'is not a rate'],
  ['daily', 'is not a rate'],
  ['1  day', 'is not a rate'],
  ['', 'is not a rate'],
])('a rate of %j is refused', (text, message) => {
  expect(() => parseRate(text)).toThrow(message);
});
