import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { VariantConfig, VariantSchedule } from './model.ts';

/** What Amazon SES has verified, and what the schedules send through it. */
export interface MailChain {
  readonly region: string;
  readonly identityArn: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What the configured schedules consist of, by its expected names, independent of the code that synthesizes it. */
export interface ScheduleChain {
  readonly deliverer: string;
  readonly scheduler: string;
  readonly names: readonly string[];
  readonly groupArn: string;
  /** The ARN of a schedule of the group, by its name. */
  readonly scheduleArn: (name: string) => string;
  readonly deadLetters: string;
  readonly mails: readonly MailChain[];
  readonly topics: readonly string[];
  readonly secrets: readonly string[];
  readonly parameters: readonly string[];
  /** The customer's keys that secrets and parameters are encrypted with. */
  readonly keys: readonly string[];
  /** The services with an interface endpoint, if the function has such endpoints: those whose targets are all in its region. */
  readonly endpoints: readonly string[];
}

interface Place {
  readonly partition: string;
  readonly functionAccount: string;
  readonly deliverer: string;
  readonly scheduler: string;
}

/** The configured schedules with the project's default names; undefined where none is configured. */
export function scheduleChainOf(
  { schedules = [], payer }: VariantConfig,
  { partition, functionAccount, deliverer, scheduler }: Place,
): ScheduleChain | undefined {
  if (schedules.length === 0) return undefined;
  const inRegion = (service: string, resource: string, region = payer.region): string =>
    `arn:${partition}:${service}:${region}:${functionAccount}:${resource}`;
  const mails = schedules
    .flatMap(({ mail }) => (mail === undefined ? [] : [mail]))
    .map((mail) => {
      const { region = payer.region, identity = mail.from.replace(/^.*@/, '') } = mail;
      return {
        region,
        identityArn: inRegion('ses', `identity/${identity}`, region),
        from: [mail.from],
        to: mail.to,
      };
    });
  const topics = [...new Set(schedules.flatMap((one) => one.topics ?? []))];
  const [secrets, parameters] = [addresses(schedules, 'secretsmanager'), addresses(schedules, 'ssm')];
  const regionOf = (arn: string): string => splitArnParts(arn).region ?? '';
  const regions: readonly (readonly [string, readonly string[]])[] = [
    ['email', mails.map(({ region }) => region)],
    ['sns', topics.map(regionOf)],
    ['secretsmanager', secrets.map(regionOf)],
    ['ssm', parameters.map(regionOf)],
  ];
  return {
    deliverer,
    scheduler,
    names: schedules.map(({ name }) => name),
    groupArn: inRegion('scheduler', 'schedule-group/ou-cost'),
    scheduleArn: (name) => inRegion('scheduler', `schedule/ou-cost/${name}`),
    deadLetters: inRegion('sqs', 'ou-cost-dead-letters'),
    mails,
    topics,
    secrets,
    parameters,
    keys: schedules.flatMap(({ webhooks = [] }) => webhooks.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? [])),
    endpoints: regions
      .filter(([, all]) => all.length > 0 && all.every((one) => one === payer.region))
      .map(([service]) => service),
  };
}

function addresses(schedules: readonly VariantSchedule[], service: string): string[] {
  const all = schedules.flatMap(({ webhooks = [] }) => webhooks.map(({ address }) => address));
  return all.filter((arn) => splitArnParts(arn).service === service);
}
