import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import { TODAY } from '../support/scenarios/generated.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';
import { writtenScenario, writtenUnit } from '../support/scenarios/written.ts';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Expects exit code 2 and one line on standard error only. `paid` is the number of requests to Cost Explorer. */
async function refused(...args: readonly string[]): Promise<{ line: string; paid: number }> {
  return behindProxy(scenario, {}, async ({ ouCost, proxy }) => {
    const ended = await ouCost('--quiet', ...args);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^ou-cost: [^\n]+\n$/);
    const paid = proxy.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
    return { line: ended.stderr, paid };
  });
}

describe('an invalid period is refused by its name, and costs nothing', () => {
  it.each([
    ['2026-10..2026-09', 'ends before it starts'],
    ['2026-10-09..2026-10-08', 'ends before it starts'],
    ['2026-13', 'not in the calendar'],
    ['2026-00', 'not in the calendar'],
    ['2026-02-29..2026-03-01', 'not in the calendar'],
    ['2026-09-31..2026-10-01', 'not in the calendar'],
    ['2026-12', 'future'],
    ['2026-10..2026-12', 'future'],
    ['2026-11-20..2026-11-21', 'future'],
    ['2027-01-01..2027-01-31', 'future'],
    ['last-0-days', 'needs a count from 1 to 10000'],
    ['last-0-months', 'needs a count from 1 to 10000'],
    ['last--3-months', 'needs a count from 1 to 10000'],
    ['last--1-days', 'needs a count from 1 to 10000'],
    ['last-1.5-months', 'cannot be read'],
    ['last-months', 'cannot be read'],
    ['2026-10-9', 'cannot be read'],
    ['2026-1', 'cannot be read'],
    ['2026-10..', 'cannot be read'],
    ['..2026-10', 'cannot be read'],
    ['2026-10..2026-11-05', 'cannot be read'],
    ['2026-08..2026-09..2026-10', 'cannot be read'],
    ['yesterday', 'cannot be read'],
    ['', 'cannot be read'],
  ])('%j', async (period, why) => {
    const { line, paid } = await refused('--period', period);
    expect(line).toContain(`'${period}'`);
    expect(line).toContain(why);
    expect(paid).toBe(0);
  });
});

describe('a period that Cost Explorer has, but not what reaches further back', () => {
  // On this day it has nothing from before October 2025.
  const OLDEST = ['--period', '2025-10'];
  const NOTHING_COMPARED = 'nothing is compared, since Cost Explorer does not reach back to 2025-09-01';

  it.each([
    [[...OLDEST, '--compare', 'previous'], 'the comparison (--compare none omits it)'],
    [[...OLDEST, '--output', 'table', '--sort', 'change'], 'the comparison (--compare none omits it)'],
    [[...OLDEST, '--fail-if', 'total change > 5'], 'the comparison (--compare none omits it)'],
    [
      [...OLDEST, '--compare', 'none', '--trend', '2'],
      'the trend (--trend takes a smaller number of months)',
    ],
  ])('%j', async (args, said) => {
    expect((await refused(...args)).line).toContain(`${said} may reach further back than the period`);
  });

  it('is reported without the comparison that nobody asked for, which is said and costs nothing', async () => {
    const old = await writtenScenario({
      today: TODAY,
      children: [writtenUnit('work', 'Workloads', ['200000000000'])],
      charges: [{ day: '2025-10-03', account: '200000000000', amount: '70' }],
    });
    await behindProxy(old, {}, async ({ ouCost, proxy }) => {
      const ended = await ouCost(...OLDEST, '--max-cost-explorer-requests', '2');
      expect(ended, ended.stderr).toMatchObject({ exitCode: 0 });
      expect(ended.stderr).toContain(`ou-cost: ${NOTHING_COMPARED}\n`);
      expect(ended.stdout).toContain(NOTHING_COMPARED);
      expect(ended.stdout).not.toContain('Before');
      expect(ended.stdout).toContain('0.02 USD');
      const paid = proxy.calls.filter(({ operation }) => operation === 'GetCostAndUsage');
      // The one that was refused, the groups, and their total.
      expect(paid).toHaveLength(3);
    });
  });
});

describe('an invalid value of another option is refused by its name, and costs nothing', () => {
  it.each([
    [
      ['--metric', 'UsageQuantity'],
      "'UsageQuantity' cannot be summed: hours, gigabytes and requests do not add up",
    ],
    [
      ['--metric', 'UnblendedCost', '--metric', 'NormalizedUsageAmount'],
      "'NormalizedUsageAmount' cannot be summed",
    ],
    [['--metric', 'Cost'], "unknown metric 'Cost'; use one of UnblendedCost, AmortizedCost"],
    [['--metric', 'unblendedcost'], "unknown metric 'unblendedcost'"],
    [['--exclude-charge-type', 'levy'], "'levy'"],
    [['--exclude-charge-type', 'Credit'], "'Credit'"],
    [['--granularity', 'hourly'], "'hourly'"],
    [['--by', 'planet'], "'planet'"],
    [['--by', 'tag'], "'tag'"],
    [['--compare', '2026-13'], "'2026-13'"],
    [['--compare', 'last-year'], "'last-year'"],
    [['--period', '2026-10', '--compare', '2026-10'], "'2026-10'"],
    [['--period', '2026-09', '--compare', '2026-10'], "'2026-10'"],
    [['--period', 'last-7-days', '--compare', '2026-01'], "'2026-01'"],
    [['--by', 'service', '--exclude-charge-type', 'credit'], 'credit'],
    [['--max-cost-explorer-requests', '-1'], "'-1'"],
    [['--max-cost-explorer-requests', '0'], "'0'"],
  ])('%j', async (args, said) => {
    const { line, paid } = await refused(...args);
    expect(line).toContain(said);
    expect(paid).toBe(0);
  });
});

describe('a unit that does not exist or is not unique is refused', () => {
  it.each([
    [['--ou', 'Nowhere'], "no organizational unit is called 'Nowhere'"],
    [['--ou', 'Workloads/Nowhere'], "'Workloads/Nowhere'"],
    [['--ou', 'ou-ab12-99999999'], "'ou-ab12-99999999'"],
    [['--exclude-ou', 'workloads'], "'workloads'"],
    [['--exclude-ou', 'Root'], 'Root'],
    [['--ou', 'Workloads', '--exclude-ou', 'Workloads'], 'Workloads'],
  ])('%j', async (args, said) => {
    expect((await refused(...args)).line).toContain(said);
  });

  it('an ambiguous name, with the paths and ids of the units that have it', async () => {
    const { line } = await refused('--ou', 'Prod');
    expect(line).toContain(
      "'Workloads/Payments/Prod' (ou-ab12-payprod0), 'Workloads/Prod' (ou-ab12-workprod)",
    );
  });
});
