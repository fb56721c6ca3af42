import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, describe, expect, it } from 'vitest';
import { INVOKER_ROLE, OCTOBER, ouCost } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const HOUR = 3_600_000;

/** Each command that talks to AWS, and who runs it. The function talks to AWS in all of them but `report`. */
const COMMANDS: readonly (readonly [string, string, readonly string[]])[] = [
  ['run', 'RundeckBatchRole', ['run', ...OCTOBER, '--output', 'json']],
  ['doctor', 'RundeckBatchRole', ['doctor', '--invoker-role-arn', INVOKER_ROLE]],
  ['report', 'PayerAdministrator', ['report', '--period', '2026-10', '--output', 'json']],
];

describe.each([
  ['an hour behind that of AWS', HOUR],
  ['an hour ahead of that of AWS', -HOUR],
])('with a clock that is %s', (_, ahead) => {
  const sandbox: Promise<Sandbox> = enterpriseSandbox({ clock: () => new Date(Date.now() + ahead) });

  afterAll(async () => (await sandbox).stop());

  it.each(COMMANDS)('%s is done, since each refused request is signed anew', async (_name, as, args) => {
    const { exitCode, stderr } = await ouCost(await sandbox, as, args);
    expect(exitCode, stderr).toBe(0);
  });
});
