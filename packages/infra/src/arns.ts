import type { GrantedResource } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { Aws, Token } from 'aws-cdk-lib';
import { byItselfArns } from './by-itself/arns.ts';
import { exportArns } from './exports/arns.ts';
import { ifGiven } from './parameters/optional.ts';

/**
 * ARNs of the resources that the stacks create. Names are fixed, so an ARN can be written before its resource
 * exists. CloudFormation fills in the partition.
 */
export interface Arns {
  readonly invokerRole: string;
  readonly workerRole: string;
  readonly readerRole: string;
  readonly archivistRole: string;
  readonly delivererRole: string;
  readonly reportFunction: string;
  readonly logGroup: string;
}

/** ARN of a role that this project creates, with the configured path. */
export function projectRoleArn({ roles }: Config, accountId: string, name: string): string {
  return `arn:${Aws.PARTITION}:iam::${accountId}:role${roles.path}${name}`;
}

/** The ARNs are the same in every stack, whatever its account. */
export function arnsOf(config: Config): Arns {
  const { payer, names } = config;
  const accountId = functionAccountOf(config);
  const inRegion = (service: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${payer.region}:${accountId}:${resource}`;
  return {
    invokerRole: projectRoleArn(config, accountId, names.invokerRole),
    workerRole: projectRoleArn(config, accountId, names.workerRole),
    readerRole: projectRoleArn(config, readerAccountOf(config), names.readerRole),
    archivistRole: projectRoleArn(config, accountId, names.archivistRole),
    delivererRole: projectRoleArn(config, accountId, names.delivererRole),
    reportFunction: inRegion('lambda', `function:${names.function}`),
    logGroup: inRegion('logs', `log-group:${logGroupName(config)}`),
  };
}

/** The name that Lambda gives a function's log group. */
export function logGroupName(config: Config): string {
  return `/aws/lambda/${config.names.function}`;
}

/**
 * The ARNs for each kind of resource that a required call names. The ARNs of roots and units contain the
 * management account's id, whichever account reads them.
 *
 * The ids of network interfaces are not known in advance, and Lambda requires the permission on every resource
 * type of the account (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, permissions).
 * Another account may own a subnet and share it, so a subnet's ARN has its id and any account.
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
    'configured-subnets': (vpc?.subnetIds ?? []).map((id) =>
      Token.asString(ifGiven(id, inNetwork('*', `subnet/${id}`))),
    ),
    ...exportArns(config),
    'archivist-role': [arns.archivistRole],
    'deliverer-role': [arns.delivererRole],
    ...byItselfArns(config),
  };
}
