import { expect, test } from 'vitest';
import { lastFullMonth } from '../../ledger/coverage.ts';
import type { ScenarioAccount, ScenarioNode } from '../../scenario/organization.ts';
import { parseOrganization } from '../../scenario/organization-file.ts';
import { byDimension, costExplorer, groupLines } from '../../testing/written-bill.ts';
import { enterpriseScenario } from './scenario.ts';

const scenario = enterpriseScenario({ today: '2026-11-23', seed: 1 });
const ask = costExplorer(scenario, scenario.organization.managementAccountId);
const YEAR = { TimePeriod: { Start: '2025-10-01', End: '2026-11-24' }, Granularity: 'MONTHLY' };
const OCTOBER = { TimePeriod: { Start: '2026-10-01', End: '2026-11-01' }, Granularity: 'MONTHLY' };

function nodes(node: ScenarioNode): readonly ScenarioNode[] {
  return [node, ...node.organizationalUnits.flatMap(nodes)];
}

function depth(node: ScenarioNode): number {
  return Math.max(0, ...node.organizationalUnits.map((unit) => 1 + depth(unit)));
}

const units = nodes(scenario.organization.root);
const accounts: readonly ScenarioAccount[] = units.flatMap((unit) => unit.accounts);

test('the organization is valid in an organization file', () => {
  const text = JSON.stringify(scenario.organization);
  expect(parseOrganization(text, 'organization.json')).toEqual(scenario.organization);
});

test('about sixty accounts are in OUs up to five levels deep, with equal names, other scripts and empty OUs', () => {
  expect(accounts.length).toBeGreaterThanOrEqual(55);
  expect(accounts.length).toBeLessThanOrEqual(65);
  expect(depth(scenario.organization.root)).toBe(5);
  expect(units.filter(({ name }) => name === 'Prod').length).toBeGreaterThanOrEqual(6);
  expect(units.filter(({ name }) => name === 'Dev').length).toBeGreaterThanOrEqual(4);
  expect(units.filter((unit) => unit.accounts.length + unit.organizationalUnits.length === 0)).not.toEqual(
    [],
  );
  expect(units.some(({ name }) => /\p{Script=Han}/u.test(name))).toBe(true);
  expect(units.some(({ name }) => /\p{Extended_Pictographic}/u.test(name))).toBe(true);
  expect(new Set(accounts.map(({ state }) => state))).toEqual(
    new Set(['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']),
  );
});

test('the last full month has at most a few hundred thousand dollars and every kind of charge', () => {
  expect(lastFullMonth(scenario.ledger)).toBe('2026-10');
  const response = ask({ ...YEAR, Metrics: ['UnblendedCost'] });
  const totals = response.ResultsByTime.map(({ Total }) => Number(Total['UnblendedCost']?.Amount));
  expect(totals).toHaveLength(14);
  for (const total of totals.slice(0, 13)) {
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThan(300_000);
  }
  const types = ask({ ...OCTOBER, Metrics: ['UnblendedCost'], GroupBy: byDimension('RECORD_TYPE') });
  expect(types.ResultsByTime[0]?.Groups.map(({ Keys }) => Keys[0])).toEqual(
    expect.arrayContaining([
      'Usage',
      'Tax',
      'Credit',
      'Refund',
      'Support',
      'RIFee',
      'Fee',
      'SavingsPlanNegation',
    ]),
  );
});

test('Savings Plans are billed to the management account and amortized in the accounts that use them', () => {
  const Filter = {
    Dimensions: {
      Key: 'RECORD_TYPE',
      Values: ['SavingsPlanRecurringFee', 'SavingsPlanCoveredUsage', 'SavingsPlanNegation'],
    },
  };
  const response = ask({ ...OCTOBER, Metrics: ['UnblendedCost', 'AmortizedCost'], Filter });
  // 31 days of 430 + 34 USD are billed; in addition the second plan's upfront payment of 34 USD per day is amortized
  expect(response.ResultsByTime[0]?.Total).toEqual({
    UnblendedCost: { Amount: '14384', Unit: 'USD' },
    AmortizedCost: { Amount: '15438', Unit: 'USD' },
  });
  const fees = { Dimensions: { Key: 'RECORD_TYPE', Values: ['SavingsPlanRecurringFee'] } };
  const GroupBy = byDimension('LINKED_ACCOUNT');
  expect(groupLines(ask({ ...OCTOBER, Metrics: ['UnblendedCost'], Filter: fees, GroupBy }))).toEqual([
    `2026-10-01 ${scenario.organization.managementAccountId} 14384 USD`,
  ]);
});

