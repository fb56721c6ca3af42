import { expect, test } from 'vitest';
import { lineFilter } from './filter-pattern.ts';

const line = (json: unknown) => JSON.stringify(json);

test.each([
  ['{ $.message = "delivery failed" }', { message: 'delivery failed' }, true],
  ['{ $.message = "delivery failed" }', { message: 'delivery failed again' }, false],
  ['{ $.message = "a" || $.message = "b" }', { message: 'b' }, true],
  ['{ $.message = "a" || $.message = "b" && $.level = "ERROR" }', { message: 'b', level: 'WARN' }, false],
  ['{ ($.message = "a" || $.message = "b") && $.level = "ERROR" }', { message: 'a', level: 'ERROR' }, true],
  ['{ $.record.status != "success" }', { record: { status: 'failure' } }, true],
  ['{ $.record.status != "success" }', { record: {} }, false],
  ['{ $.message = "a \\"b\\"" }', { message: 'a "b"' }, true],
])('%s on %j: %s', (pattern, json, matches) => {
  expect(lineFilter(pattern)(line(json))).toBe(matches);
});

test('a line that is not JSON does not match', () => {
  expect(lineFilter('{ $.message != "a" }')('message')).toBe(false);
  expect(lineFilter('{ $.message != "a" }')('null')).toBe(false);
});

test.each([
  'ERROR',
  '{ $.message = a }',
  '{ $.message = "a*" }',
  '{ $.message = "a" || }',
  '{ ($.a = "b" }',
  '{ $.a > 1 }',
  '{ $.a = "b" $.c = "d" }',
])('%s is refused', (pattern) => {
  expect(() => lineFilter(pattern)).toThrow(`does not know the filter pattern ${pattern}`);
});
