import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { soleBill, soleCharge } from '../../packages/spend/src/testing/reports.ts';
import type { Alteration } from '../support/faults/altering-proxy.ts';
import { reportFrom } from '../support/files/reports.ts';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import { csvRows } from '../support/numbers/csv-sums.ts';
import { sumOfTenDecimals, tenDecimals } from '../support/numbers/ten-decimals.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';

/* AWS has left pro-rated support out of grouped answers (boto3 #2140), so that the total is more than the sum of the groups. */

const OCTOBER = ['--period', '2026-10'];
const ALLOWED = [...OCTOBER, '--allow-unattributed-difference'];

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Sets the total of October, whose groups add up to 68, in the first `times` ungrouped answers. */
function totalOf(amount: string, times = Number.POSITIVE_INFINITY): Alteration {
  let left = times;
  return ({ input, operation }, answer) => {
    if (operation !== 'GetCostAndUsage' || input['GroupBy'] !== undefined) return undefined;
    left -= 1;
    if (left < 0) return undefined;
    return { text: JSON.stringify(answer).replaceAll('"Amount":"68"', `"Amount":"${amount}"`) };
  };
}

describe('a difference between the total and the groups', () => {
  it('fails the run with exit code 5, and is named', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf('97.5'));
      const ended = await ouCost('--quiet', ...OCTOBER);
      expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
      // 97.5 − 68 = 29.5
      expect(ended.stderr).toMatch(
        /UnblendedCost from 2026-10-01: attributed 68, independent 97\.5, difference 29\.5 USD/,
      );
      expect(ended.stderr).toContain('--allow-unattributed-difference');
    });
  });

  it('is a line of its own if it is allowed, and is in no unit and in no total', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf('97.5'));
      const ended = await ouCost('--quiet', ...ALLOWED, '--output', 'json');
      const report = reportFrom(ended.stdout);
      expect(report.notAttributedBySource).toEqual({ UnblendedCost: { amounts: ['29.5'] } });
      expect(report.total.UnblendedCost?.amounts).toEqual(['68']);
      expect(soleBill(report).reconciliation).toMatchObject({
        status: 'difference-allowed',
        checks: [{ attributed: '68', independent: '97.5', difference: '29.5' }],
      });
      expect(report.notes.find(({ code }) => code === 'not-attributed-by-source')?.message).toContain(
        '29.5 USD',
      );
    });
  });

  it.each(['table', 'markdown', 'html'])('is in %s if it is allowed, with a title', async (format) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf('97.5'));
      const { stdout } = await ouCost('--quiet', ...ALLOWED, '--output', format);
      expect(stdout).toMatch(/Not attributed by Cost Explorer[^\n]*29\.50/);
    });
  });

  it('is a row in both kinds of CSV if it is allowed, so that the rows add up to the bill', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf('97.5'));
      const rows = async (format: string) =>
        csvRows((await ouCost('--quiet', ...ALLOWED, '--output', format)).stdout);
      const lines = await rows('csv');
      expect(sumOfTenDecimals(lines.map((line) => line['BilledCost'] ?? ''))).toBe(tenDecimals('97.5'));
      expect(lines.filter((line) => line['x_ChargeType'] === 'not-attributed-by-source')).toMatchObject([
        { BilledCost: '29.5', SubAccountId: '', x_OuId: '' },
      ]);
      const units = await rows('csv-ou');
      const row = units.find((one) => one['Row'] === 'not attributed by the source');
      expect(row?.['UnblendedCost total 2026-10']).toBe('29.5');
    });
  });

  it('may be negative', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(totalOf('60.25'));
      const made = await report({ period: '2026-10', allowUnattributedDifference: true });
      // 60.25 − 68 = −7.75
      expect(made.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['-7.75']);
    });
  });

  it('is in the month where it occurs', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(totalOf('70'));
      const made = await report({ period: '2026-09..2026-10', allowUnattributedDifference: true });
      expect(made.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['0', '2']);
    });
  });

  it('is in the report of a selection as well', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(totalOf('70'));
      const made = await report({ period: '2026-10', ou: ['Workloads'], allowUnattributedDifference: true });
      expect(made.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['2']);
      // Shown 52.25 and left out 15.75 are the 68; 68 + 2 = 70
      expect(made.total.UnblendedCost?.amounts).toEqual(['52.25']);
      expect(made.selection.leftOut.UnblendedCost?.amounts).toEqual(['15.75']);
    });
  });
});

describe('a difference that goes away or is within the tolerance', () => {
  it('is gone when everything is read once more, and both readings are counted', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(totalOf('97.5', 1));
      const made = await report({ period: '2026-10' });
      expect(soleBill(made).reconciliation.status).toBe('reconciled');
      expect(made.notAttributedBySource).toBeUndefined();
      expect(made.notes.map(({ code }) => code)).toContain('read-again');
      expect(made.usage.requests['ce:GetCostAndUsage']).toBe(4);
      expect(soleCharge(made.usage).amount).toBe('0.04');
    });
  });

  it.each([
    ['68.01', 0],
    ['67.99', 0],
    ['68.0100000001', 5],
    ['67.9899999999', 5],
  ])('a total of %s against 68 ends with exit code %i', async (total, exitCode) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf(total));
      expect(await ouCost('--quiet', ...OCTOBER)).toMatchObject({ exitCode });
    });
  });

  it('is not reported if it is allowed and does not exist', async () => {
    await behindProxy(scenario, {}, async ({ report }) => {
      const made = await report({ period: '2026-10', allowUnattributedDifference: true });
      expect(soleBill(made).reconciliation.status).toBe('reconciled');
      expect(made.notAttributedBySource).toBeUndefined();
    });
  });
});
