import { describe, expect, test } from 'vitest';
import { CALLER, exampleConfig, PAYER, RUNDECK } from '../testing/example-config.ts';
import { type Assembly, grantsOf, ofType, roleNamed, synthesized, trustOf } from '../testing/synthesized.ts';

const ISSUER = 'token.actions.githubusercontent.com';

const payerOf = ({ templates }: Assembly) => templates['ou-cost-payer'];

describe('a workflow on GitHub', () => {
  const workflow = { accountId: CALLER, repository: 'acme/finops', branch: 'main' };
  const assembly = synthesized(exampleConfig({ githubActions: [workflow] }));
  const template = assembly.templates['ou-cost-caller-111111111111'];

  test("gets a role that only the repository's branch may assume, and that may assume only the invoker role", () => {
    const role = roleNamed(template, 'ou-cost-github-actions');
    expect(trustOf(role)).toEqual([
      {
        effect: 'Allow',
        actions: ['sts:AssumeRoleWithWebIdentity'],
        resources: [],
        principal: { Federated: `arn:aws:iam::${CALLER}:oidc-provider/${ISSUER}` },
        condition: {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: 'repo:acme/finops:ref:refs/heads/main',
          },
        },
      },
    ]);
    expect(grantsOf(role)).toEqual([
      {
        effect: 'Allow',
        actions: ['sts:AssumeRole'],
        resources: [`arn:aws:iam::${PAYER}:role/ou-cost-invoker`],
      },
    ]);
  });

  test('is trusted by the invoker, by condition as every caller', () => {
    const trust = trustOf(roleNamed(payerOf(assembly), 'ou-cost-invoker'));
    expect(trust).toContainEqual({
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      resources: [],
      principal: { AWS: `arn:aws:iam::${CALLER}:root` },
      condition: {
        ArnEquals: { 'aws:PrincipalArn': [RUNDECK, `arn:aws:iam::${CALLER}:role/ou-cost-github-actions`] },
      },
    });
    expect(trust).toHaveLength(1);
  });

  test('may be bound to a deployment environment, and may be the only caller', () => {
    const { templates } = synthesized(
      exampleConfig({
        callers: [],
        githubActions: [{ accountId: CALLER, repository: 'acme/finops', environment: 'production' }],
      }),
    );
    const role = roleNamed(templates['ou-cost-caller-111111111111'], 'ou-cost-github-actions');
    expect(JSON.stringify(trustOf(role))).toContain('repo:acme/finops:environment:production');
    expect(trustOf(roleNamed(templates['ou-cost-payer'], 'ou-cost-invoker'))).toHaveLength(1);
  });

  test.each([
    { form: 'with ids', also: {}, subjects: 'repo:acme@123/finops@456:ref:refs/heads/main' },
    {
      form: 'of both forms, where asked for',
      also: { alsoWithoutIds: true },
      subjects: ['repo:acme@123/finops@456:ref:refs/heads/main', 'repo:acme/finops:ref:refs/heads/main'],
    },
    {
      form: 'with ids, of an environment',
      also: { branch: undefined, environment: 'production' },
      subjects: 'repo:acme@123/finops@456:environment:production',
    },
  ])('is admitted by exactly the subject $form', ({ also, subjects }) => {
    const withIds = { ...workflow, ownerId: '123', repositoryId: '456', ...also };
    const { templates } = synthesized(exampleConfig({ githubActions: [withIds] }));
    const [trust] = trustOf(roleNamed(templates['ou-cost-caller-111111111111'], 'ou-cost-github-actions'));
    expect(trust?.condition).toEqual({
      StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com', [`${ISSUER}:sub`]: subjects },
    });
  });

  test("creates the account's identity provider only if configured", () => {
    expect(ofType(template, 'AWS::IAM::OIDCProvider')).toEqual([]);
    const { templates } = synthesized(
      exampleConfig({ githubActions: [{ ...workflow, createProvider: true }] }),
    );
    const [provider] = ofType(templates['ou-cost-caller-111111111111'], 'AWS::IAM::OIDCProvider');
    expect(provider?.Properties).toMatchObject({
      Url: `https://${ISSUER}`,
      ClientIdList: ['sts.amazonaws.com'],
    });
  });
});
