import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { behindProxy, type ProxiedSandbox } from '../support/in-process/behind-proxy.ts';
import { expectExact } from '../support/numbers/exact-report.ts';
import { generated } from '../support/scenarios/generated.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The ranges that Cost Explorer was asked for, as `Start End`, each once. */
function rangesAsked({ proxy }: ProxiedSandbox): string[] {
  const periods = proxy.calls
    .filter(({ operation }) => operation === 'GetCostAndUsage')
    .map(({ input }) => Object.values(Object(input['TimePeriod'])).join(' '));
  return [...new Set(periods)].sort();
}

describe('what is written becomes the range on the wire, its end exclusive', () => {
  it.each([
    // On the 20th of November 2026, a day of thirty.
    ['2026-11-20', ['--period', 'last-month'], '2026-10-01 2026-11-01'],
    ['2026-11-20', [], '2026-10-01 2026-11-01'],
    ['2026-11-20', ['--period', 'month-to-date'], '2026-11-01 2026-11-21'],
    ['2026-11-20', ['--period', '2026-09'], '2026-09-01 2026-10-01'],
    ['2026-11-20', ['--period', '2026-11'], '2026-11-01 2026-11-21'],
    ['2026-11-20', ['--period', '2026-08..2026-10'], '2026-08-01 2026-11-01'],
    ['2026-11-20', ['--period', '2026-10-05..2026-10-09'], '2026-10-05 2026-10-10'],
    ['2026-11-20', ['--period', '2026-10-09..2026-10-09'], '2026-10-09 2026-10-10'],
    ['2026-11-20', ['--period', '2026-11-19..2026-11-20'], '2026-11-19 2026-11-21'],
    ['2026-11-20', ['--period', 'last-3-months'], '2026-08-01 2026-11-01'],
    ['2026-11-20', ['--period', 'last-7-days', '--granularity', 'daily'], '2026-11-13 2026-11-20'],
    ['2026-11-20', ['--period', '2026-10', '--granularity', 'daily'], '2026-10-01 2026-11-01'],
    // Where months and years end.
    ['2026-11-01', ['--period', 'last-1-days'], '2026-10-31 2026-11-01'],
    ['2027-01-01', ['--period', 'last-month'], '2026-12-01 2027-01-01'],
    ['2027-01-01', ['--period', 'month-to-date'], '2027-01-01 2027-01-02'],
    ['2028-03-01', ['--period', 'last-month'], '2028-02-01 2028-03-01'],
    ['2028-03-01', ['--period', '2028-02-28..2028-02-29'], '2028-02-28 2028-03-01'],
    // A comparison that meets the period is read with it in one range.
    ['2026-11-20', ['--period', '2026-10', '--compare', 'previous'], '2026-09-01 2026-11-01'],
  ])('on %s %j asks for %s', async (today, args, range) => {
    await behindProxy(scenario, { today }, async (stage) => {
      const ended = await stage.ouCost(...args, '--output', 'json');
      expect(ended).toMatchObject({ exitCode: 0 });
      expect(rangesAsked(stage)).toEqual([range]);
      const { query, comparison } = reportFrom(ended.stdout);
      expect([comparison?.start ?? query.start, query.end].join(' ')).toBe(range);
    });
  });

  it('a comparison that does not meet the period is a range of its own', async () => {
    await behindProxy(scenario, {}, async (stage) => {
      expect(await stage.ouCost('--period', '2026-10', '--compare', '2026-03')).toMatchObject({
        exitCode: 0,
      });
      expect(rangesAsked(stage)).toEqual(['2026-03-01 2026-04-01', '2026-10-01 2026-11-01']);
    });
  });

  it.each([
    ['Pacific/Kiritimati', false],
    ['America/Los_Angeles', true],
    ['UTC', false],
  ])(
    'a machine in %s means the same months, and says where its own month is another: %s',
    async (zone, differs) => {
      vi.stubEnv('TZ', zone);
      // A second into 1 November in UTC it is still October in California.
      await behindProxy(scenario, { today: '2026-11-01' }, async (stage) => {
        const ended = await stage.ouCost('--period', 'last-month', '--output', 'json');
        expect(rangesAsked(stage)).toEqual(['2026-10-01 2026-11-01']);
        expect(ended.stderr).toContain('period 2026-10-01 to 2026-10-31 (UTC)');
        expect(ended.stderr.includes('the local month is 2026-10')).toBe(differs);
      });
    },
  );
});

describe('a figure per day', () => {
  it('each on its own day', async () => {
    await behindProxy(scenario, {}, async ({ report }) => {
      const { periods, total } = await report({ period: '2026-09-29..2026-10-03', granularity: 'daily' });
      expect(periods.map(({ start }) => start.slice(5))).toEqual([
        '09-29',
        '09-30',
        '10-01',
        '10-02',
        '10-03',
      ]);
      expect(total.UnblendedCost?.amounts).toEqual(['0', '555', '10', '100', '-100']);
    });
  });
});

