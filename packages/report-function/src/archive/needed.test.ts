import { decodeRequest } from '@ou-cost/contract';
import { expect, test } from 'vitest';
import { assertNoArchiveNeeded } from './needed.ts';

test.each([
  [{ tree: 'as-was' }, "'tree' (as-was) needs what earlier runs saw of the organization"],
  [{ reuseSettled: true }, "'reuseSettled' needs what earlier runs read"],
])('%j without any archive is refused, and both ways to one are named', (asked, message) => {
  const refused = () => assertNoArchiveNeeded(decodeRequest(asked), 'terraform');
  expect(refused).toThrow(expect.objectContaining({ code: 'InvalidRequest' }));
  expect(refused).toThrow(message);
  expect(refused).toThrow('ou-cost run --archive LOCATION, or name a bucket for it as archive_bucket of');
});

test('what needs no archive passes', () => {
  expect(() => assertNoArchiveNeeded(decodeRequest({ tree: 'as-is' }), null)).not.toThrow();
});
