import { COMMANDS, type CommandName, groupsOf, type OptionRow } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import type { CliContext } from '../cli-context.ts';
import { endingOf } from '../ending/ending.ts';
import { programFor } from '../program.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';

const CONTEXT: CliContext = {
  environment: { region: 'eu-west-1', refusesColor: false },
  workingFolder: '/nonexistent',
  stdout: new RecordingSink(),
  stderr: new RecordingSink(),
  now: () => new Date('2026-11-15T12:00:00Z'),
  loadAws: () => Promise.resolve(new MemoryAws()),
};

/** How a command line ends, and the line it writes. */
async function ending(...args: readonly string[]) {
  const failure = await programFor(CONTEXT, () => {})
    .parseAsync(args, { from: 'user' })
    .then(
      () => new OuCostError('Defect', 'it did not fail'),
      (cause: unknown) => cause,
    );
  return endingOf(failure);
}

const OPTIONS = (Object.keys(COMMANDS) as CommandName[]).flatMap((command) =>
  groupsOf(command).flatMap(({ options }) =>
    Object.entries<OptionRow>(options)
      .filter(([, { takes }]) => takes !== 'nothing')
      .map(([name]) => [command, name] as const),
  ),
);

describe('an empty value, such as that of a variable that is not set, is refused by the name of its option', () => {
  test.each(OPTIONS)('%s --%s', async (command, name) => {
    const { exitCode, line } = await ending(...command.split(' '), `--${name}`, '');
    expect(exitCode).toBe(2);
    expect(line).toContain(`--${name}`);
    expect(line).toMatch(/''|names no file/);
  });
});

describe('a wrong value is named by its option', () => {
  test.each([
    [
      '--billing-view-arn',
      'foo',
      /^ou-cost: --billing-view-arn 'foo' is not a billing view's ARN: write it as/,
    ],
    ['--metric', 'Unblended', /unknown metric 'Unblended'; use one of/],
    ['--metric', 'BilledCost', /'BilledCost' is called UnblendedCost here/],
    ['--period', 'october', /the period 'october' cannot be read; use/],
  ])('%s %s', async (option, value, line) => {
    expect(await ending('report', option, value)).toEqual({ exitCode: 2, line: expect.stringMatching(line) });
  });
});
