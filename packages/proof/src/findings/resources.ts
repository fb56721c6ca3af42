import type { Deployment } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** What may stand in the templates beside what the proof reads: none of it gives anybody a right. */
const WITHOUT_RIGHTS: readonly string[] = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::VPCEndpoint',
  'AWS::IAM::OIDCProvider',
  'AWS::Lambda::EventInvokeConfig',
];

/** Roles and other resources that nobody asked for, roles that are missing, and permissions on the function. */
export function resourceFindings(variant: Variant, deployment: Deployment): Finding[] {
  return [
    ...roleFindings(variant, deployment),
    ...permissionFindings(variant, deployment),
    ...deployment.ignored
      .filter(({ type }) => !WITHOUT_RIGHTS.includes(type))
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
  const made = [chain.invoker, chain.worker, chain.reader, ...chain.workflows.map(({ roleArn }) => roleArn)];
  const existing = [...chain.callers, ...chain.directInvokers];
  const finding = (message: string): Finding => ({ kind: 'role', message });
  return [
    ...roles.filter(({ arn }) => !made.includes(arn)).map(({ arn }) => finding(`${arn} is a role too many`)),
    ...made
      .filter((wanted) => !roles.some(({ arn }) => arn === wanted))
      .map((arn) => finding(`${arn} is not created`)),
    ...existingRoles
      .filter(({ arn }) => !existing.includes(arn))
      .map(({ arn }) => finding(`${arn} is taken for an existing role, and does not exist under this path`)),
  ];
}

function permissionFindings(variant: Variant, { functions }: Deployment): Finding[] {
  const { directInvokers } = chainOf(variant);
  return functions.flatMap(({ arn, resourcePolicy }) =>
    (resourcePolicy?.Statement ?? []).flatMap((statement) => {
      const { Principal, Action } = statement;
      const names = typeof Principal === 'object' ? Object.values(Principal).flatMap(listOf) : ['*'];
      const isOnlyInvoking = listOf(Action).every((action) => action === 'lambda:InvokeFunction');
      const tooMany = names.filter((name) => !(directInvokers.includes(name) && isOnlyInvoking));
      return tooMany.map((name): Finding => {
        const message = `the permission of ${arn} lets ${name} ${listOf(Action).join(', ')}, and it is no configured role`;
        return { kind: 'resource-policy', message };
      });
    }),
  );
}
