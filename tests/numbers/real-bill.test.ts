import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Sandbox, startSandbox } from '@ou-cost/sandbox';
import type { OrganizationalUnitSpend, Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { focusSql, type SqlRow } from '../support/numbers/focus-sql.ts';
import { type Sums, sumKey, sumOfSums, sumsByUnit, withoutZeros } from '../support/numbers/ledger-sums.ts';
import { partsOf } from '../support/numbers/report-figures.ts';
import { roundedToTen, tenDecimals } from '../support/numbers/ten-decimals.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { FOCUS_PAYER, roleArn } from '../support/sandbox/config.ts';
import { deploymentFor } from '../support/sandbox/start.ts';
import { FOCUS_SAMPLE, HAS_FOCUS_SAMPLE } from '../support/scenarios/shipped.ts';
import { memberIds, type Node, placementsIn } from '../support/scenarios/tree.ts';

if (!HAS_FOCUS_SAMPLE) console.warn(`skipped: the real bill is not at ${FOCUS_SAMPLE}`);

const SEPTEMBER = '2024-09-01';
const METRICS = { UnblendedCost: 'unblended', AmortizedCost: 'amortized' } as const;
type Column = (typeof METRICS)[keyof typeof METRICS];

describe.skipIf(!HAS_FOCUS_SAMPLE)('the real bill of September 2024, through the whole chain', () => {
  let sandbox: Sandbox;
  let ended: Ended;
  let report: Report;
  let root: Node;
  let sql: (text: string) => Promise<readonly SqlRow[]>;

  beforeAll(async () => {
    root = JSON.parse(readFileSync(join(FOCUS_SAMPLE, 'organization.json'), 'utf8')).root;
    const months = [SEPTEMBER, '2024-10-01'] as const;
    sql = await focusSql(join(FOCUS_SAMPLE, 'ledger.csv'), months, placementsIn(root));
    const scenario = await loadScenario(FOCUS_SAMPLE);
    sandbox = await startSandbox({ deployment: deploymentFor(FOCUS_PAYER), scenario, pageSize: 7 });
    ended = await ouCost(sandbox, 'RundeckBatchRole', [
      'run',
      ...['--invoker-role-arn', roleArn('ou-cost-invoker', FOCUS_PAYER)],
      ...['--period', '2024-09', '--metric', 'UnblendedCost', '--metric', 'AmortizedCost'],
      ...['--output', 'json'],
    ]);
    if (ended.exitCode === 0) report = reportFrom(ended.stdout);
  });

  afterAll(() => sandbox?.stop());

  it('is 18.0066386184 USD, reconciled', async () => {
    expect(ended).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('period 2024-09-01') });
    expect(report.currency).toBe('USD');
    expect(soleBill(report).reconciliation.status).toBe('reconciled');
    const [check] = soleBill(report).reconciliation.checks;
    expect(check).toMatchObject({ metric: 'UnblendedCost', independent: '18.0066386184' });
    const [total] = await sql('select sum(unblended) as unblended, sum(amortized) as amortized from bill');
    // Cost Explorer rounds each group to ten decimals, so that the sum may differ by half a unit of 10^-10 per group.
    const groups = (await groupsOf(sql, 'unblended')).length;
    for (const [metric, column] of entries(METRICS)) {
      const shown = tenDecimals(report.total[metric]?.amounts[0] ?? '');
      expect(distance(shown, total?.[column] ?? '')).toBeLessThanOrEqual(groups / 2);
    }
    expect(Number(total?.['unblended']).toFixed(10)).toBe('18.0066386184');
  });

  it('shows all 66 accounts with spend, three of them no longer in the organization', async () => {
    const billed = (await sql('select distinct account from bill order by account')).map(
      (row) => row['account'],
    );
    expect(billed).toHaveLength(66);
    const shown = new Set(report.accounts.map(({ id }) => id));
    expect(billed.filter((id) => !shown.has(id ?? ''))).toEqual([]);
    const members = memberIds(root);
    const departed = billed.filter((id) => !members.includes(id ?? ''));
    expect(report.unattributed.accountIds).toEqual(departed);
    expect(departed).toHaveLength(3);
  });

  it('has the four units called Prod as four units', () => {
    const prod = report.organizationalUnits.filter(({ name }) => name === 'Prod');
    expect(prod.map(({ path }) => path.slice(1).join('/'))).toEqual([
      'Infrastructure/Prod',
      'Security/Prod',
      'Workloads/Payments/Prod',
      'Workloads/Search & Ads/Prod',
    ]);
    expect(new Set(prod.map(({ total }) => total.UnblendedCost?.amounts[0])).size).toBe(4);
  });

  it('has the sums of SQL, rounded by account and charge type, for each unit and charge type', async () => {
    const accounts = new Map<string, Sums>();
    for (const [metric, column] of entries(METRICS)) {
      for (const { account = '', part = '', amount = '' } of await groupsOf(sql, column)) {
        const [digits, scale] = exact(amount);
        const sums = new Map([[sumKey(metric, SEPTEMBER, part), roundedToTen(digits, scale)]]);
        accounts.set(account, sumOfSums([accounts.get(account) ?? new Map(), sums]));
      }
    }
    const units = new Map(sumsByUnit(root, accounts).map((unit) => [unit.id, unit]));
    for (const unit of report.organizationalUnits) {
      const expected = units.get(unit.id);
      expect(partsOf(unit.direct, report), unit.name).toEqual(withoutZeros(expected?.direct ?? new Map()));
      expect(partsOf(unit.total, report), unit.name).toEqual(withoutZeros(expected?.total ?? new Map()));
    }
    expect(partsOf(report.total, report)).toEqual(withoutZeros(sumOfSums(accounts.values())));
  });

  it('has the plain sums over the CSV for each unit, except for the rounding of the groups', async () => {
    const rows = await sql(`
      select unit, sum(unblended) as unblended, sum(amortized) as amortized,
        count(distinct account || ' ' || part) as groups
      from bill join placement using (account) group by unit`);
    const byUnit = new Map(rows.map((row) => [row['unit'], row]));
    const total = ({ total: { UnblendedCost, AmortizedCost } }: OrganizationalUnitSpend) => ({
      unblended: tenDecimals(UnblendedCost?.amounts[0] ?? ''),
      amortized: tenDecimals(AmortizedCost?.amounts[0] ?? ''),
    });
    expect(rows.length).toBeGreaterThan(20);
    for (const unit of report.organizationalUnits) {
      const { unblended = '0', amortized = '0', groups = '0' } = byUnit.get(unit.id) ?? {};
      expect(distance(total(unit).unblended, unblended), unit.name).toBeLessThanOrEqual(Number(groups) / 2);
      expect(distance(total(unit).amortized, amortized), unit.name).toBeLessThanOrEqual(Number(groups) / 2);
    }
  });
});

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

function groupsOf(
  sql: (text: string) => Promise<readonly SqlRow[]>,
  column: Column,
): Promise<readonly SqlRow[]> {
  return sql(`select account, part, sum(${column}) as amount from bill group by account, part`);
}

/** The digits of an amount and how many of them are decimals, at least ten. */
function exact(text: string): [bigint, number] {
  const [whole = '', fraction = ''] = text.split('.');
  const decimals = fraction.padEnd(10, '0');
  return [BigInt(whole + decimals), decimals.length];
}

/** The distance between units of 10^-10 and an exact amount, in units of 10^-10. */
function distance(units: bigint, text: string): number {
  const [digits, scale] = exact(text);
  const difference = units * 10n ** BigInt(scale - 10) - digits;
  return Math.abs(Number(difference)) / 10 ** (scale - 10);
}
