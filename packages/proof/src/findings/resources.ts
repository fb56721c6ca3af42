import type { Deployment } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { archiveFindings } from './archive.ts';
import { exportFindings } from './exports.ts';
import type { Finding } from './model.ts';
import { scheduleFindings } from './schedules.ts';

/** Types that the proof does not read, because none of them gives a permission to a principal. */
const WITHOUT_PERMISSIONS: readonly string[] = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::IAM::OIDCProvider',
  'AWS::Lambda::EventInvokeConfig',
];

/** Roles and other resources that the design does not have, roles that are missing, and permissions on the function. */
export function resourceFindings(variant: Variant, deployment: Deployment): Finding[] {
  return [
    ...roleFindings(variant, deployment),
    ...boundaryFindings(variant, deployment),
    ...functionFindings(variant, deployment),
    ...permissionFindings(variant, deployment),
    ...endpointFindings(variant, deployment),
    ...exportFindings(variant, deployment),
    ...archiveFindings(variant, deployment),
    ...scheduleFindings(variant, deployment),
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
    ...(chain.archive === undefined ? [] : [chain.archive.archivist]),
    ...(chain.schedules === undefined ? [] : [chain.schedules.deliverer, chain.schedules.scheduler]),
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

/** The matrix asks what a boundary refuses; here, whether each role has the configured one at all. */
function boundaryFindings({ config }: Variant, { roles }: Deployment): Finding[] {
  const wanted = config.roles?.permissionsBoundary;
  return roles
    .filter(({ boundary }) => boundary?.name !== wanted?.split('/').at(-1))
    .map(({ arn, boundary }): Finding => {
      const message = `${arn} does not have the permissions boundary ${wanted ?? 'none'}, but ${boundary?.name ?? 'none'}`;
      return { kind: 'role', message };
    });
}

function functionFindings(variant: Variant, { functions }: Deployment): Finding[] {
  const chain = chainOf(variant);
  return functions.flatMap(({ arn, roleArn }): Finding[] => [
    ...(arn === chain.function
      ? []
      : [{ kind: 'resource' as const, message: `${arn} is a function that the design does not have` }]),
    ...(roleArn === chain.worker
      ? []
      : [{ kind: 'role' as const, message: `${arn} runs as ${roleArn} instead of the worker role` }]),
  ]);
}

/** The endpoint of Cost Explorer does not support policies, and that of SES does not say so: they have none. */
function endpointFindings(variant: Variant, { endpoints }: Deployment): Finding[] {
  const expected = chainOf(variant).endpoints;
  const finding = (message: string): Finding => ({ kind: 'resource', message });
  return [
    ...endpoints
      .filter(({ service }) => !expected.includes(service))
      .map(({ service }) => finding(`there is an endpoint of ${service}, which the design does not have`)),
    ...endpoints
      .filter(({ service, policy }) => (policy === undefined) !== ['ce', 'email'].includes(service))
      .map(({ service, policy }) =>
        finding(`the endpoint of ${service} must ${policy === undefined ? '' : 'not '}have a policy`),
      ),
    ...expected
      .filter((wanted) => !endpoints.some(({ service }) => service === wanted))
      .map((service) => finding(`there is no endpoint of ${service}`)),
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