describe('many years', () => {
  const years = generated({
    accounts: 6,
    ous: 4,
    months: 38,
    seed: 38,
    recordTypes: ['Usage', 'Credit', 'Tax'],
    density: 0.8,
  });
  const metrics = ['UnblendedCost', 'AmortizedCost'];

  it('38 months of who opted in, exact in every month', async () => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async ({ report }) => {
      const made = await report({ period: 'last-38-months', metric: metrics, multiYear: true });
      expect(made.periods).toHaveLength(38);
      expect(made.periods[0]?.start).toBe('2023-09-01');
      expectExact(made, years);
    });
  });

  it.each([
    ['not switched on', false, ['--period', 'last-36-months'], '14 months'],
    ['not switched on, though asked for', false, ['--period', 'last-36-months', '--multi-year'], '14 months'],
    ['a month too early', false, ['--period', '2025-09'], '14 months'],
    ['switched on, and beyond it', true, ['--period', 'last-39-months', '--multi-year'], '38 months'],
  ])('%s: one clear line with what to do, and no report', async (_, multiYear, args, why) => {
    await behindProxy(years, { costExplorer: { multiYear } }, async ({ ouCost }) => {
      const ended = await ouCost('--quiet', ...args);
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^ou-cost: Cost Explorer does not reach back that far: .*\n$/);
      expect(ended.stderr).toContain(why);
      expect(ended.stderr).toContain('--multi-year');
    });
  });

  it('thirteen months and the current one need no switch', async () => {
    await behindProxy(years, {}, async ({ report }) => {
      expectExact(await report({ period: '2025-10..2026-10', metric: metrics }), years);
    });
  });

  it.each([
    ['2024-01-15..2026-10-31', []],
    ['month-to-date', []],
    ['2026-10', ['--granularity', 'daily']],
  ])('%s %j under --multi-year is refused before anything is paid for', async (period, more) => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async (stage) => {
      const ended = await stage.ouCost('--quiet', '--multi-year', '--period', period, ...more);
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toContain(`'${period}'`);
      expect(rangesAsked(stage)).toEqual([]);
    });
  });

  it('by day beyond fourteen months is refused, in one line', async () => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async ({ ouCost }) => {
      const ended = await ouCost('--quiet', '--period', '2024-10', '--granularity', 'daily');
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^ou-cost: .*14 months.*\n$/);
    });
  });
});

describe('the month that still runs', () => {
  const CURRENT = ['--quiet', '--period', '2026-10..2026-11', '--output'];

  it.each([
    ['table', /^Estimated +2026-11-01\.\.20$/m],
    ['markdown', /2026-11[^\n]*estimated/],
    ['html', /2026-11[^\n]*estimated/],
    ['csv-ou', /UnblendedCost total 2026-11-01\.\.20 \([^)]*estimated/],
  ])('is marked as estimated in %s, and the month before is not', async (format, mark) => {
    await behindProxy(scenario, {}, async ({ ouCost }) => {
      const { stdout } = await ouCost(...CURRENT, format);
      expect(stdout).toMatch(mark);
      expect(stdout).not.toMatch(/2026-10(-\d\d)? \([^)]*estimated/);
    });
  });

  it('is marked as estimated in json and csv', async () => {
    await behindProxy(scenario, {}, async ({ ouCost }) => {
      const report = reportFrom((await ouCost(...CURRENT, 'json')).stdout);
      expect(report.periods.map(({ estimated, settled }) => [estimated, settled])).toEqual([
        [false, true],
        [true, false],
      ]);
      const [header = '', ...rows] = (await ouCost(...CURRENT, 'csv')).stdout.trimEnd().split('\n');
      const cell = (row: string, name: string) => row.split(',')[header.split(',').indexOf(name)];
      const marks = new Set(
        rows.map((row) => `${cell(row, 'ChargePeriodStart')} ${cell(row, 'x_Estimated')}`),
      );
      expect([...marks].sort()).toEqual(['2026-10-01T00:00:00Z false', '2026-11-01T00:00:00Z true']);
    });
  });

  it('a month in its settling days is marked as well', async () => {
    await behindProxy(scenario, { today: '2026-11-06' }, async ({ ouCost }) => {
      for (const format of ['table', 'markdown', 'html', 'csv-ou']) {
        const { stdout } = await ouCost('--quiet', '--period', '2026-10', '--output', format);
        expect(stdout, format).toMatch(/not settled/);
      }
    });
  });
});
