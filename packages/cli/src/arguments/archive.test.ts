import { describe, expect, test } from 'vitest';
import { assertArchiveFor, namedArchive } from './archive.ts';

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
    [
      { checkReused: true, archive: 'a' },
      /--check-reused checks months that are reused.*add --reuse-settled/,
    ],
  ] as const)('%j is refused, naming the remedy', (options, message) => {
    expect(() => assertArchiveFor(options)).toThrow(message);
  });

  test('by a command that is about one', () => {
    expect(namedArchive({ archive: 'a' })).toBe('a');
    expect(() => namedArchive({})).toThrow(
      'no archive is named: add --archive with a folder, or s3://bucket/prefix',
    );
  });
});
