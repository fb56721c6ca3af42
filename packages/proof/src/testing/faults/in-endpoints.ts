import type { Deployment, PolicyStatement, VpcEndpoint } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { type Fault, withCondition, withoutCondition } from './fault.ts';

function endpoint(service: string, change: (one: VpcEndpoint) => VpcEndpoint | null) {
  return (deployment: Deployment): Deployment => ({
    ...deployment,
    endpoints: deployment.endpoints.flatMap((one) => (one.service === service ? (change(one) ?? []) : [one])),
  });
}

function statements(service: string, change: (one: PolicyStatement) => PolicyStatement) {
  return endpoint(service, ({ policy, ...rest }) => ({
    ...rest,
    policy: { ...policy, Statement: (policy?.Statement ?? []).map(change) },
  }));
}

const withAction = (action: string) => (one: PolicyStatement) => ({
  ...one,
  Action: [...listOf(one.Action), action],
});

/** Faults in the policies of the interface endpoints. */
export const ENDPOINT_FAULTS: readonly Fault[] = [
  ...['sts', 'organizations'].flatMap((service): Fault[] => [
    {
      what: `an endpoint of ${service} without a policy`,
      variant: 'vpc-endpoints',
      change: endpoint(service, ({ policy: _, ...rest }) => rest),
      kinds: ['access', 'resource'],
    },
    {
      what: `an endpoint of ${service} that anyone may use`,
      variant: 'vpc-endpoints',
      change: statements(service, withoutCondition),
      kinds: ['access', 'unneeded-grant'],
      says: ['an administrator of an unrelated account: pass the endpoint of'],
    },
    {
      what: `an endpoint of ${service} that a further role may use`,
      variant: 'vpc-endpoints',
      change: (deployment, { invoker }) =>
        statements(service, (one) => {
          const named = listOf(one.Condition?.['ArnEquals']?.['aws:PrincipalArn']);
          return withCondition(one, 'ArnEquals', 'aws:PrincipalArn', [...named, invoker]);
        })(deployment),
      kinds: ['access', 'unneeded-grant'],
      says: ['invoker: pass the endpoint of'],
    },
    {
      what: `an endpoint of ${service} that lets nothing pass`,
      variant: 'vpc-endpoints',
      change: statements(service, (one) => ({ ...one, Effect: 'Deny' })),
      kinds: ['access', 'missing-grant'],
    },
    {
      what: `no endpoint of ${service}`,
      variant: 'vpc-endpoints',
      change: endpoint(service, () => null),
      kinds: ['access', 'resource'],
      says: [`there is no endpoint of ${service}`],
    },
  ]),
  {
    what: 'an endpoint of STS through which any role may be assumed',
    variant: 'vpc-endpoint-of-sts',
    change: statements('sts', (one) => ({ ...one, Resource: '*' })),
    kinds: ['access', 'wildcard'],
  },
  {
    what: 'an endpoint of Organizations through which accounts may be moved',
    variant: 'vpc-endpoints',
    change: statements('organizations', withAction('organizations:MoveAccount')),
    kinds: ['access', 'unneeded-grant', 'wildcard'],
    says: ['reader: pass the endpoint of Organizations: MoveAccount'],
  },
  {
    what: "a policy on Cost Explorer's endpoint, which AWS does not support",
    variant: 'vpc-endpoints',
    change: endpoint('ce', (one) => ({ ...one, policy: { Statement: [] } })),
    kinds: ['missing-grant', 'resource'],
  },
  {
    what: 'an endpoint that the configuration does not ask for',
    variant: 'vpc',
    change: (deployment) => ({
      ...deployment,
      endpoints: [{ stack: 'ou-cost-payer', logicalId: 'S3', service: 's3' }],
    }),
    kinds: ['resource'],
  },
];
