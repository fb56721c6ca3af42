import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from './findings/model.ts';
import { securityPage } from './page/security.ts';
import { listOf } from './policies/grants.ts';
import { prove, type Verdict } from './prove.ts';
import {
  callerPolicyOn,
  withGrant,
  withRole,
  withTrust,
  withWorkerStatements,
} from './testing/changed-deployment.ts';
import { oneGrantLess } from './testing/one-grant-less.ts';
import { chainOf } from './variants/chain.ts';
import { verify } from './verify.ts';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'security.md');

let verdicts: Verdict[] = [];

beforeAll(async () => {
  verdicts = await verify();
}, 300_000);

function verdictOf(name: string): Verdict {
  const verdict = verdicts.find(({ variant }) => variant.name === name);
  if (verdict === undefined) throw new Error(`there is no variant '${name}'`);
  return verdict;
}

describe('the proof', () => {
  it('holds for every variant', () => {
    expect(verdicts.map(({ variant, findings }) => [variant.name, findings])).toEqual(
      verdicts.map(({ variant }) => [variant.name, []]),
    );
    expect(verdicts.length).toBeGreaterThan(15);
  });

  it('is what docs/security.md says', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(securityPage(verdicts));
  });

  it('rests on recorded calls of every variant', () => {
    for (const { recorded } of verdicts) expect(recorded.length).toBeGreaterThan(20);
  });
});

/** The findings for a variant's deployment after a change. */
async function findingsAfter(
  name: string,
  change: (deployment: Deployment, verdict: Verdict) => Deployment,
): Promise<readonly Finding[]> {
  const verdict = verdictOf(name);
  const changed = change(verdict.deployment, verdict);
  expect(changed).not.toEqual(verdict.deployment);
  return (await prove(verdict.variant, changed, verdict.recorded)).findings;
}

function kindsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

function messagesOf(findings: readonly Finding[]): string {
  return findings.map(({ message }) => message).join('\n');
}

const ADMINISTRATOR_READS =
  "an administrator of the function's account: assume the reader role (sts:AssumeRole) is allowed";

