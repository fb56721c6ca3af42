import type { GrantedResource } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';

/**
 * ARNs of what the payer stack makes and of what it reads. Names are fixed, so each can be written
 * before the thing it names exists; the partition stays CloudFormation's to fill in.
 */
export interface Arns {
  readonly invokerRole: string;
  readonly workerRole: string;
  readonly readerRole: string;
  readonly reportFunction: string;
}

/** ARNs in the payer's account, whatever the account of the stack that writes them. */
export function arnsOf({ payer, names }: Config): Arns {
  const role = (name: string): string => `arn:${Aws.PARTITION}:iam::${payer.accountId}:role/${name}`;
  return {
    invokerRole: role(names.invokerRole),
    workerRole: role(names.workerRole),
    readerRole: role(names.readerRole),
    reportFunction: `arn:${Aws.PARTITION}:lambda:${payer.region}:${payer.accountId}:function:${names.function}`,
  };
}

/** The name that Lambda gives a function's log group. */
export function logGroupName(config: Config): string {
  return `/aws/lambda/${config.names.function}`;
}

/**
 * The ARNs behind each kind of resource that a required call names.
 *
 * Network interfaces have ids that nobody knows beforehand, and Lambda wants the right on every kind of
 * resource of the account (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, permissions);
 * a subnet may be shared by another account, so it goes by its id alone.
 */
export function resourceArns(config: Config): Readonly<Record<GrantedResource, readonly string[]>> {
  const { payer, vpc } = config;
  const arns = arnsOf(config);
  const organization = payer.organizationId ?? 'o-*';
  const inOrganizations = (type: string, id: string): string =>
    `arn:${Aws.PARTITION}:organizations::${payer.accountId}:${type}/${organization}/${id}`;
  const inRegion = (service: string, account: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${payer.region}:${account}:${resource}`;
  return {
    any: ['*'],
    'organization-root': [inOrganizations('root', 'r-*')],
    'organizational-unit': [inOrganizations('ou', 'ou-*')],
    'reader-role': [arns.readerRole],
    'invoker-role': [arns.invokerRole],
    'report-function': [arns.reportFunction],
    'report-log-streams': [inRegion('logs', payer.accountId, `log-group:${logGroupName(config)}:*`)],
    'account-network': [inRegion('ec2', payer.accountId, '*/*')],
    'configured-subnets': (vpc?.subnetIds ?? []).map((id) => inRegion('ec2', '*', `subnet/${id}`)),
  };
}
