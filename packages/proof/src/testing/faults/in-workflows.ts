import type { PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { type Fault, trustOf, withCondition, withOperator } from './fault.ts';

const ROLE = 'ou-cost-github-actions';
const ISSUER = 'token.actions.githubusercontent.com';
const SUBJECT = `${ISSUER}:sub`;
const ANOTHER =
  'a GitHub workflow of another repository of the owner: assume the role of the GitHub workflow';

const subjects = (...values: readonly string[]) =>
  trustOf(ROLE, (one) => withCondition(one, 'StringEquals', SUBJECT, values));

function alsoSubject(value: string) {
  return trustOf(ROLE, (one) => {
    const given = listOf(one.Condition?.['StringEquals']?.[SUBJECT]);
    return withCondition(one, 'StringEquals', SUBJECT, [...given, value]);
  });
}

function without(key: string) {
  return (one: PolicyStatement): PolicyStatement => {
    const { [key]: _, ...left } = one.Condition?.['StringEquals'] ?? {};
    return { ...one, Condition: { ...one.Condition, StringEquals: left } };
  };
}

/** Faults in the trust of a GitHub workflow's role. */
export const WORKFLOW_FAULTS: readonly Fault[] = [
  {
    what: 'a token with any subject',
    variant: 'several-callers',
    change: trustOf(ROLE, without(SUBJECT)),
    kinds: ['access', 'trust'],
    says: [ANOTHER],
  },
  {
    what: 'a token for any audience',
    variant: 'several-callers',
    change: trustOf(ROLE, without(`${ISSUER}:aud`)),
    kinds: ['access', 'trust'],
    says: ['with a token for another audience: assume the role of the GitHub workflow'],
  },
  {
    what: 'a pattern in the subject',
    variant: 'several-callers',
    change: trustOf(ROLE, (one) => withOperator(one, 'StringEquals', 'StringLike')),
    kinds: ['access', 'trust'],
  },
  {
    what: 'a subject compared without its case',
    variant: 'several-callers',
    change: trustOf(ROLE, (one) => withOperator(one, 'StringEquals', 'StringEqualsIgnoreCase')),
    kinds: ['access', 'trust'],
  },
  {
    what: 'one more repository',
    variant: 'several-callers',
    change: alsoSubject('repo:example/else:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
    says: [ANOTHER],
  },
  {
    what: 'one more repository that no one asks about',
    variant: 'several-callers',
    change: alsoSubject('repo:never/heard-of:ref:refs/heads/main'),
    kinds: ['trust'],
  },
  {
    what: 'tokens with ids where none are configured',
    variant: 'several-callers',
    change: alsoSubject('repo:example@1001/finops@2002:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
    says: ['the GitHub workflow, with a token with ids: assume the role'],
  },
  {
    what: 'tokens without ids where ids are configured',
    variant: 'together',
    change: alsoSubject('repo:example/finops:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
    says: ['the GitHub workflow, with a token without ids: assume the role'],
  },
  {
    what: 'tokens without ids only, where ids are configured',
    variant: 'together',
    change: subjects('repo:example/finops:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
  },
  {
    what: 'one form of token where both are configured',
    variant: 'github-both-forms',
    change: subjects('repo:example@31337/finops@4711:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
    says: ['is refused and must be allowed'],
  },
  {
    what: "another owner's id",
    variant: 'together',
    change: subjects('repo:example@999/finops@4711:ref:refs/heads/main'),
    kinds: ['access', 'trust'],
    says: ["a GitHub workflow of another owner with the owner's name, with ids: assume the role"],
  },
  {
    what: 'an identity provider of another account',
    variant: 'several-callers',
    change: trustOf(ROLE, (one) => ({
      ...one,
      Principal: { Federated: `arn:aws:iam::444455556666:oidc-provider/${ISSUER}` },
    })),
    kinds: ['access', 'trust'],
  },
  {
    what: 'another identity provider',
    variant: 'several-callers',
    change: trustOf(ROLE, (one) => ({
      ...one,
      Principal: { Federated: 'arn:aws:iam::777788889999:oidc-provider/gitlab.com' },
    })),
    kinds: ['access', 'trust'],
  },
];
