import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { soleBill, soleCharge } from '../../packages/spend/src/testing/reports.ts';
import type { Alteration } from '../support/faults/altering-proxy.ts';
import { reportFrom } from '../support/files/reports.ts';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import { csvRows } from '../support/numbers/csv-sums.ts';
import { sumOfTenDecimals, tenDecimals } from '../support/numbers/ten-decimals.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';

/* AWS has been seen to leave pro-rated support out of grouped answers (boto3 #2140): the total has more than its parts. */

const OCTOBER = ['--period', '2026-10'];
const ALLOWED = [...OCTOBER, '--allow-unattributed-difference'];

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Ungrouped answers in which October has another total than the 68 of its groups; `times`: how many of them. */
function totalOf(amount: string, times = Number.POSITIVE_INFINITY): Alteration {
  let left = times;
  return ({ input, operation }, answer) => {
    if (operation !== 'GetCostAndUsage' || input['GroupBy'] !== undefined) return undefined;
    left -= 1;
    if (left < 0) return undefined;
    return { text: JSON.stringify(answer).replaceAll('"Amount":"68"', `"Amount":"${amount}"`) };
  };
}

describe('support that AWS puts in no account', () => {
  it('is a failure with exit code 5 that states it, and no report', async () => {
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

  it('is a line of its own where it is allowed, in no unit and in no total', async () => {
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

  it.each(['table', 'markdown', 'html'])('stands in %s, with its name', async (format) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(totalOf('97.5'));
      const { stdout } = await ouCost('--quiet', ...ALLOWED, '--output', format);
      expect(stdout).toMatch(/Not attributed by Cost Explorer[^\n]*29\.50/);
    });
  });

  it('keeps the rows of both kinds of CSV adding up to the bill', async () => {
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

  it('stands in its own month, and a month without a difference has none', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(totalOf('70'));
      const made = await report({ period: '2026-09..2026-10', allowUnattributedDifference: true });
      expect(made.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['0', '2']);
    });
  });

  it('does not vanish in a selection', async () => {
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

describe('a difference that is none', () => {
  it('is read once more before anything is concluded, and both readings are paid for', async () => {
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

  it('the switch alone changes nothing where everything adds up', async () => {
    await behindProxy(scenario, {}, async ({ report }) => {
      const made = await report({ period: '2026-10', allowUnattributedDifference: true });
      expect(soleBill(made).reconciliation.status).toBe('reconciled');
      expect(made.notAttributedBySource).toBeUndefined();
    });
  });
});
