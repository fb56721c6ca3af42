import type { Scenario } from '@ou-cost/sandbox';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportFrom } from '../support/files/reports.ts';
import { behindProxy, type ProxiedSandbox } from '../support/in-process/behind-proxy.ts';
import { expectExact } from '../support/numbers/exact-report.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { generated } from '../support/scenarios/generated.ts';
import { handSummedScenario } from '../support/scenarios/hand-summed.ts';
import { writtenScenario } from '../support/scenarios/written.ts';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await handSummedScenario();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The ranges in the requests to Cost Explorer, as `Start End`, each once. */
function requestedRanges({ proxy }: ProxiedSandbox): string[] {
  const periods = proxy.calls
    .filter(({ operation }) => operation === 'GetCostAndUsage')
    .map(({ input }) => Object.values(Object(input['TimePeriod'])).join(' '));
  return [...new Set(periods)].sort();
}

/** A bill that has charges on the day before each day of the tests, and in March. */
async function coveringScenario(): Promise<Scenario> {
  const days = ['2026-03-05', '2026-10-31', '2026-11-19', '2026-12-31', '2028-02-29'];
  const charges = days.map((day) => ({ day, account: ENTERPRISE_PAYER, amount: '1' }));
  return await writtenScenario({ today: '2026-11-20', children: [], charges });
}

describe('a period is requested as a range with an exclusive end', () => {
  let covering: Scenario;
  beforeAll(async () => {
    covering = await coveringScenario();
  });

  it.each([
    // On 20 November 2026, in the middle of a month of thirty days.
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
    // At the ends of months and years.
    ['2026-11-01', ['--period', 'last-1-days'], '2026-10-31 2026-11-01'],
    ['2027-01-01', ['--period', 'last-month'], '2026-12-01 2027-01-01'],
    ['2027-01-01', ['--period', 'month-to-date'], '2027-01-01 2027-01-02'],
    ['2028-03-01', ['--period', 'last-month'], '2028-02-01 2028-03-01'],
    ['2028-03-01', ['--period', '2028-02-28..2028-02-29'], '2028-02-28 2028-03-01'],
    // A comparison that is adjacent to the period is in one range with it.
    ['2026-11-20', ['--period', '2026-10', '--compare', 'previous'], '2026-09-01 2026-11-01'],
  ])('on %s, %j requests %s', async (today, args, range) => {
    await behindProxy(covering, { today }, async (stage) => {
      const ended = await stage.ouCost(...args, '--output', 'json');
      expect(ended).toMatchObject({ exitCode: 0 });
      expect(requestedRanges(stage)).toEqual([range]);
      const { query, comparison } = reportFrom(ended.stdout);
      expect([comparison?.start ?? query.start, query.end].join(' ')).toBe(range);
    });
  });

  it('a comparison that is not adjacent to the period is a range of its own', async () => {
    await behindProxy(covering, {}, async (stage) => {
      expect(await stage.ouCost('--period', '2026-10', '--compare', '2026-03')).toMatchObject({
        exitCode: 0,
      });
      expect(requestedRanges(stage)).toEqual(['2026-03-01 2026-04-01', '2026-10-01 2026-11-01']);
    });
  });

  it.each([
    ['Pacific/Kiritimati', false],
    ['America/Los_Angeles', true],
    ['UTC', false],
  ])(
    'in the time zone %s the months are the same, and a local month that differs is named: %s',
    async (zone, differs) => {
      vi.stubEnv('TZ', zone);
      // In the first second of 1 November in UTC it is still October in California.
      await behindProxy(scenario, { today: '2026-11-01' }, async (stage) => {
        const ended = await stage.ouCost('--period', 'last-month', '--output', 'json');
        expect(requestedRanges(stage)).toEqual(['2026-10-01 2026-11-01']);
        expect(ended.stderr).toContain('period 2026-10-01 to 2026-10-31 (UTC)');
        expect(ended.stderr.includes('the local month is 2026-10')).toBe(differs);
      });
    },
  );
});