const MARKS = [
  { Type: 'TAG', Key: 'Team' },
  { Type: 'COST_CATEGORY', Key: 'Business' },
];

/** The values of a tag or cost category in October, and for each the record types that have it. */
function typesByValue(mark: (typeof MARKS)[number] | undefined): Map<string, string[]> {
  const GroupBy = [mark, ...byDimension('RECORD_TYPE')];
  const [period] = ask({ ...OCTOBER, Metrics: ['UnblendedCost'], GroupBy }).ResultsByTime;
  const types = new Map<string, string[]>();
  for (const { Keys } of period?.Groups ?? []) {
    const [value = '', type = ''] = Keys;
    types.set(value, [...(types.get(value) ?? []), type]);
  }
  return types;
}

test('teams have tagged what they use; some usage has no tag, and no tax, fee, support, credit or refund has one', () => {
  const types = typesByValue(MARKS[0]);
  const untagged = types.get('Team$') ?? [];
  expect(untagged).toEqual(
    expect.arrayContaining([
      'Credit',
      'RIFee',
      'Refund',
      'SavingsPlanRecurringFee',
      'Support',
      'Tax',
      'Usage',
    ]),
  );
  types.delete('Team$');
  expect(types.size).toBeGreaterThanOrEqual(8);
  for (const [team, found] of types) expect([team, found]).toEqual([team, expect.arrayContaining(['Usage'])]);
  expect(new Set([...types.values()].flat())).toEqual(
    new Set(['DiscountedUsage', 'SavingsPlanCoveredUsage', 'SavingsPlanNegation', 'Usage']),
  );
});

test('the cost category is a rule on accounts: taxes and credits have it as well, the accounts of the root do not', () => {
  const types = typesByValue(MARKS[1]);
  expect([...types.keys()]).toEqual([
    'Business$',
    ...['Analytics', 'Online retail', 'Shared platform', 'Stores', 'Supply chain'].map(
      (name) => `Business$${name}`,
    ),
  ]);
  expect(types.get('Business$')).toEqual(
    expect.arrayContaining(['Support', 'SavingsPlanRecurringFee', 'Usage']),
  );
  expect(types.get('Business$Stores')).toEqual(expect.arrayContaining(['Tax', 'Usage']));
  expect(types.get('Business$Analytics')).toEqual(
    expect.arrayContaining(['Refund', 'Private Rate Discount']),
  );
});

test('a departed account and the accounts of the root have spend in the last full month', () => {
  const response = ask({ ...OCTOBER, Metrics: ['UnblendedCost'], GroupBy: byDimension('LINKED_ACCOUNT') });
  const spending = response.ResultsByTime[0]?.Groups.map(({ Keys }) => Keys[0] ?? '') ?? [];
  const known = new Set(accounts.map(({ id }) => id));
  expect(spending.filter((id) => !known.has(id))).toHaveLength(1);
  expect(scenario.organization.root.accounts.every(({ id }) => spending.includes(id))).toBe(true);
});

test('the same day and seed give the same bill, and another seed gives another bill', () => {
  const total = (seed: number): string | undefined =>
    costExplorer(
      enterpriseScenario({ today: '2026-11-23', seed }),
      '111122223333',
    )({
      ...OCTOBER,
      Metrics: ['UnblendedCost'],
    }).ResultsByTime[0]?.Total['UnblendedCost']?.Amount;
  expect(total(1)).toBe(total(1));
  expect(total(1)).not.toBe(total(2));
});

test('on the first day of a month the bill ends with the month before', () => {
  expect(lastFullMonth(enterpriseScenario({ today: '2026-03-01', seed: 1 }).ledger)).toBe('2026-02');
});
