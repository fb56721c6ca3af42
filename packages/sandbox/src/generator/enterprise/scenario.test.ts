import { expect, test } from 'vitest';
import { lastFullMonth } from '../../ledger/coverage.ts';
import { ledgerKnownAt } from '../../ledger/known-times.ts';
import { organizationOn } from '../../scenario/history/organization-at.ts';
import type { ScenarioAccount, ScenarioNode } from '../../scenario/organization.ts';
import { parseOrganization } from '../../scenario/organization-file.ts';
import { byDimension, costExplorer, groupLines } from '../../testing/written-bill.ts';
import { formatDate, parseDate, parseMoment } from '../../time/calendar.ts';
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

/** The unit of an account by its name, and whether it is there at all, at the end of a day. */
function placeOn(account: string, day: string): string | undefined {
  const { root } = organizationOn(scenario.organization, parseDate(day) ?? 0);
  return nodes(root).find((unit) => unit.accounts.some(({ name }) => name === account))?.name;
}

test('in the middle of last month an account moved; others left, joined, moved back, or twice in a day', () => {
  const places = (account: string, ...days: string[]) => days.map((day) => placeOn(account, day));
  expect(places('backup-vault', '2026-10-15', '2026-10-16')).toEqual(['Security', 'Shared Services']);
  expect(places('legacy-crm', '2026-10-11', '2026-10-12')).toEqual(['Prod', undefined]);
  expect(places('sandbox-farid', '2026-10-08', '2026-10-09')).toEqual([undefined, 'Sandboxes 🧪']);
  expect(places('sandbox-akiko', '2026-07-05', '2026-07-10', '2026-07-19')).toEqual([
    'Sandboxes 🧪',
    'Quarantine',
    'Sandboxes 🧪',
  ]);
  expect(places('crm', '2026-03-20', '2026-03-21')).toEqual(['Prod', 'Prod']);
  expect(new Set(scenario.organization.history?.map(({ kind }) => kind)).size).toBe(7);
  expect(scenario.organization.history?.[0]?.at).toMatch(/^2025-10/);
});

test('a departed account has charges that trail', () => {
  const { accounts: billed, accountOf, starts, length } = scenario.ledger;
  const days = Array.from({ length }, (_, row) => row)
    .filter((row) => billed[accountOf[row] ?? 0]?.name === 'legacy-crm')
    .map((row) => formatDate(starts[row] ?? 0));
  expect(days.at(-1)).toBe('2026-10-17');
});

test('last month was restated after it was over, whichever day today is', () => {
  const total = ({ organization, ledger, today }: typeof scenario, at: string) => {
    const known = ledgerKnownAt(ledger, parseMoment(at) ?? 0);
    const asked = costExplorer({ organization, ledger: known, today }, organization.managementAccountId);
    return asked({ ...OCTOBER, Metrics: ['UnblendedCost'] }).ResultsByTime[0]?.Total['UnblendedCost']?.Amount;
  };
  const restated = total(scenario, '2026-11-23');
  expect(Number(total(scenario, '2026-11-03')) - Number(restated)).toBeGreaterThan(3_140);
  expect(total(scenario, '2026-11-09')).toBe(restated);
  const first = enterpriseScenario({ today: '2026-11-01', seed: 1 });
  expect(total(first, '2026-11-01T01:00:00Z')).not.toBe(total(first, '2026-11-01T02:00:00Z'));
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
