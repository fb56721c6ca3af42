import type { Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { callerPolicyOn, withGrant, withRole } from '../changed-deployment.ts';
import { type Fault, grantsOf, withCondition, withOperator, withoutCondition } from './fault.ts';

const WORKER = 'ou-cost-worker';
const READER = 'ou-cost-reader';
const INVOKER = 'ou-cost-invoker';
const OF_FUNCTION = 'lambda:SourceFunctionArn';
const SUBNET = 'subnet/subnet-0a1b2c3d4e5f60718';

function added(name: string, action: string | readonly string[], resource: string) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, (role) => withGrant(role, action, resource));
}

/** A change to the statements that contain an action. */
function statementsWith(name: string, action: string, change: (one: PolicyStatement) => PolicyStatement) {
  return grantsOf(name, (all) =>
    all.map((one) => (listOf(one.Action).includes(action) && one.Effect === 'Allow' ? change(one) : one)),
  );
}

/** Faults in the roles' own policies. */
export const GRANT_FAULTS: readonly Fault[] = [
  {
    what: "'*' as a resource",
    variant: 'base',
    change: added(WORKER, 'sts:AssumeRole', '*'),
    kinds: ['access', 'wildcard'],
    says: [
      'the resources of this action can be named',
      "worker, in another function: assume another role of the function's account (sts:AssumeRole) is allowed",
    ],
  },
  {
    what: "'*' in an action",
    variant: 'base',
    change: added(READER, 'organizations:*', '*'),
    kinds: ['access', 'unneeded-grant', 'wildcard'],
  },
  {
    what: 'one more action that nothing needs, even a narrow one',
    variant: 'base',
    change: added(READER, 'ce:GetTags', 'arn:aws:ce::1:x'),
    kinds: ['unneeded-grant'],
  },
  {
    what: "the organization's events where the history may not be seeded",
    variant: 'base',
    change: added(READER, 'cloudtrail:LookupEvents', '*'),
    kinds: ['access', 'unneeded-grant'],
    says: ['reader: LookupEvents (CloudTrail) (cloudtrail:LookupEvents) is allowed and must be refused'],
  },
  {
    what: 'one more action on CloudTrail where the history may be seeded',
    variant: 'history-seed',
    change: statementsWith(READER, 'cloudtrail:LookupEvents', (one) => ({
      ...one,
      Action: ['cloudtrail:LookupEvents', 'cloudtrail:StopLogging'],
    })),
    kinds: ['access', 'unneeded-grant', 'wildcard'],
    says: ['reader: StopLogging (CloudTrail)'],
  },
  {
    what: "the organization's events that may not be read where the history may be seeded",
    variant: 'history-seed',
    change: statementsWith(READER, 'cloudtrail:LookupEvents', (one) => ({
      ...one,
      Action: 'organizations:ListRoots',
    })),
    kinds: ['access', 'missing-grant'],
    says: ['is refused cloudtrail:LookupEvents on *, which a run needs'],
  },
  {
    what: 'one more action in a statement that there is',
    variant: 'base',
    change: statementsWith(READER, 'organizations:ListRoots', (one) => ({
      ...one,
      Action: [...listOf(one.Action), 'organizations:DescribeOrganization'],
    })),
    kinds: ['unneeded-grant', 'wildcard'],
  },
  {
    what: 'a log group that is widened to all groups with this beginning',
    variant: 'base',
    change: statementsWith(WORKER, 'logs:PutLogEvents', (one) => ({
      ...one,
      Resource: listOf(one.Resource).map((arn) => arn.replace(/:\*$/, '*')),
    })),
    kinds: ['access'],
    says: ['worker, in the function: write to another log group'],
  },
  {
    what: 'the units of any organization where one is configured',
    variant: 'organization',
    change: statementsWith(READER, 'organizations:DescribeOrganizationalUnit', (one) => ({
      ...one,
      Resource: listOf(one.Resource).map((arn) => arn.replace(/\/o-[a-z0-9]+\//, '/o-*/')),
    })),
    kinds: ['access'],
    says: ['reader: DescribeOrganizationalUnit of another organization'],
  },
  {
    what: 'the execution policy of the log on the invoker role',
    variant: 'base',
    change: added(INVOKER, ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], '*'),
    kinds: ['access', 'unneeded-grant', 'wildcard'],
  },
  {
    what: "the function's ARN in the caller's policy",
    variant: 'base',
    change: (deployment, chain) => callerPolicyOn(deployment, chain.function),
    kinds: ['access', 'missing-grant', 'unneeded-grant'],
  },
  {
    what: "any role in the caller's policy",
    variant: 'base',
    change: (deployment) => callerPolicyOn(deployment, '*'),
    kinds: ['access', 'wildcard'],
  },
  {
    what: 'NotAction',
    variant: 'base',
    change: grantsOf(INVOKER, (all) =>
      all.map(({ Action: _, ...rest }) => ({ ...rest, NotAction: 'lambda:UpdateFunctionCode' })),
    ),
    kinds: ['access', 'unneeded-grant', 'wildcard'],
  },
  {
    what: 'NotResource',
    variant: 'base',
    change: (deployment, chain) =>
      grantsOf(INVOKER, (all) =>
        all.map(({ Resource: _, ...rest }) => ({ ...rest, NotResource: `${chain.function}-not-this` })),
      )(deployment),
    kinds: ['access', 'wildcard'],
  },
  {
    what: 'permissions of the worker role that are not restricted to the one function',
    variant: 'base',
    change: grantsOf(WORKER, (all) => all.map(withoutCondition)),
    kinds: ['access'],
    says: [
      'worker, in another function: assume the reader role (sts:AssumeRole) is allowed',
      "worker, in another function: write to the function's log group (logs:PutLogEvents) is allowed",
      "worker, used by Lambda for another function: create a stream in the function's log group",
    ],
  },
  {
    what: 'a condition on the function that holds where Lambda does not say the function',
    variant: 'base',
    change: grantsOf(WORKER, (all) => all.map((one) => withOperator(one, 'ArnEquals', 'ArnEqualsIfExists'))),
    kinds: ['access'],
    says: ['worker, used by Lambda: assume the reader role (sts:AssumeRole) is allowed'],
  },
  {
    what: 'a condition that admits a second function',
    variant: 'base',
    change: (deployment, chain) =>
      grantsOf(WORKER, (all) =>
        all.map((one) =>
          withCondition(one, 'ArnEquals', OF_FUNCTION, [chain.function, `${chain.function}-other`]),
        ),
      )(deployment),
    kinds: ['access'],
  },
  {
    what: 'a condition that names another function alone',
    variant: 'base',
    change: (deployment, chain) =>
      grantsOf(WORKER, (all) =>
        all.map((one) => withCondition(one, 'ArnEquals', OF_FUNCTION, `${chain.function}-other`)),
      )(deployment),
    kinds: ['access', 'missing-grant'],
  },
  {
    what: 'a Deny that blocks a call',
    variant: 'base',
    change: grantsOf(READER, (all) => [
      ...all,
      { Effect: 'Deny', Action: 'organizations:List*', Resource: '*' },
    ]),
    kinds: ['access', 'missing-grant'],
  },
  {
    what: "network interfaces that the function's code may use, because the Deny is missing",
    variant: 'vpc',
    change: grantsOf(WORKER, (all) => all.filter(({ Effect }) => Effect === 'Allow')),
    kinds: ['access'],
  },
  {
    what: 'a Deny that leaves one action out',
    variant: 'vpc',
    change: grantsOf(WORKER, (all) =>
      all.map((one) => (one.Effect === 'Deny' ? { ...one, Action: listOf(one.Action).slice(1) } : one)),
    ),
    kinds: ['access'],
  },
  {
    what: 'network interfaces that Lambda may not create',
    variant: 'vpc',
    change: statementsWith(WORKER, 'ec2:CreateNetworkInterface', (one) => ({
      ...one,
      Action: listOf(one.Action).filter((name) => name !== 'ec2:CreateNetworkInterface'),
    })),
    kinds: ['access', 'missing-grant'],
  },
  {
    what: 'a shared subnet in which Lambda may not create its interface',
    variant: 'vpc',
    change: grantsOf(WORKER, (all) =>
      all.map((one) => ({ ...one, Resource: listOf(one.Resource).filter((arn) => !arn.endsWith(SUBNET)) })),
    ),
    kinds: ['missing-grant'],
    says: [`ec2:CreateNetworkInterface on arn:aws:ec2:ap-northeast-1:*:${SUBNET}, which the platform needs`],
  },
];
