import { join } from 'node:path';
import { type Sandbox, writeExport } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { figuresOf } from '../support/numbers/report-figures.ts';
import { executeNode, ISOLATED } from '../support/processes/execute.ts';
import { OU_COST, ouCost } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';
import { enterprise } from '../support/scenarios/shipped.ts';

const BUCKET = 'kumo-bill';
const OCTOBER = ['--period', '2026-10', '--output', 'json'];

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = temporaryFolder('with-aws');
  const options = { name: 'bill', prefix: 'exports', bucket: BUCKET, months: ['2026-10'] };
  await writeExport(await enterprise(), folder, { ...options, format: 'csv.gz' });
  sandbox = await enterpriseSandbox();
});
afterAll(() => sandbox?.stop());

const report = (...args: string[]) => ouCost(sandbox, 'PayerAdministrator', ['report', ...args]);

/** Everything but what differs by the source: what was checked, what is on an invoice, and the units that are listed. */
function figures(made: Report) {
  const { checks: _, units, periods, ...rest } = figuresOf(made);
  return {
    ...rest,
    periods: periods.map(({ final: __, ...period }) => period),
    units: units.filter(({ total }) => total.UnblendedCost?.amounts[0] !== '0'),
  };
}

describe('report from an export in a folder, with credentials', () => {
  it('reads the tree from AWS, and is held against the total of Cost Explorer, for one request', async () => {
    const [explorer, files] = await Promise.all([
      report(...OCTOBER),
      report('--exports', join(folder, 'exports'), ...OCTOBER),
    ]);
    expect([explorer.exitCode, files.exitCode]).toEqual([0, 0]);
    const made = reportFrom(files.stdout);
    expect(figures(made)).toEqual(figures(reportFrom(explorer.stdout)));
    expect(soleBill(made)).toMatchObject({
      source: { kind: 'exports', name: 'exports (FOCUS)', independentTotalStatedBy: 'Cost Explorer' },
      reconciliation: { status: 'reconciled', checks: [{ difference: '0' }] },
    });
    expect(made.usage.requests).toMatchObject({ 'ce:GetCostAndUsage': 1 });
    expect(made.notes.map(({ code }) => code)).toContain('todays-tree');
  });

  it('says both ways out, where there are no credentials or no region', async () => {
    const args = ['report', '--exports', join(folder, 'exports'), ...OCTOBER];
    const regionless = await executeNode(OU_COST, args, { env: ISOLATED });
    expect(regionless).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /the region is not named: give --region .*; or give .* --organization FILE/,
      ),
    });
    const keyless = await executeNode(OU_COST, args, { env: { ...ISOLATED, AWS_REGION: 'eu-west-1' } });
    expect(keyless).toMatchObject({
      exitCode: 4,
      stderr: expect.stringMatching(/credentials.*; or give the tree of units with --organization FILE/),
    });
  });
});
