import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, Spend } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { PAYER, writtenLedger } from '../../packages/sandbox/src/testing/written-bill.ts';
import { defaultQuestion } from '../../scripts/demo/question.ts';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { executeNode, start } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';
import { enterprise, FOCUS_SAMPLE, HAS_FOCUS_SAMPLE } from '../support/scenarios/shipped.ts';

let out: string;

beforeAll(() => {
  out = temporaryFolder('demo');
});

const demo = (...args: string[]) => executeNode('scripts/demo/main.ts', ['--out-folder', out, ...args]);

describe('what the demo asks', () => {
  const asked = async (...args: string[]) => defaultQuestion((await enterprise()).ledger, args).join(' ');

  it('is what the first screen answers', async () => {
    expect(await asked()).toBe('--period 2026-10 --by charge-type --by service --trend 13');
  });

  it.each([
    [['--by', 'region'], '--period 2026-10 --trend 13'],
    [['--by=tag:Team'], '--period 2026-10 --trend 13'],
    [['--trend', '3', '--compare', '2026-01'], '--period 2026-10 --by charge-type --by service'],
    [['--exclude-charge-type', 'tax'], '--period 2026-10 --by charge-type --trend 13'],
    [['--period', '2026-03'], '--by charge-type --by service'],
    [['--period=2026-03', '--by', 'service'], ''],
  ])('is nothing that %j says', async (args, expected) => {
    expect(await asked(...args)).toBe(expected);
  });

  it('is not what the bill has no months for', () => {
    const bill = (...days: string[]) =>
      defaultQuestion(writtenLedger(days.map((day) => [day, PAYER, '1'] as const)), []).join(' ');
    expect(bill('2026-10-01', '2026-10-31')).toBe(
      '--period 2026-10 --by charge-type --by service --compare none',
    );
    expect(bill('2026-09-30', '2026-10-31')).toBe('--period 2026-10 --by charge-type --by service --trend 2');
    expect(bill('2024-01-15', '2026-09-30', '2026-10-31')).toBe(
      '--period 2026-10 --by charge-type --by service --trend 13',
    );
  });
});

