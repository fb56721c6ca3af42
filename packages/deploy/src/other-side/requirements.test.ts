import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeConfig } from '@ou-cost/contract';
import { synthesize } from '@ou-cost/infra';
import { afterAll, expect, test } from 'vitest';
import { readAssembly } from '../assembly/read.ts';
import { CALLER, CONFIG, PAYER, RUNDECK } from '../testing/program.ts';
import { otherSideRequirements } from './requirements.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-hand-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const THIRD = '333333333333';
const config = decodeConfig(
  JSON.stringify({
    ...CONFIG,
    externalId: 'between-us-1',
    githubActions: [{ accountId: THIRD, repository: 'acme/costs', branch: 'main', createProvider: true }],
    roles: { permissionsBoundary: 'boundaries/engineer' },
    reader: {},
    function: { accountId: '444444444444' },
  }),
  'the test',
);
// What a side needs of the other says nothing of the function's code.
const plans = readAssembly(
  synthesize({ config, outdir: folder, functionAsset: import.meta.dirname }),
  config,
);

function section(text: string, heading: RegExp, format: string): string {
  const part = text.split(/^# /m).find((candidate) => heading.test(candidate)) ?? '';
  const [, body = ''] = new RegExp(`^## ${format}\n\n(.*?)(?=\n\n## |\n*$(?![^]))`, 'ms').exec(part) ?? [];
  return body;
}

test("the stacks of the function's and the reader's accounts come first, then those of the callers", () => {
  expect(plans.map(({ accountId, side }) => [accountId, side])).toEqual([
    ['444444444444', 'payer'],
    [PAYER, 'payer'],
    [CALLER, 'caller'],
    [THIRD, 'caller'],
  ]);
});

test("after the payer's side, the policy for the scheduler's role and the role for GitHub are printed", () => {
  const text = otherSideRequirements('payer', config, plans);
  expect(JSON.parse(section(text, /RundeckBatchRole/, 'JSON')).Statement).toEqual([
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444444444444:role/ou-cost-invoker' },
  ]);
  const { Resources } = JSON.parse(section(text, /ou-cost-github-actions/, 'CloudFormation'));
  const role = Resources.OuCostGithubActions.Properties;
  expect(role.AssumeRolePolicyDocument.Statement[0].Principal).toEqual({
    Federated: `arn:aws:iam::${THIRD}:oidc-provider/token.actions.githubusercontent.com`,
  });
  expect(section(text, /ou-cost-github-actions/, 'Terraform')).toContain(
    'role = aws_iam_role.ou_cost_github_actions.name',
  );
});

test('the identity provider that the role trusts is printed with it', () => {
  const text = otherSideRequirements('payer', config, plans);
  const issuer = 'https://token.actions.githubusercontent.com';
  expect(JSON.parse(section(text, /identity provider/, 'JSON'))).toEqual({
    Url: issuer,
    ClientIdList: ['sts.amazonaws.com'],
  });
  expect(section(text, /identity provider/, 'Terraform')).toContain(`url = "${issuer}"`);
});

test('the permissions boundary of the invoker role is printed for Terraform and for CloudFormation', () => {
  const text = otherSideRequirements('caller', config, plans);
  const boundary = 'arn:aws:iam::444444444444:policy/boundaries/engineer';
  const { Resources } = JSON.parse(section(text, /ou-cost-invoker/, 'CloudFormation'));
  expect(Resources.OuCostInvoker.Properties.PermissionsBoundary).toBe(boundary);
  expect(section(text, /ou-cost-invoker/, 'Terraform')).toContain(`permissions_boundary = "${boundary}"`);
});

test("after the caller's side, the principal that the invoker role must trust and its external id are printed", () => {
  const text = otherSideRequirements('caller', config, plans);
  const [first] = JSON.parse(section(text, /ou-cost-invoker/, 'JSON')).Statement;
  expect(first).toEqual({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: `arn:aws:iam::${CALLER}:root` },
    Condition: {
      ArnEquals: { 'aws:PrincipalArn': RUNDECK },
      StringEquals: { 'sts:ExternalId': 'between-us-1' },
    },
  });
  expect(section(text, /ou-cost-invoker/, 'Terraform')).toContain('"sts:ExternalId" = "between-us-1"');
});
