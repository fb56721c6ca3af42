import type { Config } from './config.ts';

/** What the command line needs to know of a deployment. */
export interface Addresses {
  readonly region: string;
  readonly invokerRoleArn: string;
  readonly functionArn: string;
}

/** The account in a role's ARN. */
export function accountOfArn(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** The partition of a region's ARNs. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}

/** Names are fixed, so a deployment's ARNs follow from its configuration. */
export function addressesOf(config: Config): Addresses {
  const { accountId, region } = config.payer;
  const partition = partitionOf(region);
  return {
    region,
    invokerRoleArn: `arn:${partition}:iam::${accountId}:role/${config.names.invokerRole}`,
    functionArn: `arn:${partition}:lambda:${region}:${accountId}:function:${config.names.function}`,
  };
}
