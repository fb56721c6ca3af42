import { expect, test } from 'vitest';
import { changeBetween, directionOf } from './change.ts';

test.each([
  ['1', '1.0000000001', 'up', '0.0000000001', '0.00'],
  ['-5', '-7.5', 'down', '-2.5', '-50.00'],
  ['2', '2', '', '0', '0.00'],
  ['0', '3', 'up', '3', null],
])(
  'from %s to %s it goes %j by %s, in percent of the size before %s',
  (before, after, direction, change, percent) => {
    const found = changeBetween(before, after);
    expect(found).toEqual({ before, after, change, percent });
    expect(directionOf(found.change)).toBe(direction);
  },
);