describe('the proof fails', () => {
  it("for a '*' as a resource", async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-worker', (role) => withGrant(role, 'sts:AssumeRole', '*')),
    );
    expect(kindsOf(findings)).toEqual(['access', 'wildcard']);
    expect(messagesOf(findings)).toContain('the resources of this action can be named');
    expect(messagesOf(findings)).toContain(
      "worker, in another function: assume another role of the function's account (sts:AssumeRole) is allowed",
    );
  });

  it("for a '*' in an action", async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-reader', (role) => withGrant(role, 'organizations:*', '*')),
    );
    expect(kindsOf(findings)).toEqual(['access', 'unneeded-grant', 'wildcard']);
  });

  it('for a permission that nothing needs, even a narrow one', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-reader', (role) => withGrant(role, 'ce:GetTags', 'arn:aws:ce::1:x')),
    );
    expect(kindsOf(findings)).toEqual(['unneeded-grant']);
  });

  it('for each grant that is taken away, of every role', async () => {
    // Together these variants have every kind of grant.
    for (const { variant, deployment, recorded } of ['base', 'billing-view', 'together'].map(verdictOf)) {
      for (const { name, deployment: reduced } of oneGrantLess(deployment)) {
        const { findings } = await prove(variant, reduced, recorded);
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('missing-grant');
        // The matrix asks about all network resources at once, and the remaining grants still allow a part of them.
        if (name.includes('ec2:CreateNetworkInterface on')) continue;
        expect(kindsOf(findings), `${variant.name} without ${name}`).toContain('access');
      }
    }
  }, 300_000);

  it('for network interfaces that Lambda may not create', async () => {
    const findings = await findingsAfter('vpc', (deployment) =>
      withWorkerStatements(deployment, (statements) =>
        statements.map((one) =>
          one.Effect === 'Allow'
            ? { ...one, Action: listOf(one.Action).filter((name) => name !== 'ec2:CreateNetworkInterface') }
            : one,
        ),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access', 'missing-grant']);
  });

  it('for a shared subnet in which Lambda may not create its interface', async () => {
    const findings = await findingsAfter('vpc', (deployment) =>
      withWorkerStatements(deployment, (statements) =>
        statements.map((one) => ({
          ...one,
          Resource: listOf(one.Resource).filter((arn) => !arn.endsWith('subnet/subnet-0a1b2c3d4e5f60718')),
        })),
      ),
    );
    expect(kindsOf(findings)).toEqual(['missing-grant']);
    expect(messagesOf(findings)).toContain(
      'ec2:CreateNetworkInterface on arn:aws:ec2:ap-northeast-1:*:subnet/subnet-0a1b2c3d4e5f60718, which the platform needs',
    );
  });

  it('for a trust policy that names the whole account of the callers', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-invoker', (role) =>
        withTrust(role, (statements) =>
          statements.map((one) => ({ ...one, Principal: { AWS: 'arn:aws:iam::444455556666:root' } })),
        ),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access', 'trust']);
    for (const who of [
      'another role of A',
      'an administrator of A',
      "a role with Rundeck's name under another path",
    ]) {
      expect(messagesOf(findings)).toContain(`${who}: assume the invoker role (sts:AssumeRole) is allowed`);
    }
  });

  it('for an invoker role that Lambda may assume as well', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-invoker', (role) =>
        withTrust(role, (statements) => [
          ...statements,
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ]),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access', 'trust']);
  });

  it('for an execution policy on the invoker role', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-invoker', (role) =>
        withGrant(role, ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access', 'unneeded-grant', 'wildcard']);
  });

  it("for the article's permission on the function, which names the whole account of the callers", async () => {
    const findings = await findingsAfter('base', (deployment) => ({
      ...deployment,
      functions: deployment.functions.map((one) => ({
        ...one,
        resourcePolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:root' },
              Action: 'lambda:InvokeFunction',
              Resource: one.arn,
            },
          ],
        },
      })),
    }));
    expect(kindsOf(findings)).toEqual(['access', 'resource-policy']);
    expect(messagesOf(findings)).toContain(
      'another role of A: invoke the function (lambda:InvokeFunction) is allowed',
    );
  });

  it("for the article's Lambda ARN in the caller's policy", async () => {
    const findings = await findingsAfter('base', (deployment, { variant }) =>
      callerPolicyOn(deployment, chainOf(variant).function),
    );
    expect(kindsOf(findings)).toEqual(['access', 'missing-grant', 'unneeded-grant']);
  });

  it('for a role that the design does not have', async () => {
    const findings = await findingsAfter('base', (deployment) => {
      const [first] = deployment.roles;
      if (first === undefined) throw new Error('the deployment has no roles');
      const name = 'ou-cost-payer-PublishGetStackOutputRole';
      const arn = `${first.arn.slice(0, first.arn.lastIndexOf('/') + 1)}${name}`;
      return { ...deployment, roles: [...deployment.roles, { ...first, name, arn }] };
    });
    expect(messagesOf(findings)).toContain('is a role that the design does not have');
  });

  it('for a resource of a type that it does not know', async () => {
    const findings = await findingsAfter('base', (deployment) => ({
      ...deployment,
      ignored: [...deployment.ignored, { stack: 'x', logicalId: 'Y', type: 'AWS::IAM::User' }],
    }));
    expect(kindsOf(findings)).toEqual(['resource']);
  });

  it.each([
    { variant: 'base', role: 'ou-cost-reader', says: ADMINISTRATOR_READS },
    {
      variant: 'base',
      role: 'ou-cost-worker',
      says: "Lambda, for another account's function: assume the worker role (sts:AssumeRole) is allowed",
    },
    { variant: 'separate-reader', role: 'ou-cost-reader', says: ADMINISTRATOR_READS },
    {
      variant: 'external-ids',
      role: 'ou-cost-invoker',
      says: 'assume the invoker role without the external id',
    },
    {
      variant: 'external-ids',
      role: 'ou-cost-reader',
      says: 'assume the reader role without the external id',
    },
    { variant: 'several-callers', role: 'ou-cost-invoker', says: 'without the condition that the principal' },
    {
      variant: 'several-callers',
      role: 'ou-cost-github-actions',
      says: 'a GitHub workflow of another repository: assume the role of the GitHub workflow',
    },
  ])(
    'for the trust policy of $role without its condition ($variant)',
    async ({ variant, role: name, says }) => {
      const findings = await findingsAfter(variant, (deployment) =>
        withRole(deployment, name, (role) =>
          withTrust(role, (statements) => statements.map(({ Condition: _, ...rest }) => rest)),
        ),
      );
      expect(messagesOf(findings)).toContain(says);
    },
  );

  it('for a permission of the worker role that is not restricted to the one function', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withWorkerStatements(deployment, (statements) =>
        statements.map(({ Condition: _, ...statement }) => statement),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access']);
    expect(messagesOf(findings)).toContain(
      'worker, in another function: assume the reader role (sts:AssumeRole) is allowed',
    );
  });

  it('for a trust policy that names a role of the same name under another path', async () => {
    const findings = await findingsAfter('base', (deployment) =>
      withRole(deployment, 'ou-cost-invoker', (role) =>
        withTrust(role, (statements) =>
          statements.map((one) => ({
            ...one,
            Principal: { AWS: 'arn:aws:iam::444455556666:role/elsewhere/RundeckBatchRole' },
          })),
        ),
      ),
    );
    expect(kindsOf(findings)).toEqual(['access', 'missing-grant', 'trust']);
    expect(messagesOf(findings)).toContain(
      "a role with Rundeck's name under another path: assume the invoker role (sts:AssumeRole) is allowed",
    );
  });

  it('for a function in a VPC whose code could use the network interface permissions', async () => {
    const findings = await findingsAfter('vpc', (deployment) =>
      withWorkerStatements(deployment, (statements) => statements.filter(({ Effect }) => Effect === 'Allow')),
    );
    expect(kindsOf(findings)).toEqual(['access']);
  });
});
