import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

it('each decision has a number of its own', () => {
  const numbers = readdirSync('docs/decisions').map((name) => name.slice(0, 4));
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});
