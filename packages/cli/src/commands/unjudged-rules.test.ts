import { describe, expect, test } from 'vitest';
import type { CliContext } from '../cli-context.ts';
import { programFor } from '../program.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';

// The example's report compares nothing, and a table would be compared.
const RUN = [
  'run',
  '--compare',
  'none',
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
  '--region',
  'eu-west-1',
];

/** `ou-cost run` on the example report. */
async function ouCost(args: readonly string[]) {
  const stdout = new RecordingSink();
  const context: CliContext = {
    environment: { region: null, refusesColor: false },
    workingFolder: '/nonexistent',
    stdout,
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(new MemoryAws()),
  };
  const failure = await programFor(context, () => {})
    .parseAsync([...RUN, ...args], { from: 'user' })
    .then(
      () => null,
      (cause: unknown) => cause,
    );
  return { stdout: stdout.text, failure };
}

describe('a rule that cannot be judged', () => {
  const UNKNOWN = '999999999999 > 1';

  test('is told after the report was written, with a note in it, and with no outcome of its own', async () => {
    const { stdout, failure } = await ouCost(['--fail-if', UNKNOWN, '--output', 'json']);
    expect(failure).toMatchObject({
      code: 'UnknownAccount',
      message: `the rule '${UNKNOWN}' cannot be judged: the report has no account 999999999999; the report is written`,
    });
    const written = JSON.parse(stdout) as { readonly notes: readonly { readonly code: string }[] };
    expect(written).not.toHaveProperty('rules');
    expect(written.notes.map(({ code }) => code)).toContain('rule-not-judged');
  });

  test('does not hide one that holds', async () => {
    const { failure } = await ouCost(['--fail-if', UNKNOWN, '--fail-if', 'total > 1']);
    expect(failure).toMatchObject({
      code: 'UnknownAccount',
      message: expect.stringMatching(/; the report is written; a rule holds: total > 1$/),
    });
  });
});
