import type { PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { type Fault, moreTrust, trustOf, withCondition, withOperator, withoutCondition } from './fault.ts';

const A = '444455556666';
const STRANGER = `arn:aws:iam::${A}:role/OtherRole`;
const UNRELATED = 'arn:aws:iam::999900001111:role/Administrator';
const INVOKER = 'ou-cost-invoker';
const READER = 'ou-cost-reader';
const WORKER = 'ou-cost-worker';
const STRANGER_ENTERS = 'another role of A: assume the invoker role (sts:AssumeRole) is allowed';
const ELSEWHERE_ENTERS =
  "a role with Rundeck's name under another path: assume the invoker role (sts:AssumeRole) is allowed";
const ADMINISTRATOR_READS =
  "an administrator of the function's account: assume the reader role (sts:AssumeRole) is allowed";

/** The statement that admits these principals besides those that it names in its condition. */
function admitting(statement: PolicyStatement, ...arns: readonly string[]): PolicyStatement {
  const named = listOf(statement.Condition?.['ArnEquals']?.['aws:PrincipalArn']);
  return withCondition(statement, 'ArnEquals', 'aws:PrincipalArn', [...named, ...arns]);
}

function assumable(
  Principal: PolicyStatement['Principal'],
  rest: Partial<PolicyStatement> = {},
): PolicyStatement {
  return { Effect: 'Allow', Principal: Principal ?? '*', Action: 'sts:AssumeRole', ...rest };
}

/** Faults in trust policies. Without an own remark, the variant is the smallest configuration. */
export const TRUST_FAULTS: readonly Fault[] = [
  {
    what: 'one more ARN in the condition on the callers',
    variant: 'base',
    change: trustOf(INVOKER, (one) => admitting(one, STRANGER)),
    kinds: ['access', 'trust'],
    says: [STRANGER_ENTERS],
  },
  {
    what: 'one more ARN in the condition, of a role that no one asks about',
    variant: 'base',
    change: trustOf(INVOKER, (one) => admitting(one, `arn:aws:iam::${A}:role/NeverHeardOf`)),
    kinds: ['trust'],
  },
  {
    what: 'one more ARN in the condition, of an account that the statement does not name',
    variant: 'several-callers',
    change: (deployment, { callers }) =>
      trustOf(INVOKER, (one) => withCondition(one, 'ArnEquals', 'aws:PrincipalArn', callers))(deployment),
    kinds: ['access', 'missing-grant', 'trust'],
    says: ['of another account'],
  },
  {
    what: 'a pattern in the condition on the callers',
    variant: 'base',
    change: trustOf(INVOKER, (one) => admitting(one, `arn:aws:iam::${A}:role/*`)),
    kinds: ['access', 'trust'],
    says: [STRANGER_ENTERS, ELSEWHERE_ENTERS],
  },
  {
    what: 'a trust in the whole account of the callers',
    variant: 'base',
    change: trustOf(INVOKER, withoutCondition),
    kinds: ['access', 'trust'],
    says: [STRANGER_ENTERS, ELSEWHERE_ENTERS, 'an administrator of A: assume the invoker role'],
  },
  {
    what: 'one more account as the principal',
    variant: 'base',
    change: trustOf(INVOKER, (one) => ({
      ...one,
      Principal: { AWS: [`arn:aws:iam::${A}:root`, 'arn:aws:iam::999900001111:root'] },
    })),
    kinds: ['trust'],
    says: ['of another account'],
  },
  {
    what: 'a further statement for a role of another account',
    variant: 'base',
    change: moreTrust(INVOKER, assumable({ AWS: UNRELATED })),
    kinds: ['access', 'trust'],
    says: ['an administrator of an unrelated account: assume the invoker role'],
  },
  {
    what: 'a caller that is trusted by its ARN, which a caller created anew would not match',
    variant: 'base',
    change: (deployment, { callers }) =>
      trustOf(INVOKER, (one) => ({ ...withoutCondition(one), Principal: { AWS: callers } }))(deployment),
    kinds: ['trust'],
  },
  {
    what: 'a caller of the same name under another path',
    variant: 'base',
    change: trustOf(INVOKER, (one) =>
      withCondition(
        one,
        'ArnEquals',
        'aws:PrincipalArn',
        `arn:aws:iam::${A}:role/elsewhere/RundeckBatchRole`,
      ),
    ),
    kinds: ['access', 'missing-grant', 'trust'],
    says: [ELSEWHERE_ENTERS],
  },
  {
    what: "the principal '*'",
    variant: 'base',
    change: trustOf(INVOKER, (one) => ({ ...one, Principal: '*' })),
    kinds: ['trust'],
  },
  {
    what: "the principal { AWS: '*' }",
    variant: 'base',
    change: trustOf(READER, (one) => ({ ...one, Principal: { AWS: '*' } })),
    kinds: ['access', 'trust'],
  },
  {
    what: 'NotPrincipal',
    variant: 'base',
    change: moreTrust(INVOKER, {
      Effect: 'Allow',
      NotPrincipal: { AWS: UNRELATED },
      Action: 'sts:AssumeRole',
    }),
    kinds: ['access', 'trust'],
  },
  {
    what: 'a condition that holds where its key is absent',
    variant: 'base',
    change: trustOf(INVOKER, (one) => withOperator(one, 'ArnEquals', 'ArnEqualsIfExists')),
    kinds: ['trust'],
  },
  {
    what: 'a condition that takes patterns',
    variant: 'base',
    change: trustOf(INVOKER, (one) => withOperator(one, 'ArnEquals', 'ArnLike')),
    kinds: ['trust'],
  },
  {
    what: 'a condition that excludes instead of naming',
    variant: 'base',
    change: trustOf(INVOKER, (one) => withOperator(one, 'ArnEquals', 'ArnNotEquals')),
    kinds: ['access', 'missing-grant', 'trust'],
  },
  {
    what: 'an invoker role that Lambda may assume as well',
    variant: 'base',
    change: moreTrust(INVOKER, assumable({ Service: 'lambda.amazonaws.com' })),
    kinds: ['access', 'trust'],
  },
  {
    what: 'a worker role that another service may assume',
    variant: 'base',
    change: moreTrust(
      WORKER,
      assumable(
        { Service: 'ec2.amazonaws.com' },
        { Condition: { StringEquals: { 'aws:SourceAccount': A } } },
      ),
    ),
    kinds: ['trust'],
  },
  {
    what: 'a worker role that Lambda may assume for any account',
    variant: 'base',
    change: trustOf(WORKER, withoutCondition),
    kinds: ['access', 'trust'],
    says: ["Lambda, for another account's function: assume the worker role (sts:AssumeRole) is allowed"],
  },
  {
    what: 'a worker role that Lambda may assume for a second account',
    variant: 'base',
    change: (deployment, { functionAccount }) =>
      trustOf(WORKER, (one) =>
        withCondition(one, 'StringEquals', 'aws:SourceAccount', [functionAccount, '999900001111']),
      )(deployment),
    kinds: ['access', 'trust'],
  },
  {
    what: 'a reader role that trusts the whole account of the function',
    variant: 'base',
    change: trustOf(READER, withoutCondition),
    kinds: ['access', 'trust'],
    says: [ADMINISTRATOR_READS],
  },
  {
    what: "a reader role in another account that trusts the function's whole account",
    variant: 'separate-reader',
    change: trustOf(READER, withoutCondition),
    kinds: ['access', 'trust'],
    says: [ADMINISTRATOR_READS],
  },
  {
    what: 'a reader role that the invoker role may assume as well',
    variant: 'base',
    change: (deployment, { invoker }) => trustOf(READER, (one) => admitting(one, invoker))(deployment),
    kinds: ['trust'],
  },
  {
    what: 'an action in a trust that nothing needs',
    variant: 'base',
    change: trustOf(INVOKER, (one) => ({ ...one, Action: ['sts:AssumeRole', 'sts:TagSession'] })),
    kinds: ['trust'],
    says: ['allows sts:TagSession'],
  },
  {
    what: 'a pattern as the action of a trust',
    variant: 'base',
    change: trustOf(READER, (one) => ({ ...one, Action: 'sts:*' })),
    kinds: ['trust'],
  },
  {
    what: 'NotAction in a trust',
    variant: 'base',
    change: trustOf(READER, ({ Action: _, ...rest }) => ({ ...rest, NotAction: 'sts:TagSession' })),
    kinds: ['trust'],
  },
  ...['invoker', 'reader'].flatMap((role): Fault[] => [
    {
      what: `a trust of the ${role} role without the external id`,
      variant: 'external-ids',
      change: trustOf(`ou-cost-${role}`, ({ Condition: { StringEquals: _, ...others } = {}, ...rest }) => ({
        ...rest,
        Condition: others,
      })),
      kinds: ['access'],
      says: [`assume the ${role} role without the external id`],
    },
    {
      what: `a trust of the ${role} role with a second external id`,
      variant: 'external-ids',
      change: trustOf(`ou-cost-${role}`, (one) => {
        const given = listOf(one.Condition?.['StringEquals']?.['sts:ExternalId']);
        return withCondition(one, 'StringEquals', 'sts:ExternalId', [...given, `${given[0]}-not`]);
      }),
      kinds: ['access'],
      says: [`assume the ${role} role with another external id`],
    },
  ]),
];
