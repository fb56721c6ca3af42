import { describe, expect, test } from 'vitest';
import { assertArchiveFor, assertReused, namedArchive } from './archive.ts';

describe('an archive is needed', () => {
  test('only where what is asked for needs one', () => {
    for (const options of [
      {},
      { tree: 'as-is' },
      { archive: 'a', tree: 'as-was', reuseSettled: true, checkReused: true },
    ] as const)
      expect(() => assertArchiveFor(options)).not.toThrow();
  });

  test.each([
    [{ tree: 'as-was' }, /--tree as-was needs an archive.*add --archive with a folder/],
    [{ reuseSettled: true }, /--reuse-settled takes months from an archive.*add --archive/],
  ] as const)('%j is refused, naming the remedy', (options, message) => {
    expect(() => assertArchiveFor(options)).toThrow(message);
  });

  test('months that are reused are checked only where some are', () => {
    expect(() => assertReused({ checkReused: true, reuseSettled: true })).not.toThrow();
    expect(() => assertReused({ checkReused: true, archive: 'a' })).toThrow(
      /--check-reused checks months that are reused.*add --reuse-settled/,
    );
  });

  test('by a command that is about one', () => {
    expect(namedArchive({ archive: 'a' })).toBe('a');
    expect(() => namedArchive({})).toThrow(
      'no archive is named: add --archive with a folder, or s3://bucket/prefix',
    );
  });
});
