import { expect, it } from 'vitest';
import { failureFrom } from './failure.ts';

it.each([
  ["EACCES: permission denied, open '/bill/a.csv'", 'Incomplete', /a\.csv.*; look at its permissions/],
  [
    'IO Error: Cannot open file "/bill/a.parquet": Permission denied',
    'Incomplete',
    /look at its permissions/,
  ],
  [
    'IO Error: Cannot open file "/bill/a.parquet": No such file or directory',
    'Incomplete',
    /is gone.*run again/,
  ],
  ['Out of Memory Error: failed to offload data block', 'Incomplete', /larger folder in TMPDIR/],
  [
    'IO Error: Could not write file "/tmp/x": No space left on device',
    'Incomplete',
    /larger folder in TMPDIR/,
  ],
  [
    "Invalid Input Error: No magic bytes found at end of file '/bill/a.parquet'",
    'MalformedAnswer',
    /deliver/,
  ],
])('%s', (reason, code, message) => {
  expect(failureFrom(new Error(reason))).toMatchObject({ code, message: expect.stringMatching(message) });
});
