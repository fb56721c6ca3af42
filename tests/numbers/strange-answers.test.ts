import type { Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Alteration, Altered } from '../support/faults/altering-proxy.ts';
import { reportFrom } from '../support/files/reports.ts';
import { behindProxy } from '../support/in-process/behind-proxy.ts';
import { figuresOf } from '../support/numbers/report-figures.ts';
import { handSummedScenario, OCTOBER_TOTAL, PAYMENTS, SHOP } from '../support/scenarios/hand-summed.ts';
import { unitId } from '../support/scenarios/written.ts';

/* Answers that AWS's documentation does not describe. */

const OCTOBER = { period: '2026-10' };
const COMMAND = ['--quiet', '--period', '2026-10', '--output', 'json'];

let scenario: Scenario;
/** The report with unaltered answers. */
let expected: Report;
beforeAll(async () => {
  scenario = await handSummedScenario();
  expected = await behindProxy(scenario, {}, ({ report }) => report(OCTOBER));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Replaces a text in all answers, wherever it occurs. */
function replacing(from: string | RegExp, to: string): Alteration {
  return (_, answer): Altered => ({ text: JSON.stringify(answer).replaceAll(from, to) });
}

describe('an amount that is not a number', () => {
  it.each([
    '',
    'NaN',
    'Infinity',
    '1,5',
    '40,25',
    '0x10',
    '1e',
    '1e99999',
    '--1',
    '12.3.4',
    ' 1',
    '٤٠',
    'null',
    '$40',
  ])('%j fails the run, and is named', async (amount) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing('"Amount":"40.25"', `"Amount":"${amount}"`));
      const ended = await ouCost(...COMMAND);
      expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
      expect(ended.stderr).toContain(`Cost Explorer answered '${amount}' as an amount of UnblendedCost`);
    });
  });

  it('fails the run in the ungrouped total as well', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing('"Amount":"68"', '"Amount":"about 68"'));
      expect(await ouCost(...COMMAND)).toMatchObject({
        exitCode: 5,
        stdout: '',
        stderr: expect.stringContaining("'about 68'"),
      });
    });
  });

  it.each([
    ['no amount', '"Amount":"40.25","Unit":"USD"', '"Unit":"USD"', 'without the metric UnblendedCost'],
    ['an amount that is null', '"Amount":"40.25"', '"Amount":null', 'without the metric UnblendedCost'],
    [
      'another metric',
      '"UnblendedCost":{"Amount":"40.25"',
      '"BlendedCost":{"Amount":"40.25"',
      'UnblendedCost',
    ],
  ])('%s fails the run', async (_, from, to, said) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing(from, to));
      const ended = await ouCost(...COMMAND);
      expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
      expect(ended.stderr).toContain(said);
    });
  });
});

describe('a number in an unusual form', () => {
  it.each(['4.025E+1', '4.025e1', '4025E-2', '+40.25', '040.25', '40.250000000000000000000000'])(
    '%s has its value',
    async (amount) => {
      await behindProxy(scenario, {}, async ({ proxy, report }) => {
        proxy.alter(replacing('"Amount":"40.25"', `"Amount":"${amount}"`));
        expect(figuresOf(await report(OCTOBER))).toEqual(figuresOf(expected));
      });
    },
  );

  it('with more decimals than Cost Explorer writes keeps all of them', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(replacing('"Amount":"40.25"', '"Amount":"40.25000000000000000000000000000000000001"'));
      const { accounts } = await report(OCTOBER);
      // 40.25 + 12, and the 1 in the 38th decimal
      expect(accounts.find(({ id }) => id === PAYMENTS)?.spend.UnblendedCost?.amounts).toEqual([
        '52.25000000000000000000000000000000000001',
      ]);
    });
  });

  it('as minus zero is zero', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter((_, answer) => ({
        text: JSON.stringify(answer)
          .replaceAll('"Amount":"40.25"', '"Amount":"-0.00"')
          .replaceAll('"68"', '"27.75"'),
      }));
      // 68 − 40.25 = 27.75
      expect((await report(OCTOBER)).total.UnblendedCost?.amounts).toEqual(['27.75']);
    });
  });
});

