import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { isCovered } from './arn.ts';
import type { Grant } from './grants.ts';

/** A permission that no recorded call shows, with the reason why it is needed. */
export interface PlatformNeed {
  readonly roleArn: string;
  readonly action: string;
  /** The widest patterns that a grant may have. */
  readonly resources: readonly string[];
  readonly reason: string;
}

/** The permissions that a variant needs in addition to those of the recorded calls. */
export function platformNeeds(variant: Variant): PlatformNeed[] {
  return [...networkNeeds(variant), ...directNeeds(variant), ...exportNeeds(variant)];
}

function networkNeeds(variant: Variant): PlatformNeed[] {
  const { vpc } = variant.config;
  if (vpc === undefined) return [];
  const { worker, partition, region, functionAccount } = chainOf(variant);
  const network = `arn:${partition}:ec2:${region}:${functionAccount}:*/*`;
  const subnets = vpc.subnetIds.map((id) => `arn:${partition}:ec2:${region}:*:subnet/${id}`);
  const need = (action: string, resources: readonly string[], reason: string): PlatformNeed => ({
    roleArn: worker,
    action: `ec2:${action}`,
    resources,
    reason,
  });
  return [
    need(
      'CreateNetworkInterface',
      [network, ...subnets],
      'Lambda attaches the function to its subnets, which another account may own; the sandbox has no network',
    ),
    need('DescribeNetworkInterfaces', ['*'], 'Lambda lists its network interfaces'),
    need('DescribeSubnets', ['*'], 'Lambda reads the subnets'),
    need('DeleteNetworkInterface', [network], 'Lambda deletes network interfaces that are no longer used'),
    need('AssignPrivateIpAddresses', [network], 'Lambda assigns IP addresses to its network interfaces'),
    need('UnassignPrivateIpAddresses', [network], 'Lambda releases these IP addresses'),
  ];
}

/** What the reader role needs of an export apart from a run that ends well. */
function exportNeeds(variant: Variant): PlatformNeed[] {
  const { exports, reader } = chainOf(variant);
  if (exports === undefined) return [];
  const need = (action: string, resource: string, reason: string): PlatformNeed => ({
    roleArn: reader,
    action,
    resources: [resource],
    reason,
  });
  const own = exports.exportArn(exports.name).replace(/-0a1b2c3d-.*$/, '-*');
  const health = 'ou-cost doctor looks at the export and its work group, which no recorded run does';
  return [
    need(
      'athena:StopQueryExecution',
      exports.workGroupArn,
      'a run that fails ends its query; all recorded runs end well',
    ),
    need('athena:GetWorkGroup', exports.workGroupArn, health),
    ...(exports.isOfReader
      ? [
          need('bcm-data-exports:ListExports', '*', health),
          need('bcm-data-exports:GetExport', own, health),
          need('bcm-data-exports:ListExecutions', own, health),
        ]
      : []),
    ...(exports.keyArn === undefined
      ? []
      : [
          need(
            'kms:Decrypt',
            exports.keyArn,
            'S3 decrypts the files with the rights of the reader; the sandbox does not encrypt them',
          ),
        ]),
  ];
}

function directNeeds(variant: Variant): PlatformNeed[] {
  const { directInvokers, function: report } = chainOf(variant);
  return directInvokers.map((roleArn) => ({
    roleArn,
    action: 'lambda:InvokeFunction',
    resources: [report],
    reason: 'the direct invoker makes this call with its own client, which no recorded run uses',
  }));
}

/** Whether a grant gives no more than what is needed. */
export function isNeeded(grant: Grant, need: PlatformNeed): boolean {
  return (
    grant.roleArn === need.roleArn &&
    grant.action === need.action &&
    need.resources.some(
      (widest) => grant.resource === widest || (widest !== '*' && isCovered(grant.resource, widest)),
    )
  );
}
