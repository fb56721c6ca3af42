import { parse, validate } from '@aws-sdk/util-arn-parser';
import type * as z from 'zod';
import { partitionOf, readerAccountOf } from './addresses.ts';
import type { ConfigDocument } from './schema.ts';

/** What a check is given: the document, and the list of what is wrong with it. */
export type Payload = z.core.ParsePayload<ConfigDocument>;
export type Path = (string | number)[];

export function report({ issues }: Payload, path: Path, message: string, input: unknown): void {
  issues.push({ code: 'custom', path, message, input });
}

/** Pairs of names that must differ: two roles (stacks, policies) with one name would be one. */
const DISTINCT_NAMES = [
  ['workerRole', 'invokerRole'],
  ['readerRole', 'invokerRole'],
  ['readerRole', 'workerRole'],
  ['archivistRole', 'invokerRole'],
  ['archivistRole', 'workerRole'],
  ['archivistRole', 'readerRole'],
  ['delivererRole', 'invokerRole'],
  ['delivererRole', 'workerRole'],
  ['delivererRole', 'readerRole'],
  ['delivererRole', 'archivistRole'],
  ['schedulerRole', 'invokerRole'],
  ['schedulerRole', 'workerRole'],
  ['schedulerRole', 'readerRole'],
  ['schedulerRole', 'archivistRole'],
  ['schedulerRole', 'delivererRole'],
  ['callerStack', 'payerStack'],
  ['readerStack', 'payerStack'],
  ['readerStack', 'callerStack'],
  ['exportsStack', 'payerStack'],
  ['exportsStack', 'callerStack'],
  ['exportsStack', 'readerStack'],
  ['exportsBucketStack', 'payerStack'],
  ['exportsBucketStack', 'callerStack'],
  ['exportsBucketStack', 'readerStack'],
  ['exportsBucketStack', 'exportsStack'],
  ['exportsDeliveryStack', 'payerStack'],
  ['exportsDeliveryStack', 'callerStack'],
  ['exportsDeliveryStack', 'readerStack'],
  ['exportsDeliveryStack', 'exportsStack'],
  ['exportsDeliveryStack', 'exportsBucketStack'],
  ['archiveStack', 'payerStack'],
  ['archiveStack', 'callerStack'],
  ['archiveStack', 'readerStack'],
  ['archiveStack', 'exportsStack'],
  ['archiveStack', 'exportsBucketStack'],
  ['archiveStack', 'exportsDeliveryStack'],
  ['directInvokerPolicy', 'callerPolicy'],
] as const;

const STACKS_BESIDE_CALLERS = [
  'payerStack',
  'readerStack',
  'exportsStack',
  'exportsBucketStack',
  'exportsDeliveryStack',
  'archiveStack',
] as const;

export function checkNames(payload: Payload): void {
  const { names } = payload.value;
  for (const [key, other] of DISTINCT_NAMES) {
    if (names[key] !== names[other]) continue;
    // Reported under 'names': either name may be a default, which is not in the file.
    const message = `gives '${other}' and '${key}' one name, '${names[key]}': give each its own`;
    report(payload, ['names'], message, names);
  }
  for (const key of STACKS_BESIDE_CALLERS) {
    const rest = names[key].startsWith(`${names.callerStack}-`)
      ? names[key].slice(names.callerStack.length + 1)
      : '';
    if (!/^\d{12}$/.test(rest)) continue;
    const message = `is the name of the caller stack of account ${rest}: choose another`;
    report(payload, ['names', key], message, names[key]);
  }
}

/** Every ARN in the configuration, with its key. A text that is not an ARN is omitted: its field reports it already. */
function arnsOf({
  callers,
  directInvokers,
  billingViewArn,
  alarm,
  function: { logKmsKey },
}: ConfigDocument): [Path, string][] {
  const optional: [Path, string | undefined][] = [
    [['billingViewArn'], billingViewArn],
    [['alarm', 'topicArn'], alarm?.topicArn],
    [['function', 'logKmsKey'], logKmsKey === 'create' ? undefined : logKmsKey],
  ];
  const arns: [Path, string | undefined][] = [
    ...callers.map(({ roleArn }, index): [Path, string] => [['callers', index, 'roleArn'], roleArn]),
    ...directInvokers.map((arn, index): [Path, string] => [['directInvokers', index], arn]),
    ...optional,
  ];
  return arns.filter((entry): entry is [Path, string] => validate(entry[1]));
}

export function checkPartitions(payload: Payload): void {
  const { region } = payload.value.payer;
  const partition = partitionOf(region);
  if (partition === 'aws-us-gov' || partition.startsWith('aws-iso')) {
    const message = `is in the partition '${partition}', in which Cost Explorer has no endpoint: deploy to the commercial account that pays for it, and name its region`;
    report(payload, ['payer', 'region'], message, region);
    return;
  }
  for (const [path, arn] of arnsOf(payload.value)) {
    if (parse(arn).partition === partition) continue;
    const message = `is not in the partition '${partition}' of 'payer.region': nothing crosses partitions`;
    report(payload, path, message, arn);
  }
}

/** Only the management account has the events of the organization. */
export function checkHistory(payload: Payload): void {
  const { history, payer } = payload.value;
  const readerAccount = readerAccountOf(payload.value);
  if (!history.seed || readerAccount === payer.accountId) return;
  const message = `needs the reader role in the payer's account, whose CloudTrail has the events: with 'billingViewArn' it is in account ${readerAccount}`;
  report(payload, ['history', 'seed'], message, history.seed);
}

/** CloudWatch accepts keys and topics of its own region only. */
export function checkRegions(payload: Payload): void {
  const { region } = payload.value.payer;
  for (const [path, arn] of arnsOf(payload.value)) {
    const { service, region: regionOfArn } = parse(arn);
    if ((service !== 'kms' && service !== 'sns') || regionOfArn === region) continue;
    report(
      payload,
      path,
      `is not in 'payer.region', '${region}': CloudWatch accepts it from there only`,
      arn,
    );
  }
}
