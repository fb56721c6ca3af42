import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { executeNode, start } from '../support/processes/execute.ts';
import { FOCUS_SAMPLE, HAS_FOCUS_SAMPLE } from '../support/scenarios/shipped.ts';

let out: string;

beforeAll(() => {
  out = temporaryFolder('demo');
});

const demo = (...args: string[]) => executeNode('scripts/demo/main.ts', ['--out-folder', out, ...args]);

describe('npm run demo', () => {
  it('runs the whole chain, lists the hops and writes four files', async () => {
    const ended = await demo('--today', '2026-11-20');
    expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Reconciled: ') });
    for (const role of ['RundeckBatchRole', 'ou-cost-invoker', 'ou-cost-worker', 'ou-cost-reader']) {
      expect(ended.stderr).toContain(`assumed-role/${role}/`);
    }
    expect(readdirSync(out)).toEqual(
      expect.arrayContaining(['report.csv', 'report.html', 'report.json', 'report.md']),
    );
    const report = readReport(join(out, 'report.json'));
    expect(report.periods).toEqual([
      { start: '2026-10-01', end: '2026-11-01', estimated: false, settled: expect.any(Boolean) },
    ]);
  });

  it('accepts the options of ou-cost run, also in place of its own', async () => {
    const ended = await demo('--today=2026-11-20', '--period', '2026-08', '--output', 'json');
    expect(ended.exitCode).toBe(0);
    expect(reportFrom(ended.stdout).query.start).toBe('2026-08-01');
  });

  it('ends with the exit code of a run that fails', async () => {
    expect(await demo('--metric', 'Foo')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await demo('--scenario', 'nowhere')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('goes on if nobody reads what it says', async () => {
    const { child, ended } = start(process.execPath, ['scripts/demo/main.ts', '--scenario', 'nowhere']);
    child.stderr?.destroy();
    expect(await ended).toMatchObject({ exitCode: 2 });
  });

  it.skipIf(!HAS_FOCUS_SAMPLE)('runs on another bill: ../shared/data/focus-sample', async () => {
    const ended = await demo('--scenario', FOCUS_SAMPLE);
    expect(ended.exitCode).toBe(0);
    const report = readReport(join(out, 'report.json'));
    // The bill has no August, with which September could be compared.
    expect(report.query).toMatchObject({ start: '2024-09-01', end: '2024-10-01', compare: 'none' });
    expect(report.total.UnblendedCost?.amounts[0]).toMatch(/^18\.00663861/);
  });
});
