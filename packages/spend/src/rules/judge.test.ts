import { describe, expect, test } from 'vitest';
import type { Change } from '../report/form/change.ts';
import type { Report } from '../report/form/report.ts';
import type { Spend } from '../report/form/spend.ts';
import { judgeRules } from './judge.ts';
import { ruleObstacle } from './obstacle.ts';
import { parseRule } from './parse.ts';

/** Two periods, so that sums are over both: 600.1 + 399.9000000001 is 1000.0000000001. */
const spend = (first: string, second: string, gross = first): Spend => ({
  UnblendedCost: { amounts: [first, second], gross: [gross, second], byChargeType: {} },
  AmortizedCost: { amounts: ['1', '1'], gross: ['1', '1'], byChargeType: {} },
});
const moved = (before: string, after: string, change: string, percent: string | null): Change => ({
  UnblendedCost: { before, after, change, percent },
});

const UNITS = [
  { id: 'r-1', name: 'Root', path: ['Root'], total: spend('700', '400'), direct: spend('0', '0') },
  {
    id: 'ou-1',
    name: 'Work loads',
    path: ['Root', 'Work loads'],
    total: spend('600.1', '399.9000000001', '650'),
    direct: spend('1', '2'),
  },
  {
    id: 'ou-2',
    name: 'Prod',
    path: ['Root', 'Work loads', 'Prod'],
    total: spend('5', '5'),
    direct: spend('5', '5'),
  },
  {
    id: 'ou-3',
    name: 'Prod',
    path: ['Root', 'Old', 'Prod'],
    total: spend('-7', '0'),
    direct: spend('-7', '0'),
  },
];

const CHANGES: Readonly<Record<string, Change>> = {
  'r-1': moved('1000', '1100', '100', '10.00'),
  // 200.0000000001 is slightly more than 20 % of 1000; rounded it is 20.00.
  'ou-1': moved('1000', '1200.0000000001', '200.0000000001', '20.00'),
  'ou-2': moved('0', '10', '10', null),
  'ou-3': moved('-10', '-7', '3', '30.00'),
};

const REPORT = {
  query: { metrics: ['UnblendedCost', 'AmortizedCost'] },
  selection: { organizationalUnits: [], excludedOrganizationalUnits: [] },
  total: spend('705', '400', '755'),
  unattributed: { accountIds: ['222222222222'], total: spend('5', '0') },
  organizationalUnits: UNITS,
  accounts: [
    { id: '111111111111', name: 'shop', spend: spend('5', '5') },
    { id: '222222222222', name: 'gone', spend: spend('5', '0') },
  ],
  comparison: {
    total: moved('1000', '1105', '105', '10.50'),
    unattributed: moved('0', '0', '0', null),
    organizationalUnits: Object.entries(CHANGES).map(([id, total]) => ({ id, total, direct: total })),
    accounts: [
      { id: '111111111111', change: moved('0', '10', '10', null) },
      { id: '222222222222', change: moved('5', '0', '-5', '-100.00') },
    ],
  },
} as unknown as Report;

/** Whom a rule holds for. */
function holding(rule: string, report = REPORT): (string | null)[] {
  const [outcome] = judgeRules(report, [parseRule(rule)]);
  expect(outcome?.holds).toBe((outcome?.findings.length ?? 0) > 0);
  return outcome?.findings.map(({ id, kind }) => id ?? kind) ?? [];
}

