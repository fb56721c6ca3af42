import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

test('a profile option may be repeated, once for each account', () => {
  expect(
    readCommandLine(['deploy', '--payer-profile', 'p', '--caller-profile', 'a', '--caller-profile', 'b']),
  ).toEqual({
    ...{ verb: 'deploy', file: 'ou-cost.config.json', only: null, deleteArchive: null, yes: false },
    profiles: { payer: ['p'], caller: ['a', 'b'] },
  });
});

test.each([
  { args: [], says: /'' is not a command: use init, deploy or destroy; see --help/ },
  { args: ['undeploy'], says: /'undeploy' is not a command/ },
  { args: ['deploy', '--only', 'both'], says: /--only 'both' is not a side: use payer or caller/ },
  { args: ['deploy', '--delete-archive', 'b'], says: /--delete-archive is an option of destroy; see/ },
  { args: ['deploy', '--force'], says: /'--force'.*see --help/ },
  { args: ['init', '--payer-account'], says: /--payer-account.*see --help/ },
  { args: ['destroy', 'everything'], says: /'everything'.*see --help/ },
])('$args is refused in one line', ({ args, says }) => {
  expect(() => readCommandLine(args)).toThrow(says);
  expect(() => readCommandLine(args)).toThrow(/^[^\n]*$/);
});
