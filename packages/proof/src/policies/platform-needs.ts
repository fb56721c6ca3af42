import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { isCovered } from './arn.ts';
import type { Grant } from './grants.ts';

/** A right that no recorded call shows, with the reason for it. */
export interface PlatformNeed {
  readonly roleArn: string;
  readonly action: string;
  /** Patterns that a grant may have, at their widest. */
  readonly resources: readonly string[];
  readonly reason: string;
}

/** What a variant needs beside the recorded calls. */
export function platformNeeds(variant: Variant): PlatformNeed[] {
  return [...networkNeeds(variant), ...directNeeds(variant)];
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
    need('DescribeNetworkInterfaces', ['*'], 'Lambda looks for its interfaces'),
    need('DescribeSubnets', ['*'], 'Lambda looks at the subnets'),
    need('DeleteNetworkInterface', [network], 'Lambda takes its interfaces away again'),
    need('AssignPrivateIpAddresses', [network], 'Lambda gives its interfaces addresses'),
    need('UnassignPrivateIpAddresses', [network], 'Lambda takes the addresses back'),
  ];
}

function directNeeds(variant: Variant): PlatformNeed[] {
  const { directInvokers, function: report } = chainOf(variant);
  return directInvokers.map((roleArn) => ({
    roleArn,
    action: 'lambda:InvokeFunction',
    resources: [report],
    reason: "a direct invoker's own client makes this call, not this project's",
  }));
}

/** Whether a grant is no more than a need. */
export function isNeeded(grant: Grant, need: PlatformNeed): boolean {
  return (
    grant.roleArn === need.roleArn &&
    grant.action === need.action &&
    need.resources.some(
      (widest) => grant.resource === widest || (widest !== '*' && isCovered(grant.resource, widest)),
    )
  );
}
