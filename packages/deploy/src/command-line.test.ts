import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

test('profiles may be named several times, one for each account', () => {
  expect(
    readCommandLine(['deploy', '--payer-profile', 'p', '--caller-profile', 'a', '--caller-profile', 'b']),
  ).toEqual({
    ...{ verb: 'deploy', file: 'ou-cost.config.json', only: null, yes: false },
    profiles: { payer: ['p'], caller: ['a', 'b'] },
  });
});

test.each([
  { args: [], says: /'' is none of init, deploy, destroy; see --help/ },
  { args: ['undeploy'], says: /'undeploy' is none of/ },
  { args: ['deploy', '--only', 'both'], says: /--only is 'both': write payer or caller/ },
  { args: ['deploy', '--force'], says: /'--force'.*see --help/ },
  { args: ['init', '--payer-account'], says: /--payer-account.*see --help/ },
  { args: ['destroy', 'everything'], says: /'everything'.*see --help/ },
])('$args is refused in one line', ({ args, says }) => {
  expect(() => readCommandLine(args)).toThrow(says);
  expect(() => readCommandLine(args)).toThrow(/^[^\n]*$/);
});
