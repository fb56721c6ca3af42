import type { DeployedFunction, Deployment, NamedPolicy, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { withRole } from '../changed-deployment.ts';
import type { Fault } from './fault.ts';

const A = '444455556666';

function policy(...Statement: readonly PolicyStatement[]): {
  Version: string;
  Statement: readonly PolicyStatement[];
} {
  return { Version: '2012-10-17', Statement };
}

/** A statement added to the permission on the function. */
function permission(statement: (functionArn: string) => PolicyStatement) {
  return functions((one) => ({
    ...one,
    resourcePolicy: policy(...(one.resourcePolicy?.Statement ?? []), statement(one.arn)),
  }));
}

function functions(change: (one: DeployedFunction) => DeployedFunction) {
  return (deployment: Deployment): Deployment => ({
    ...deployment,
    functions: deployment.functions.map(change),
  });
}

function boundary(
  change: (before: NamedPolicy | undefined) => NamedPolicy | undefined,
  name = 'ou-cost-worker',
) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, name, ({ boundary: before, ...rest }) => {
      const after = change(before);
      return after === undefined ? rest : { ...rest, boundary: after };
    });
}

const blocking = (statement: PolicyStatement) =>
  boundary((before) => ({ name: before?.name ?? '', document: policy(statement) }));

const mayInvoke = (Principal: PolicyStatement['Principal'], Action = 'lambda:InvokeFunction') =>
  permission((Resource) => ({ Effect: 'Allow', Principal: Principal ?? '*', Action, Resource }));

/** Faults in boundaries, permissions on the function, keys, and in what the templates create at all. */
export const RESOURCE_FAULTS: readonly Fault[] = [
  {
    what: 'a permissions boundary that does not allow a call',
    variant: 'path-and-boundary',
    change: blocking({ Effect: 'Allow', Action: ['logs:*', 'ec2:*'], Resource: '*' }),
    kinds: ['access', 'missing-grant'],
    says: ['is refused sts:AssumeRole on'],
  },
  {
    what: 'a permissions boundary that forbids a call',
    variant: 'path-and-boundary',
    change: boundary((before) => ({
      name: before?.name ?? '',
      document: policy(...(before?.document.Statement ?? []), {
        Effect: 'Deny',
        Action: 'logs:PutLogEvents',
        Resource: '*',
      }),
    })),
    kinds: ['access', 'missing-grant'],
    says: ['is refused logs:PutLogEvents on'],
  },
  {
    what: 'a permissions boundary that lets Lambda create no network interface',
    variant: 'together',
    change: blocking({ Effect: 'Allow', Action: ['logs:*', 'sts:*'], Resource: '*' }),
    kinds: ['access'],
    says: ['worker, used by Lambda: CreateNetworkInterface (EC2) (ec2:CreateNetworkInterface) is refused'],
  },
  ...['ou-cost-invoker', 'ou-cost-worker', 'ou-cost-reader'].map(
    (name): Fault => ({
      what: `${name} without the configured permissions boundary`,
      variant: 'path-and-boundary',
      change: boundary(() => undefined, name),
      kinds: ['role'],
      says: [`${name} does not have the permissions boundary`],
    }),
  ),
  {
    what: 'another permissions boundary than the configured one',
    variant: 'path-and-boundary',
    change: boundary((before) => ({ name: 'engineer', document: before?.document ?? policy() })),
    kinds: ['role'],
  },
  {
    what: 'a permission on the function for the whole account of the callers',
    variant: 'base',
    change: mayInvoke({ AWS: `arn:aws:iam::${A}:root` }),
    kinds: ['access', 'resource-policy'],
    says: ['another role of A: invoke the function (lambda:InvokeFunction) is allowed'],
  },
  {
    what: 'a permission on the function for everybody',
    variant: 'direct-invokers',
    change: mayInvoke('*'),
    kinds: ['access', 'resource-policy'],
  },
  {
    what: 'a permission on the function for one more role',
    variant: 'direct-invokers',
    change: mayInvoke({ AWS: `arn:aws:iam::${A}:role/OtherRole` }),
    kinds: ['access', 'resource-policy'],
  },
  {
    what: 'a permission on the function for a service',
    variant: 'base',
    change: mayInvoke({ Service: 'events.amazonaws.com' }),
    kinds: ['resource-policy'],
  },
  {
    what: 'a permission for a direct invoker to do more than to invoke',
    variant: 'direct-invokers',
    change: mayInvoke({ AWS: `arn:aws:iam::${A}:role/reporting/Direct` }, 'lambda:*'),
    kinds: ['resource-policy'],
  },
  {
    what: 'a direct invoker without its permission on the function',
    variant: 'direct-invokers',
    change: functions(({ resourcePolicy: _, ...rest }) => rest),
    kinds: ['access'],
  },
  {
    what: 'a function that runs as another role',
    variant: 'base',
    change: (deployment, { reader }) => functions((one) => ({ ...one, roleArn: reader }))(deployment),
    kinds: ['role'],
    says: ['runs as'],
  },
  {
    what: 'a second function',
    variant: 'base',
    change: (deployment) => ({
      ...deployment,
      functions: deployment.functions.flatMap((one) => [one, { ...one, arn: `${one.arn}-other` }]),
    }),
    kinds: ['resource'],
  },
  {
    what: 'a key that CloudWatch Logs may use for any log group',
    variant: 'own-key',
    change: (deployment) => ({
      ...deployment,
      keys: deployment.keys.map((key) => ({
        ...key,
        policy: {
          ...key.policy,
          Statement: key.policy.Statement.map(({ Condition: _, ...rest }) => rest),
        },
      })),
    }),
    kinds: ['access'],
    says: ["CloudWatch Logs, for another log: decrypt with the log group's key"],
  },
  {
    what: 'a role that the design does not have',
    variant: 'base',
    change: (deployment) => {
      const [first] = deployment.roles;
      if (first === undefined) throw new Error('the deployment has no roles');
      const name = 'ou-cost-payer-PublishGetStackOutputRole';
      const arn = `${first.arn.slice(0, first.arn.lastIndexOf('/') + 1)}${name}`;
      return { ...deployment, roles: [...deployment.roles, { ...first, name, arn }] };
    },
    kinds: ['role', 'trust', 'unneeded-grant'],
    says: ['is a role that the design does not have'],
  },
  {
    what: 'a role that is missing',
    variant: 'base',
    change: (deployment, { reader }) => ({
      ...deployment,
      roles: deployment.roles.filter(({ arn }) => arn !== reader),
    }),
    kinds: ['access', 'missing-grant', 'role'],
    says: ['is not created'],
  },
  {
    what: 'a policy on a role that is no caller',
    variant: 'base',
    change: (deployment) => {
      const [caller] = deployment.existingRoles;
      if (caller === undefined) throw new Error('the deployment has no caller');
      const arn = `arn:aws:iam::${A}:role/OtherRole`;
      return { ...deployment, existingRoles: [...deployment.existingRoles, { ...caller, arn }] };
    },
    kinds: ['role', 'unneeded-grant'],
  },
  {
    what: 'a resource of a type that it does not know',
    variant: 'base',
    change: (deployment) => ({
      ...deployment,
      ignored: [...deployment.ignored, { stack: 'x', logicalId: 'Y', type: 'AWS::IAM::User' }],
    }),
    kinds: ['resource'],
  },
];
