import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, writeExport } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { sandboxOf } from '../support/sandbox/start.ts';
import {
  DEPARTED,
  HAND_SUMMED_TREE,
  handSummedScenario,
  PAYMENTS,
  SHOP,
} from '../support/scenarios/hand-summed.ts';
import type { WrittenCharge } from '../support/scenarios/written.ts';

/* What Cost Explorer and an export say of the same months, as processes: every figure is summed by hand. */

const CHARGES: readonly WrittenCharge[] = [
  { day: '2026-10-01', account: ENTERPRISE_PAYER, amount: '10', type: 'Tax' },
  { day: '2026-10-02', account: SHOP, amount: '100' },
  { day: '2026-10-03', account: SHOP, amount: '-30', type: 'Credit' },
  { day: '2026-10-31', account: PAYMENTS, amount: '40.25', name: 'Payments' },
  { day: '2026-10-09', account: DEPARTED, amount: '2.25', name: 'Sold | off' },
  { day: '2026-09-30', account: SHOP, amount: '555' },
];

/** The export has a correction on September's bill, lacks an account, and has a tax in another account. */
const EXPORTED: readonly WrittenCharge[] = [
  { day: '2026-10-01', account: SHOP, amount: '10', type: 'Tax' },
  { day: '2026-10-02', account: SHOP, amount: '100' },
  { day: '2026-09-29', account: SHOP, amount: '-30', type: 'Credit' },
  { day: '2026-10-31', account: PAYMENTS, amount: '40.255', name: 'Payments' },
  { day: '2026-09-30', account: SHOP, amount: '555' },
];

let sandbox: Sandbox;
let same: string;
let other: string;

beforeAll(async () => {
  const scenario = await handSummedScenario(HAND_SUMMED_TREE, CHARGES);
  sandbox = await sandboxOf(scenario);
  const exported = async (charges: readonly WrittenCharge[]) => {
    const folder = temporaryFolder('export');
    const written = await handSummedScenario(HAND_SUMMED_TREE, charges);
    const { path } = await writeExport(written, folder, { name: 'bill' });
    return join(folder, path);
  };
  same = await exported(CHARGES);
  other = await exported(EXPORTED);
});

afterAll(() => sandbox?.stop());

/** The command on a folder, with what changes from run to run replaced. */
async function reconcile(folder: string, ...args: string[]) {
  const paid = () => sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
  const before = paid();
  const ended = await ouCost(sandbox, 'PayerAdministrator', [
    ...['reconcile', '--exports', folder, '--region', sandbox.region],
    ...args,
  ]);
  const stdout = ended.stdout
    .replaceAll(/ou-cost-\d{8}T\d{6}Z-[0-9a-f]{6}/g, 'RUN')
    .replaceAll(/took \d+ ms/g, 'took 0 ms')
    .replaceAll(folder, 'FOLDER');
  return { ...ended, stdout, paid: paid() - before };
}

const golden = (name: string) => join(import.meta.dirname, 'golden', name);

describe('ou-cost reconcile', () => {
  it('agrees with an export of the same bill, for two requests, and says what it cost', async () => {
    const { exitCode, stdout, stderr, paid } = await reconcile(
      same,
      '--period',
      '2026-09..2026-10',
      '--quiet',
    );
    expect({ exitCode, stderr, paid }).toEqual({ exitCode: 0, stderr: '', paid: 2 });
    expect(stdout).toMatch(/^They agree to within 0\.01 USD, in every month, account and charge type\.$/m);
    expect(stdout).toMatch(/^This run cost 0\.02 USD in Cost Explorer requests/m);
    await expect(stdout).toMatchFileSnapshot(golden('agreeing.reconciliation.txt'));
  });

  it.each([
    ['table', 'differing.reconciliation.txt'],
    ['markdown', 'differing.reconciliation.md'],
    ['csv', 'differing.reconciliation.csv'],
  ])('writes as %s where they differ, and ends with 5', async (output, file) => {
    const args = ['--period', '2026-09..2026-10', '--output', output, '--quiet'];
    const { exitCode, stdout, stderr } = await reconcile(other, ...args);
    expect(exitCode).toBe(5);
    expect(stderr).toBe(
      `ou-cost: Cost Explorer and bill (FOCUS) differ by more than 0.01 USD in 2 totals of months and 5 sums by account and charge type; the largest difference is -30 USD, credit of ${SHOP} from 2026-09-01\n`,
    );
    await expect(stdout).toMatchFileSnapshot(golden(file));
  });

  it('has every difference in its JSON, with the reasons that the figures tell', async () => {
    const out = join(temporaryFolder('out'), 'r.json');
    const ended = await reconcile(other, '--period', '2026-09..2026-10', '--output', 'json', '--out', out);
    expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
    const result = JSON.parse(readFileSync(out, 'utf8'));
    expect(
      result.months.map(({ first, second, difference }: Record<string, string>) => [
        first,
        second,
        difference,
      ]),
    ).toEqual([
      ['555', '525', '-30'],
      ['122.5', '150.255', '27.755'],
    ]);
    expect(
      result.differences.map(
        ({ start, accountId, chargeType, difference, reasons }: Record<string, string>) =>
          `${start} ${accountId} ${chargeType} ${difference} ${reasons}`,
      ),
    ).toEqual([
      `2026-09-01 ${SHOP} credit -30 other-month`,
      `2026-10-01 ${SHOP} credit 30 other-month`,
      `2026-10-01 ${ENTERPRISE_PAYER} tax -10 other-account`,
      `2026-10-01 ${SHOP} tax 10 other-account`,
      `2026-10-01 ${DEPARTED} usage -2.25 `,
      `2026-10-01 ${PAYMENTS} usage 0.005 `,
    ]);
  });

  it('counts nothing that is within the tolerance that was given', async () => {
    const { exitCode, stdout } = await reconcile(other, '--period', '2026-10', '--tolerance', '30');
    expect([exitCode, stdout.includes('They agree to within 30 USD')]).toEqual([0, true]);
  });

  it.each([
    ['nothing in the period has settled', ['--period', 'month-to-date'], /no month in it has settled/, 2],
    ['a metric is not in both', ['--metric', 'ListCost'], /Cost Explorer has no ListCost/, 2],
    ['a month was never delivered', ['--period', '2026-08'], /2026-08/, 2],
    ['the tolerance is no amount', ['--tolerance', '-1'], /--tolerance '-1' is not an amount/, 2],
    ['the folder is no export', ['--exports', '/nowhere'], /there is no file or folder/, 2],
  ])('refuses before anything is paid for where %s', async (_, args, message, code) => {
    const { exitCode, stdout, stderr, paid } = await reconcile(same, ...args);
    expect({ exitCode, stdout, paid }).toEqual({ exitCode: code, stdout: '', paid: 0 });
    expect(stderr).toMatch(message);
  });
});