describe('currencies', () => {
  it('another currency than USD is in every output', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing('"Unit":"USD"', '"Unit":"CNY"'));
      const report = reportFrom((await ouCost(...COMMAND)).stdout);
      expect([report.currency, report.total.UnblendedCost?.amounts[0]]).toEqual(['CNY', OCTOBER_TOTAL]);
      for (const format of ['table', 'csv', 'csv-ou', 'markdown', 'html']) {
        const { stdout } = await ouCost('--quiet', '--period', '2026-10', '--output', format);
        expect(stdout, format).toContain('CNY');
      }
    });
  });

  it.each([
    ['in one group', /"Amount":"40.25","Unit":"USD"/g, '"Amount":"40.25","Unit":"EUR"'],
    ['in the total only', /"Amount":"68","Unit":"USD"/g, '"Amount":"68","Unit":"EUR"'],
    ['for an amount of zero', /"Amount":"12","Unit":"USD"/g, '"Amount":"0","Unit":"EUR"'],
  ])('two currencies %s fail the run and are not added', async (_, from, to) => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing(from, to));
      const ended = await ouCost(...COMMAND);
      expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
      expect(ended.stderr).toMatch(/USD and in EUR|EUR and in USD/);
      expect(ended.stderr).toContain('amounts in two currencies are not added');
    });
  });

  it('two currencies of the metrics of one group fail the run', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing(/("AmortizedCost":\{"Amount":"[^"]+","Unit":)"USD"/g, '$1"EUR"'));
      const metrics = ['--metric', 'UnblendedCost', '--metric', 'AmortizedCost'];
      expect(await ouCost(...COMMAND, ...metrics)).toMatchObject({ exitCode: 5, stdout: '' });
    });
  });

  it('an amount without a currency fails the run', async () => {
    await behindProxy(scenario, {}, async ({ proxy, ouCost }) => {
      proxy.alter(replacing('"Amount":"40.25","Unit":"USD"', '"Amount":"40.25"'));
      expect(await ouCost(...COMMAND)).toMatchObject({
        exitCode: 5,
        stdout: '',
        stderr: expect.stringContaining('without a currency'),
      });
    });
  });

  it('an empty month without a currency has zeros', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(replacing('"Amount":"0","Unit":"USD"', '"Amount":"0","Unit":"N/A"'));
      const { total, currency } = await report({ period: '2026-08..2026-10' });
      expect([total.UnblendedCost?.amounts, currency]).toEqual([['0', '555', OCTOBER_TOTAL], 'USD']);
    });
  });
});

describe('the organization', () => {
  const withPaths =
    (change: (path: string) => readonly string[]): Alteration =>
    ({ operation }, answer) =>
      operation === 'ListAccounts'
        ? {
            body: {
              ...answer,
              Accounts: Array.from(answer['Accounts'] as { Paths: string[] }[], (account) => ({
                ...account,
                Paths: account.Paths.flatMap(change),
              })),
            },
          }
        : undefined;

  it('an account with several paths is in the unit of the first one only, and the report says so', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(
        withPaths((path) =>
          path.includes(SHOP) ? [path, path.replace(/ou-.*(?=\/)/, unitId('closed'))] : [path],
        ),
      );
      const made = await report(OCTOBER);
      expect(figuresOf(made)).toEqual(figuresOf(expected));
      expect(made.notes.map(({ code }) => code)).toContain('several-paths');
    });
  });

  it('accounts without paths are found by reading the tree, with the same figures, and the report says so', async () => {
    await behindProxy(scenario, { organizations: { paths: false } }, async ({ report }) => {
      const made = await report(OCTOBER);
      expect(figuresOf(made)).toEqual(figuresOf(expected));
      expect(made.notes.map(({ code }) => code)).toContain('no-paths');
    });
  });

  it('one account without a path among many has the same figures', async () => {
    await behindProxy(scenario, {}, async ({ proxy, report }) => {
      proxy.alter(withPaths((path) => (path.includes(PAYMENTS) ? [] : [path])));
      expect(figuresOf(await report(OCTOBER))).toEqual(figuresOf(expected));
    });
  });

  it('a unit that was created during the reading has its name', async () => {
    const to = { id: unitId('brandnew'), name: 'Brand new', parentId: unitId('work') };
    const moves = [
      { accountId: PAYMENTS, to, after: { operation: 'ListOrganizationalUnitsForParent', calls: 1 } },
    ];
    await behindProxy(scenario, { organizations: { moves, pageSize: 1 } }, async ({ report }) => {
      const made = await report(OCTOBER);
      expect(made.total).toEqual(expected.total);
      const home = made.organizationalUnits.filter(({ accountIds }) => accountIds.includes(PAYMENTS));
      expect(home.map(({ name, direct }) => [name, direct.UnblendedCost?.amounts])).toEqual([
        [home[0]?.name === 'Prod' ? 'Prod' : 'Brand new', ['52.25']],
      ]);
    });
  });
});
