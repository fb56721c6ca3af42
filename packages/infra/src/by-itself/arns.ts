import type { GrantedResource } from '@ou-cost/aws/permissions';
import { archiveAddressesOf, type Config, functionAccountOf } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';
import { mailSenders, webhooksOf } from './targets.ts';

type OfArchive = Extract<GrantedResource, `archive-${string}`>;
type OfSchedules = Extract<
  GrantedResource,
  'mail-identities' | 'delivery-topics' | `webhook-${string}` | 'schedules' | 'dead-letter-queue'
>;

/** The ARN of a bucket, whose name says all. */
export function bucketArn(bucket: string): string {
  return `arn:${Aws.PARTITION}:s3:::${bucket}`;
}

/** The name by which the grant of a key that the stacks create finds it: the key's own id is not known beforehand. */
export function archiveKeyAlias({ names }: Config): string {
  return `alias/${names.archiveStack}`;
}

function archiveArns(config: Config): Readonly<Record<OfArchive, readonly string[]>> {
  const archive = archiveAddressesOf(config);
  if (archive === undefined) {
    return { 'archive-objects': [], 'archive-index': [], 'archive-bucket': [], 'archive-key': [] };
  }
  const { region, bucketAccountId, prefix } = archive;
  const bucket = bucketArn(archive.bucket);
  const key = config.archive?.kmsKey;
  const anyKey = `arn:${Aws.PARTITION}:kms:${region}:${bucketAccountId}:key/*`;
  return {
    'archive-objects': [`${bucket}/${prefix}/*`],
    'archive-index': [`${bucket}/${prefix}/index.html`],
    'archive-bucket': [bucket],
    'archive-key': key === undefined ? [] : [key === 'create' ? anyKey : key],
  };
}

/** The group of the configured schedules, which contains nothing else. */
export function scheduleGroupArn(config: Config): string {
  const { payer, names } = config;
  return `arn:${Aws.PARTITION}:scheduler:${payer.region}:${functionAccountOf(config)}:schedule-group/${names.scheduleGroup}`;
}

/** The ARN of what Amazon SES has verified. It must be in the function's account. */
export function identityArn(config: Config, region: string, identity: string): string {
  return `arn:${Aws.PARTITION}:ses:${region}:${functionAccountOf(config)}:identity/${identity}`;
}

function scheduleArns(config: Config): Readonly<Record<OfSchedules, readonly string[]>> {
  const { payer, names, schedules } = config;
  const account = functionAccountOf(config);
  const inRegion = (service: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${payer.region}:${account}:${resource}`;
  const once = (arns: readonly string[]): string[] => [...new Set(arns)];
  const webhooks = webhooksOf(config);
  return {
    'mail-identities': mailSenders(config).map(({ region, identity }) =>
      identityArn(config, region, identity),
    ),
    'delivery-topics': once(schedules.flatMap(({ topics }) => topics)),
    'webhook-secrets': once(webhooks.filter(({ isSecret }) => isSecret).map(({ address }) => address)),
    'webhook-parameters': once(
      webhooks.filter(({ isParameter }) => isParameter).map(({ address }) => address),
    ),
    'webhook-keys': once(webhooks.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? [])),
    schedules: [inRegion('scheduler', `schedule/${names.scheduleGroup}/*`)],
    'dead-letter-queue': [inRegion('sqs', names.deadLetterQueue)],
  };
}

/** The ARNs of the archive, of the schedules and of those who get reports. */
export function byItselfArns(config: Config): Readonly<Record<OfArchive | OfSchedules, readonly string[]>> {
  return { ...archiveArns(config), ...scheduleArns(config) };
}