describe('npm run demo', () => {
  /** The report of October through the chain. */
  let october: Report | undefined;

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
    october = report;
    expect(report.periods).toEqual([
      { start: '2026-10-01', end: '2026-11-01', estimated: false, settled: expect.any(Boolean) },
    ]);
    expect(report.query).toMatchObject({ by: 'charge-type', alsoBy: ['service'], compare: 'previous' });
    expect(report.trend?.periods.map(({ start }) => start)).toHaveLength(13);
    // Charge types, services, the trend, and the total that all of them are held against; and accounts that moved, by days.
    expect(report.usage.charges).toMatchObject([{ source: 'cost-explorer', amount: '0.1' }]);
    expect(ended.stderr).toContain('ce:GetCostAndUsage × 10');
  });

  it('shows an account that moved in the middle of the month in both trees, and what was restated', () => {
    const named = (name: string) => october?.organizationalUnits.find((unit) => unit.name === name)?.id;
    const vault = october?.accounts.find(({ name }) => name === 'backup-vault');
    expect(october?.query.tree).toBe('as-was');
    expect(vault?.placements).toMatchObject([
      { to: '2026-10-16', organizationalUnitId: named('Security') },
      { from: '2026-10-16', organizationalUnitId: named('Shared Services') },
    ]);
    const spend = (of: Spend | undefined) => Number(of?.UnblendedCost?.amounts[0]);
    const [before, after] = vault?.placements.map((placement) => spend(placement.spend)) ?? [];
    expect([before, after].every((amount) => amount !== undefined && amount > 1_000)).toBe(true);
    const directly = (units: readonly { readonly id: string; readonly direct: Spend }[] = []) =>
      spend(units.find(({ id }) => id === named('Security'))?.direct);
    expect(directly(october?.organizationalUnits)).toBeCloseTo(
      directly(october?.otherTree?.organizationalUnits) + (before ?? 0),
      6,
    );
    // A credit and a refund came after the report of the third of November.
    expect(october?.restatement?.months.map(({ readAt }) => readAt)).toEqual(['2026-11-03T06:00:00Z']);
    expect(october?.restatement?.accounts.map(({ name }) => name).sort()).toEqual([
      'logistics-prod',
      'ml-research',
    ]);
  });

  it('accepts the options of ou-cost run, also in place of its own', async () => {
    const ended = await demo('--today=2026-11-20', '--period', '2026-08', '--output', 'json');
    expect(ended.exitCode).toBe(0);
    expect(reportFrom(ended.stdout).query.start).toBe('2026-08-01');
  });

  it('writes the bill as an export, of which report makes the same figures without AWS', async () => {
    const ended = await demo('--today', '2026-11-20', '--export-only');
    expect(ended).toMatchObject({ exitCode: 0, stdout: '' });
    const [, command = ''] = /npx ou-cost (report .*)/.exec(ended.stderr) ?? [];
    expect(command).toContain('--period 2026-10');
    const made = await executeNode(OU_COST, [...command.split(' '), '--output', 'json']);
    expect(made.exitCode).toBe(0);
    const files = reportFrom(made.stdout);
    expect(files.total.UnblendedCost?.byChargeType).toEqual(october?.total.UnblendedCost?.byChargeType);
    // The chain lists no unit without accounts. Its report has today's tree, which the file has, beside that of each day.
    const totals = (units: readonly { readonly id: string; readonly total: Spend }[] = []) =>
      units
        .flatMap(({ id, total: { UnblendedCost: cost } }) =>
          cost?.amounts[0] === '0' ? [] : [[id, cost?.amounts]],
        )
        .sort();
    expect(totals(files.organizationalUnits)).toEqual(totals(october?.otherTree?.organizationalUnits));
  });

  it('runs the chain with an export, which Athena reads, where it is asked for', async () => {
    const ended = await demo('--today', '2026-11-20', '--source', 'exports', '--period', '2026-10');
    expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Reconciled: ') });
    const report = readReport(join(out, 'report.json'));
    expect(report.bills[0]?.source).toMatchObject({ kind: 'exports', independentTotal: 'other-source' });
    expect(report.usage.charges.map(({ source }) => source)).toEqual(['cost-explorer', 'athena']);
    expect(report.total.UnblendedCost?.byChargeType).toEqual(october?.total.UnblendedCost?.byChargeType);
    expect(ended.stderr).toContain('athena:StartQueryExecution');
  });

  it('shows a report that is made by itself, and leaves what everybody got', async () => {
    const ended = await demo('--today', '2026-11-20', '--scheduled');
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(/: reported, s3:\/\/.*\n.*mail: delivered/);
    expect(ended.stderr).toMatch(/: (?:under-way|reported-before)/);
    expect(ended.stderr).toContain('mail: delivered-before');
    expect(ended.stderr).not.toMatch(/^demo: +ALARM/m);
    const folder = join(out, 'scheduled');
    const file = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(file('mail.txt')).toMatch(
      /^From: costs@example\.com\nTo: finance@example\.com\nSubject: AWS spend 20/,
    );
    // Both months are whole: the bill goes on while the schedule waits for the second one.
    const [, change = ''] = /^Subject: .* ([+-][\d.]+)% \(/m.exec(file('mail.txt')) ?? [];
    expect(Math.abs(Number.parseFloat(change))).toBeLessThan(25);
    expect(file('topic.txt')).toContain('Reconciled with Cost Explorer');
    expect(
      file('webhook.json')
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line))),
    ).toEqual([
      ['text', 'blocks'],
      ['text', 'blocks'],
    ]);
    expect(file('archive/index.html')).toMatch(/href="reports\/[^"]*\/report\.html"/);
    const archived = readdirSync(join(folder, 'archive'), { recursive: true }).map(String).toSorted();
    const kept = archived.findLast((name) => name.endsWith('/report.html')) ?? '';
    expect(file('attachments/report.html')).toBe(file(`archive/${kept}`));
    const [, encoded = ''] = file('mail.eml').split('filename="report.html"\r\n\r\n');
    const attached = encoded.split('\r\n--')[0] ?? '';
    expect(Buffer.from(attached, 'base64').toString()).toBe(file(`archive/${kept}`));
  });

  it('ends with the exit code of a run that fails', async () => {
    expect(await demo('--metric', 'Foo')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await demo('--scenario', 'nowhere')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await demo('--scheduled', '--period', '2026-10')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('omit --period 2026-10'),
    });
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
