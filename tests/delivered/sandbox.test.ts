import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { execute, ISOLATED, start } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';

it('npm run sandbox synthesizes stacks by itself, and its file of assignments signs a shell in', async () => {
  const file = join(temporaryFolder('sandbox'), 'sandbox.env');
  const { child, ended } = start(
    process.execPath,
    ['scripts/sandbox/main.ts', '--today', '2026-11-20', '--env', file],
    // The machine's own settings must not reach the synthesis or the sandbox.
    { env: { ...ISOLATED, AWS_PROFILE: 'nobody' } },
  );
  const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line');
  const { invokerRoleArn, scenario } = JSON.parse(String(line));
  expect([invokerRoleArn, scenario]).toEqual([
    'arn:aws:iam::111122223333:role/ou-cost-invoker',
    'enterprise',
  ]);
  const command = /^# npx ou-cost (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  const run = await execute('sh', [
    '-c',
    `. '${file}' && '${process.execPath}' '${OU_COST}' ${command} --period 2026-10 --output json`,
  ]);
  expect(run.exitCode, run.stderr).toBe(0);
  expect(reportFrom(run.stdout).query.start).toBe('2026-10-01');
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ exitCode: 0 });
});
