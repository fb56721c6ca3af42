import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { loadScenario } from '../scenario/load.ts';
import { writeSmallScenario } from '../testing/small-scenario.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const scenario = writeSmallScenario();
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [main, '--scenario', scenario, ...args]);

it('writes the bill as AWS exports it, and ends', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'sandbox-export-')), 'new');
  const { stdout } = await run('--export', folder, '--export-format', 'csv.gz');
  expect(JSON.parse(stdout)).toEqual({
    export: path.join(folder, 'bill'),
    organization: path.join(folder, 'organization.json'),
    scenario: path.basename(scenario),
    today: '2026-01-12',
    months: ['2026-01'],
  });
  const { ledger, organization } = await loadScenario(folder);
  expect([ledger.length, organization.id]).toEqual([1, 'o-exampleorg1']);
});

it.each([
  [['--port', '1'], /^sandbox: --port has no effect with --export, which serves nothing: omit it\n$/],
  [
    ['--export-table', 'CUR'],
    /--export-table is "CUR": write one of FOCUS_1_2_AWS, FOCUS_1_0_AWS, COST_AND_USAGE_REPORT/,
  ],
])('refuses %j, and writes nothing', async (args, stderr) => {
  await expect(run('--export', '/nowhere', ...args)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(stderr),
  });
});
