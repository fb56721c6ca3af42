import type { Deployment } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** Types that the proof does not read, because none of them gives a permission to a principal. */
const WITHOUT_PERMISSIONS: readonly string[] = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::VPCEndpoint',
  'AWS::IAM::OIDCProvider',
  'AWS::Lambda::EventInvokeConfig',
];

/** Roles and other resources that the design does not have, roles that are missing, and permissions on the function. */
export function resourceFindings(variant: Variant, deployment: Deployment): Finding[] {
  return [
    ...roleFindings(variant, deployment),
    ...permissionFindings(variant, deployment),
    ...deployment.ignored
      .filter(({ type }) => !WITHOUT_PERMISSIONS.includes(type))
      .map(({ stack, logicalId, type }): Finding => {
        return {
          kind: 'resource',
          message: `${stack}/${logicalId} is a ${type}, which the proof does not know`,
        };
      }),
  ];
}

function roleFindings(variant: Variant, { roles, existingRoles }: Deployment): Finding[] {
  const chain = chainOf(variant);
  const expected = [
    chain.invoker,
    chain.worker,
    chain.reader,
    ...chain.workflows.map(({ roleArn }) => roleArn),
  ];
  const existing = [...chain.callers, ...chain.directInvokers];
  const finding = (message: string): Finding => ({ kind: 'role', message });
  return [
    ...roles
      .filter(({ arn }) => !expected.includes(arn))
      .map(({ arn }) => finding(`${arn} is a role that the design does not have`)),
    ...expected
      .filter((wanted) => !roles.some(({ arn }) => arn === wanted))
      .map((arn) => finding(`${arn} is not created`)),
    ...existingRoles
      .filter(({ arn }) => !existing.includes(arn))
      .map(({ arn }) => finding(`${arn} is named as an existing role, but no role has this path and name`)),
  ];
}

function permissionFindings(variant: Variant, { functions }: Deployment): Finding[] {
  const { directInvokers } = chainOf(variant);
  return functions.flatMap(({ arn, resourcePolicy }) =>
    (resourcePolicy?.Statement ?? []).flatMap((statement) => {
      const { Principal, Action } = statement;
      const names = typeof Principal === 'object' ? Object.values(Principal).flatMap(listOf) : ['*'];
      const isOnlyInvoking = listOf(Action).every((action) => action === 'lambda:InvokeFunction');
      const unexpected = names.filter((name) => !(directInvokers.includes(name) && isOnlyInvoking));
      return unexpected.map((name): Finding => {
        const message = `the permission of ${arn} allows ${name} ${listOf(Action).join(', ')}, but ${name} is not a configured role`;
        return { kind: 'resource-policy', message };
      });
    }),
  );
}
