import type { GrantedResource } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';

/**
 * ARNs of what the stacks make and of what they read. Names are fixed, so each can be written
 * before the thing it names exists; the partition stays CloudFormation's to fill in.
 */
export interface Arns {
  readonly invokerRole: string;
  readonly workerRole: string;
  readonly readerRole: string;
  readonly reportFunction: string;
  readonly logGroup: string;
}

/** ARN of a role that this project makes, path included. */
export function projectRoleArn({ roles }: Config, accountId: string, name: string): string {
  return `arn:${Aws.PARTITION}:iam::${accountId}:role${roles.path}${name}`;
}

/** The same ARNs, whatever the account of the stack that writes them. */
export function arnsOf(config: Config): Arns {
  const { payer, names } = config;
  const accountId = functionAccountOf(config);
  const inRegion = (service: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${payer.region}:${accountId}:${resource}`;
  return {
    invokerRole: projectRoleArn(config, accountId, names.invokerRole),
    workerRole: projectRoleArn(config, accountId, names.workerRole),
    readerRole: projectRoleArn(config, readerAccountOf(config), names.readerRole),
    reportFunction: inRegion('lambda', `function:${names.function}`),
    logGroup: inRegion('logs', `log-group:${logGroupName(config)}`),
  };
}

/** The name that Lambda gives a function's log group. */
export function logGroupName(config: Config): string {
  return `/aws/lambda/${config.names.function}`;
}

/**
 * The ARNs behind each kind of resource that a required call names. Roots and units carry the management
 * account's id, whoever reads them.
 *
 * Network interfaces have ids that nobody knows beforehand, and Lambda wants the right on every kind of
 * resource of the account (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, permissions);
 * a subnet may be shared by another account, so it goes by its id alone.
 */
export function resourceArns(config: Config): Readonly<Record<GrantedResource, readonly string[]>> {
  const { payer, vpc, billingViewArn } = config;
  const arns = arnsOf(config);
  const organization = payer.organizationId ?? 'o-*';
  const inOrganizations = (type: string, id: string): string =>
    `arn:${Aws.PARTITION}:organizations::${payer.accountId}:${type}/${organization}/${id}`;
  const inNetwork = (account: string, resource: string): string =>
    `arn:${Aws.PARTITION}:ec2:${payer.region}:${account}:${resource}`;
  return {
    any: ['*'],
    'billing-view': billingViewArn === undefined ? [] : [billingViewArn],
    'organization-root': [inOrganizations('root', 'r-*')],
    'organizational-unit': [inOrganizations('ou', 'ou-*')],
    'reader-role': [arns.readerRole],
    'invoker-role': [arns.invokerRole],
    'report-function': [arns.reportFunction],
    'report-log-streams': [`${arns.logGroup}:*`],
    'account-network': [inNetwork(functionAccountOf(config), '*/*')],
    'configured-subnets': (vpc?.subnetIds ?? []).map((id) => inNetwork('*', `subnet/${id}`)),
  };
}
