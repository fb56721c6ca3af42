import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RUNDECK } from './testing/example-config.ts';
import { emptyFolder } from './testing/synthesized.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const CONFIG = { payer: { accountId: '222222222222', region: 'us-east-1' }, callers: [{ roleArn: RUNDECK }] };

function synth(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'true' },
  });
  return { status, stdout, stderr };
}

test('writes the stacks, in which CDK finds nothing wrong, and prints where they are', () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'ou-cost.config.json'), JSON.stringify(CONFIG));
  const { status, stdout, stderr } = synth(cwd);
  expect(stderr).not.toMatch(/validation|warning/i);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ou-cost-payer \(222222222222, us-east-1\): .*ou-cost-payer\.template\.json$/m);
  expect(readdirSync(join(cwd, 'cdk.out'))).toContain('ou-cost-caller-111111111111.template.json');
});

test.each([
  {
    wrong: 'a missing file',
    args: ['--config', 'absent.json'],
    says: /absent\.json does not exist/,
  },
  { wrong: 'an unknown option', args: ['--wat'], says: /--wat/ },
])('$wrong gets one line and exit code 2', ({ args, says }) => {
  const cwd = emptyFolder();
  const { status, stdout, stderr } = synth(cwd, ...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(says);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(readdirSync(cwd)).toEqual([]);
});

test('a wrong configuration gets one line that names file, key and value, and exit code 2', () => {
  const cwd = emptyFolder();
  const payer = { accountId: '22222222222', region: 'us-east-1' };
  writeFileSync(join(cwd, 'wrong.json'), JSON.stringify({ ...CONFIG, payer }));
  const { status, stderr } = synth(cwd, '--config', 'wrong.json');
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^synth: wrong\.json: 'payer\.accountId' \("22222222222"\) is not an account id.*\n$/,
  );
  expect(readdirSync(cwd)).toEqual(['wrong.json']);
});
