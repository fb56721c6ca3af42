import { parse } from '@aws-sdk/util-arn-parser';
import type { Config } from './schema.ts';

/** What the command line must know about a deployment. */
export interface Addresses {
  readonly region: string;
  readonly invokerRoleArn: string;
  readonly functionArn: string;
  /** The roles that may assume the invoker role, those of workflows on GitHub among them. */
  readonly callerRoleArns: readonly string[];
}

/** The account in an ARN. Fails where the text is not an ARN. */
export function accountOfArn(arn: string): string {
  return parse(arn).accountId;
}

/** How the names of regions begin outside of the commercial partition. */
const PARTITIONS: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

/** The partition of a region's ARNs. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** The account of the function, the invoker role and the worker role. */
export function functionAccountOf({
  payer,
  function: { accountId },
}: Pick<Config, 'payer' | 'function'>): string {
  return accountId ?? payer.accountId;
}

/**
 * The account of the reader role: the payer's, whose organization and bill it reads. With a billing view it is the
 * function's account, which can read both from there.
 */
export function readerAccountOf(config: Pick<Config, 'payer' | 'function' | 'billingViewArn'>): string {
  return config.billingViewArn === undefined ? config.payer.accountId : functionAccountOf(config);
}

/** The addresses of a deployment. They follow from its configuration, since all names stand in it. */
export function addressesOf(config: Config): Addresses {
  const { region } = config.payer;
  const accountId = functionAccountOf(config);
  const partition = partitionOf(region);
  const ownRole = (account: string, name: string) =>
    `arn:${partition}:iam::${account}:role${config.roles.path}${name}`;
  return {
    region,
    invokerRoleArn: ownRole(accountId, config.names.invokerRole),
    functionArn: `arn:${partition}:lambda:${region}:${accountId}:function:${config.names.function}`,
    callerRoleArns: [
      ...config.callers.map(({ roleArn }) => roleArn),
      ...config.githubActions.map((workflow) => ownRole(workflow.accountId, workflow.roleName)),
    ],
  };
}
