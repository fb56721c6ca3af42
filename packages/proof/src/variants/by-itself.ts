import type { PolicyDocument } from '@ou-cost/sandbox/deployed';
import type { Variant, VariantConfig, VariantSchedule } from './model.ts';

/** Where a variant is, and what exists there. */
export interface ByItselfPlace {
  readonly payer: string;
  /** The account in which what exists already is. */
  readonly archiveAccount: string;
  /** Of the function, and of those who get reports. */
  readonly region: string;
  readonly boundary: {
    readonly name: string;
    readonly path: string;
    readonly policies: Readonly<Record<string, PolicyDocument>>;
  };
  readonly vpc: NonNullable<VariantConfig['vpc']>;
}

/** A schedule that delivers to every kind of target, of the account of the function. */
export function monthly(account: string, region: string): VariantSchedule {
  return {
    name: 'monthly',
    cron: '0 5 7 * ? *',
    timeZone: 'Asia/Tokyo',
    request: { period: '2026-10' },
    outputs: ['html'],
    mail: { from: 'costs@example.com', to: ['finance@example.com', 'platform@example.com'] },
    topics: [`arn:aws:sns:${region}:${account}:summaries`],
    webhooks: [
      { kind: 'slack', address: `arn:aws:secretsmanager:${region}:${account}:secret:slack-AbCdEf` },
      { kind: 'teams', address: `arn:aws:ssm:${region}:${account}:parameter/ou-cost/teams` },
    ],
  };
}

/** The same as far as the one-file template can say it, which gives the schedule its name. */
export function monthlyInOneFile(account: string, region: string, service: string): VariantSchedule {
  const { webhooks = [], ...all } = monthly(account, region);
  return {
    ...all,
    name: 'report',
    webhooks: webhooks.filter(({ address }) => address.includes(`:${service}:`)),
  };
}

/** An alarm, which schedules need. */
export function alarmIn(account: string, region: string): NonNullable<VariantConfig['alarm']> {
  return { topicArn: `arn:aws:sns:${region}:${account}:finops-alarms` };
}

/** A customer's key. */
function keyIn(account: string, region: string, digit: string): string {
  return `arn:aws:kms:${region}:${account}:key/${digit.repeat(8)}-0000-4000-8000-000000000000`;
}

/** An archive alone, and with schedules that deliver to every kind of target. */
export function byItselfVariants(base: VariantConfig, place: ByItselfPlace): Variant[] {
  const { payer, archiveAccount, region, boundary, vpc } = place;
  const all = monthly(payer, region);
  const alarm = alarmIn(payer, region);
  return [
    {
      name: 'archive',
      title: 'an archive in a new bucket, whose objects are locked',
      config: {
        ...base,
        archive: { bucket: 'example-reports', objectLock: { mode: 'GOVERNANCE', days: 400 } },
      },
    },
    {
      name: 'scheduled',
      title:
        'reports that are made by themselves: mail, a topic, a webhook of a secret and one of a parameter',
      config: { ...base, archive: { bucket: 'example-reports' }, schedules: [all], alarm },
    },
    {
      name: 'scheduled-existing',
      title:
        'the same with an existing bucket of another account, its key and those of the webhooks, in a VPC with interface endpoints',
      config: {
        ...base,
        vpc: { ...vpc, interfaceEndpoints: true },
        archive: {
          bucket: 'example-finops',
          prefix: 'reports/ou-cost',
          create: false,
          bucketAccountId: archiveAccount,
          kmsKey: keyIn(archiveAccount, region, '1'),
        },
        schedules: [
          {
            ...all,
            webhooks: (all.webhooks ?? []).map((one, at) => ({
              ...one,
              kmsKeyArn: keyIn(payer, region, String(at + 2)),
            })),
          },
        ],
        alarm,
      },
    },
    {
      name: 'scheduled-new-key',
      title:
        'the same with a new key, a path and a permissions boundary, and a sender that SES has verified in another region',
      config: {
        ...base,
        roles: { path: boundary.path, permissionsBoundary: boundary.name },
        archive: { bucket: 'example-reports', kmsKey: 'create', region: 'eu-central-1' },
        schedules: [
          {
            ...all,
            mail: {
              from: 'costs@example.com',
              to: ['finance@example.com'],
              identity: 'costs@example.com',
              region: 'us-east-1',
            },
          },
          { name: 'weekly', cron: '0 5 ? * MON *', outputs: ['csv'], topics: all.topics ?? [] },
        ],
        alarm,
      },
      existingPolicies: boundary.policies,
    },
  ];
}