describe('a new organization', () => {
  it('has a month to date without the comparison that nobody asked for, and pays for nothing else', async () => {
    const charges = [{ day: '2026-11-10', account: ENTERPRISE_PAYER, amount: '1' }];
    const young = await writtenScenario({ today: '2026-11-20', children: [], charges });
    await behindProxy(young, {}, async (stage) => {
      const ended = await stage.ouCost('--period', 'month-to-date', '--output', 'table');
      expect(ended).toMatchObject({ exitCode: 0 });
      expect(ended.stderr).toContain(
        'nothing is compared, since Cost Explorer does not reach back to 2026-10-01',
      );
      expect(ended.stdout).toContain('This run cost 0.02 USD');
      expect(requestedRanges(stage)).toEqual(['2026-10-01 2026-10-20', '2026-11-01 2026-11-21']);
      const compared = await stage.ouCost('--period', 'month-to-date', '--compare', 'previous', '--quiet');
      expect(compared).toMatchObject({ exitCode: 6, stdout: '' });
      expect(compared.stderr).toContain('--compare none omits it');
    });
  });
});

describe('a report by day', () => {
  it('has the spend of each day on that day', async () => {
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

  it('38 months are exact in every month if multi-year data is switched on', async () => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async ({ report }) => {
      const made = await report({ period: 'last-38-months', metric: metrics, multiYear: true });
      expect(made.periods).toHaveLength(38);
      expect(made.periods[0]?.start).toBe('2023-09-01');
      expectExact(made, years);
    });
  });

  it.each([
    ['not switched on', false, ['--period', 'last-36-months'], '14 months'],
    ['not switched on, but asked for', false, ['--period', 'last-36-months', '--multi-year'], '14 months'],
    ['not switched on, and one month too early', false, ['--period', '2025-09'], '14 months'],
    ['switched on, and 39 months', true, ['--period', 'last-39-months', '--multi-year'], '38 months'],
  ])(
    'a period that begins too early, with multi-year data %s, is refused in one line that says what to do',
    async (_, multiYear, args, why) => {
      await behindProxy(years, { costExplorer: { multiYear } }, async ({ ouCost }) => {
        const ended = await ouCost('--quiet', ...args);
        expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
        expect(ended.stderr).toMatch(/^ou-cost: Cost Explorer does not reach back that far: .*\n$/);
        expect(ended.stderr).toContain(why);
        expect(ended.stderr).toContain('--multi-year');
      });
    },
  );

  it('thirteen months and the current month need no multi-year data', async () => {
    await behindProxy(years, {}, async ({ report }) => {
      expectExact(await report({ period: '2025-10..2026-10', metric: metrics }), years);
    });
  });

  it.each([
    ['2024-01-15..2026-10-31', []],
    ['month-to-date', []],
    ['2026-10', ['--granularity', 'daily']],
  ])('%s %j with --multi-year is refused before any request to Cost Explorer', async (period, more) => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async (stage) => {
      const ended = await stage.ouCost('--quiet', '--multi-year', '--period', period, ...more);
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toContain(`'${period}'`);
      expect(requestedRanges(stage)).toEqual([]);
    });
  });

  it('days before the last fourteen months are refused in one line', async () => {
    await behindProxy(years, { costExplorer: { multiYear: true } }, async ({ ouCost }) => {
      const ended = await ouCost('--quiet', '--period', '2024-10', '--granularity', 'daily');
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^ou-cost: .*14 months.*\n$/);
    });
  });
});

describe('a month whose figures may change', () => {
  const CURRENT = ['--quiet', '--period', '2026-10..2026-11', '--output'];

  it.each([
    ['table', /^Estimated +2026-11-01 to 2026-11-20$/m],
    ['markdown', /2026-11[^\n]*estimated/],
    ['html', /2026-11[^\n]*estimated/],
    ['csv-ou', /UnblendedCost total 2026-11-01\.\.20 \([^)]*estimated/],
  ])(
    'is marked as estimated in %s if it is the current month, and the month before is not',
    async (format, mark) => {
      await behindProxy(scenario, {}, async ({ ouCost }) => {
        const { stdout } = await ouCost(...CURRENT, format);
        expect(stdout).toMatch(mark);
        expect(stdout).not.toMatch(/2026-10(-\d\d)? \([^)]*estimated/);
      });
    },
  );

  it('is marked as estimated in json and csv if it is the current month', async () => {
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

  it('is marked as not settled in the first days of the next month', async () => {
    await behindProxy(scenario, { today: '2026-11-06' }, async ({ ouCost }) => {
      for (const format of ['table', 'markdown', 'html', 'csv-ou']) {
        const { stdout } = await ouCost('--quiet', '--period', '2026-10', '--output', format);
        expect(stdout, format).toMatch(/not settled/);
      }
    });
  });
});