describe('a rule holds', () => {
  test.each<[string, string[]]>([
    ['"Work loads" total > 1000', ['ou-1']],
    ['"Work loads" total > 1000.0000000001', []],
    ['"Work loads" total >= 1000.0000000001', ['ou-1']],
    ['"Work loads" total < 1000.0000000002', ['ou-1']],
    ['"Work loads" gross > 1049', ['ou-1']],
    ['"Work loads" direct >= 3', ['ou-1']],
    ['"Work loads" direct > 3', []],
    ['"Work loads/Prod" > 9', ['ou-2']],
    ['ou-3 total < 0', ['ou-3']],
    ['Root total > 1099', ['r-1']],
    ['any-ou total > 1000', ['r-1', 'ou-1']],
    ['any-account total >= 5', ['111111111111', '222222222222']],
    ['222222222222 change <= -100%', ['222222222222']],
    ['unattributed total > 0', ['unattributed']],
    ['unattributed change > 0%', []],
    ['unattributed change >= 0%', ['unattributed']],
    ['total gross > 1154', ['total']],
    ['total change > 10%', ['total']],
    ['total change > 10.5%', []],
    ['total metric AmortizedCost total <= 2', ['total']],
  ])('%s: %j', (rule, ids) => {
    expect(holding(rule)).toEqual(ids);
  });

  test('by the exact percentage, not the one that is shown', () => {
    expect(holding('"Work loads" change > 20%')).toEqual(['ou-1']);
    expect(holding('"Work loads" change >= 20.0000000001%')).toEqual([]);
  });

  test('by the size of what was before, where that was negative', () => {
    expect(holding('ou-3 change > 29.9%')).toEqual(['ou-3']);
    expect(holding('ou-3 change > 30%')).toEqual([]);
    expect(holding('ou-3 change < 0')).toEqual([]);
  });

  test('a rise from zero is more than any percentage, a fall from zero is less', () => {
    expect(holding('ou-2 change > 1000000%')).toEqual(['ou-2']);
    const fell = { ...CHANGES, 'ou-2': moved('0', '-10', '-10', null) };
    const organizationalUnits = Object.entries(fell).map(([id, total]) => ({ id, total, direct: total }));
    const report = {
      ...REPORT,
      comparison: { ...REPORT.comparison, organizationalUnits },
    } as unknown as Report;
    expect(holding('ou-2 change > 0%', report)).toEqual([]);
    expect(holding('ou-2 change < -1000000%', report)).toEqual(['ou-2']);
  });

  // The total of ou-2 is 10.
  test.each([
    ['>', { 9: true, 10: false, 11: false }],
    ['>=', { 9: true, 10: true, 11: false }],
    ['<', { 9: false, 10: false, 11: true }],
    ['<=', { 9: false, 10: true, 11: true }],
  ] as const)('below, at and above its limit as %s says', (operator, expected) => {
    for (const [limit, holds] of Object.entries(expected)) {
      expect(holding(`ou-2 total ${operator} ${limit}`), limit).toEqual(holds ? ['ou-2'] : []);
    }
  });

  test('only where every condition does, for one and the same', () => {
    expect(holding('any-ou change > 20% and > 100')).toEqual(['ou-1']);
    expect(holding('any-ou change > 20% and < 100')).toEqual(['ou-2', 'ou-3']);
    expect(holding('any-ou change > 20% and total > 5000')).toEqual([]);
  });

  test('and says what it found', () => {
    const rules = ['any-ou change > 20% and < 5', '"Work loads/Prod" change > 20%'].map(parseRule);
    expect(judgeRules(REPORT, rules)).toEqual([
      {
        rule: 'any-ou change > 20% and < 5',
        metric: 'UnblendedCost',
        holds: true,
        findings: [
          {
            kind: 'organizational-unit',
            id: 'ou-3',
            name: 'Old/Prod',
            values: [
              { measure: 'change', operator: '>', limit: '20', unit: 'percent', value: '30.00' },
              { measure: 'change', operator: '<', limit: '5', unit: 'currency', value: '3' },
            ],
          },
        ],
      },
      {
        rule: '"Work loads/Prod" change > 20%',
        metric: 'UnblendedCost',
        holds: true,
        findings: [
          {
            kind: 'organizational-unit',
            id: 'ou-2',
            name: 'Work loads/Prod',
            values: [{ measure: 'change', operator: '>', limit: '20', unit: 'percent', value: null }],
          },
        ],
      },
    ]);
  });
});

describe('a rule that names what is not there is an error, and does not pass', () => {
  test.each([
    ['Paymnts total > 1', 'UnknownOrganizationalUnit', /the rule 'Paymnts total > 1' .* 'Paymnts'/],
    ['Prod total > 1', 'AmbiguousOrganizationalUnit', /means 2 organizational units/],
    ['999999999999 total > 1', 'UnknownAccount', /no account 999999999999/],
    ['total metric BlendedCost > 1', 'MalformedAnswer', /no total BlendedCost/],
  ])('%s fails with %s', (rule, code, message) => {
    expect(() => holding(rule)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  test('and says where a selection may be why', () => {
    const selection = { organizationalUnits: ['Prod'], excludedOrganizationalUnits: [] };
    expect(() => holding('Sandbox > 1', { ...REPORT, selection } as unknown as Report)).toThrow(
      /the selection of units may have left it out/,
    );
  });
});

describe('a rule that no report on this request could answer', () => {
  const asked = {
    metrics: ['UnblendedCost'],
    by: ['charge-type'],
    detail: 'account',
    compare: 'previous',
  } as const;
  const obstacle = (rule: string, changed: object = {}) =>
    ruleObstacle(parseRule(rule), { ...asked, ...changed });

  test.each<[string, object, object]>([
    ['total change > 5', { compare: 'none' }, { kind: 'nothing-compared' }],
    ['total total > 5 and change > 1%', { compare: 'none' }, { kind: 'nothing-compared' }],
    ['total gross > 5', { by: ['service'] }, { kind: 'no-gross-by-service' }],
    ['any-account > 5', { detail: 'ou' }, { kind: 'no-accounts-listed' }],
    ['111111111111 > 5', { detail: 'ou' }, { kind: 'no-accounts-listed' }],
    ['total metric BlendedCost > 5', {}, { kind: 'metric-not-asked', metric: 'BlendedCost' }],
  ])('%s cannot be judged under %j', (rule, changed, expected) => {
    expect(obstacle(rule, changed)).toEqual(expected);
  });

  test.each(['total change > 5', 'total gross > 5', 'any-account > 5'])('%s can be judged', (rule) => {
    expect(obstacle(rule)).toBeNull();
  });
});
