import { describe, expect, test } from 'vitest';
import { exampleConfig, PAYER } from '../testing/example-config.ts';
import {
  grantsOf,
  ofType,
  payerStackWith,
  roleNamed,
  synthesized,
  trustOf,
  variablesOf,
} from '../testing/synthesized.ts';

const MEMBER = '555555555555';
const VIEW = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;

describe('the function in an account of its own', () => {
  const { templates } = synthesized(exampleConfig({ function: { accountId: MEMBER } }));
  const payerStack = templates['ou-cost-payer'];

  test("leaves only the reader role in the payer's account", () => {
    expect(Object.keys(templates).sort()).toEqual([
      'ou-cost-caller-111111111111',
      'ou-cost-payer',
      'ou-cost-reader',
    ]);
    const { resources = [] } = templates['ou-cost-reader'] ?? {};
    expect(resources.map(({ Type }) => Type)).toEqual(['AWS::IAM::Role']);
    expect(ofType(payerStack, 'AWS::IAM::Role')).toHaveLength(2);
    expect(Object.keys(synthesized(exampleConfig()).templates)).not.toContain('ou-cost-reader');
  });

  test("the reader trusts only the worker role of the function's account, which assumes it across accounts", () => {
    const reader = roleNamed(templates['ou-cost-reader'], 'ou-cost-reader');
    expect(trustOf(reader)).toEqual([
      {
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        resources: [],
        principal: { AWS: `arn:aws:iam::${MEMBER}:root` },
        condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/ou-cost-worker` } },
      },
    ]);
    const worker = grantsOf(roleNamed(payerStack, 'ou-cost-worker'));
    expect(worker[0]?.resources).toEqual([`arn:aws:iam::${PAYER}:role/ou-cost-reader`]);
    expect(variablesOf(payerStack)['OU_COST_READER_ROLE_ARN']).toBe(
      `arn:aws:iam::${PAYER}:role/ou-cost-reader`,
    );
  });
});

describe('a billing view', () => {
  const minimal = payerStackWith();
  const { templates } = synthesized(exampleConfig({ function: { accountId: MEMBER }, billingViewArn: VIEW }));
  const payerStack = templates['ou-cost-payer'];

  test("leaves nothing in the payer's account", () => {
    expect(Object.keys(templates).sort()).toEqual(['ou-cost-caller-111111111111', 'ou-cost-payer']);
    expect(ofType(payerStack, 'AWS::IAM::Role')).toHaveLength(3);
    expect(variablesOf(payerStack)['OU_COST_READER_ROLE_ARN']).toBe(
      `arn:aws:iam::${MEMBER}:role/ou-cost-reader`,
    );
  });

  test('is the one that the reader may read, and the one that the function reads', () => {
    const statements = grantsOf(roleNamed(payerStack, 'ou-cost-reader'));
    const ofView = statements.filter(({ resources }) => resources.includes(VIEW));
    expect(ofView).toEqual([
      {
        effect: 'Allow',
        actions: ['ce:GetCostAndUsage', 'billing:GetBillingViewData'],
        resources: [VIEW],
      },
    ]);
    const actions = statements.flatMap((statement) => statement.actions);
    expect(actions.filter((action) => action.startsWith('ce:'))).toHaveLength(1);
    expect(variablesOf(payerStack)['OU_COST_BILLING_VIEW_ARN']).toBe(VIEW);
    expect(variablesOf(minimal)['OU_COST_BILLING_VIEW_ARN']).toBeUndefined();
    expect(minimal.text).not.toContain('billing:');
  });

  test("gives the management account the delegation policy for the reader's account", () => {
    const { Value } = payerStack?.outputs['OrganizationsDelegationPolicy'] ?? {};
    const policy = JSON.parse(String(Value));
    const actions = policy.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions.sort()).toEqual([
      'organizations:DescribeOrganizationalUnit',
      'organizations:ListAccounts',
      'organizations:ListAccountsForParent',
      'organizations:ListOrganizationalUnitsForParent',
      'organizations:ListRoots',
    ]);
    for (const { Principal } of policy.Statement) {
      expect(Principal).toEqual({ AWS: `arn:aws:iam::${MEMBER}:root` });
    }
    expect(minimal.outputs['OrganizationsDelegationPolicy']).toBeUndefined();
  });
});
