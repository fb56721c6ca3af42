import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { usageFault } from './usage-fault.ts';

const OPTIONS = { config: { type: 'string' }, out: { type: 'string' } } as const;

function faultOf(...args: string[]): string {
  try {
    parseArgs({ args, options: OPTIONS });
    return 'none';
  } catch (cause) {
    return usageFault(cause, Object.keys(OPTIONS)).message;
  }
}

test.each([
  [['--confg', 'x'], "there is no option '--confg'; did you mean --config? see --help"],
  [['--confg=x'], "there is no option '--confg'; did you mean --config? see --help"],
  [['--port', '1'], "there is no option '--port'; see --help"],
  [['-x'], "there is no option '-x'; see --help"],
])('%j is refused with the option that was meant', (args, message) => {
  expect(faultOf(...args)).toBe(message);
});

test('another mistake is named as the parser names it', () => {
  expect(faultOf('--config')).toMatch(/--config.* argument missing; see --help$/);
  expect(faultOf('file.json')).toMatch(/'file\.json'.*; see --help$/);
});
