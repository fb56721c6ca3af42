import { ENTERPRISE_PAYER, RUNDECK_ROLE_ARN } from '../sandbox/config.ts';

/** A way to configure the chain, once as a configuration for CDK and once as parameters for the one-file templates. */
export interface Case {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly payer: Readonly<Record<string, string>>;
  /** The roles of callers, by account. */
  readonly callers: Readonly<Record<string, string>>;
  /** The name of the policy of callers, and of the invoker role, where they are not the usual ones. */
  readonly names?: { readonly CallerPolicyName: string; readonly invokerRole: string };
}

export const REGION = 'ap-northeast-1';
const CALLER_ACCOUNT = '444455556666';
const SECOND_ACCOUNT = '777788889999';
export const BILLING_VIEW = `arn:aws:billing::${ENTERPRISE_PAYER}:billingview/custom-0a1b2c3d`;
const SCHEDULER = `arn:aws:iam::${SECOND_ACCOUNT}:role/other/Scheduler`;
const OPERATOR = `arn:aws:iam::${CALLER_ACCOUNT}:role/Operator`;
const TOPIC = `arn:aws:sns:${REGION}:${ENTERPRISE_PAYER}:alarms`;
const KEY = `arn:aws:kms:${REGION}:${ENTERPRISE_PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;

const SUMMARIES = `arn:aws:sns:${REGION}:${ENTERPRISE_PAYER}:summaries`;
const SECRET = `arn:aws:secretsmanager:${REGION}:${ENTERPRISE_PAYER}:secret:teams-AbCdEf`;
const PARAMETER = `arn:aws:ssm:${REGION}:${ENTERPRISE_PAYER}:parameter/ou-cost/slack`;
const EXPORT_KEY = `arn:aws:kms:us-west-2:${ENTERPRISE_PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;

const payer = { accountId: ENTERPRISE_PAYER, region: REGION };
const LEAST = { payer, callers: [{ roleArn: RUNDECK_ROLE_ARN }] };
const RUNDECK = { [CALLER_ACCOUNT]: 'RundeckBatchRole' };

/** Every parameter of both templates has a value of its own. */
export const EVERYTHING: Case = {
  name: 'everything that the templates offer',
  config: {
    payer: { ...payer, organizationId: 'o-kumoretail' },
    callers: [
      { roleArn: RUNDECK_ROLE_ARN },
      { roleArn: SCHEDULER },
      ...[3, 4, 5].map((n) => ({ roleArn: `arn:aws:iam::${n.toString().repeat(12)}:role/Caller${n}` })),
    ],
    externalId: 'open-sesame',
    billingViewArn: BILLING_VIEW,
    reader: { externalId: 'reader-secret' },
    history: { seed: true },
    report: { tolerance: '0.5', settlingDay: 9, maxCostExplorerRequests: 77 },
    function: {
      timeoutSeconds: 240,
      memoryMegabytes: 1024,
      reservedConcurrency: 2,
      logRetentionDays: 90,
      logKmsKey: KEY,
    },
    alarm: { topicArn: TOPIC },
    vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: [1, 2, 3, 4].map((n) => `subnet-0a1b2c3${n}`) },
    exports: {
      create: false,
      bucket: 'acme-bill',
      prefix: 'billing/focus',
      name: 'whole-bill',
      region: 'us-west-2',
      database: 'finops',
      glueTable: 'focus_1_2',
      workGroup: 'reports',
      scanLimitGigabytes: 25,
      kmsKeyArn: EXPORT_KEY,
    },
    archive: { bucket: 'acme-reports', prefix: 'finance/costs', kmsKey: KEY },
    schedules: [
      {
        name: 'report',
        cron: '0 5 7 * ? *',
        timeZone: 'Asia/Tokyo',
        request: { period: 'month-to-date' },
        outputs: ['csv', 'xlsx'],
        language: 'ja',
        locale: 'ja-JP',
        mail: {
          from: 'costs@acme.example',
          to: ['finance@acme.example', 'platform@acme.example'],
          identity: 'costs@acme.example',
          attach: ['csv', 'xlsx'],
        },
        topics: [SUMMARIES],
        webhooks: [{ kind: 'teams', address: SECRET }],
      },
    ],
    roles: { path: '/finance/reports/', permissionsBoundary: 'boundaries/engineer' },
    names: {
      function: 'spend-report',
      invokerRole: 'spend-invoker',
      workerRole: 'spend-worker',
      readerRole: 'spend-reader',
      archivistRole: 'spend-archivist',
      delivererRole: 'spend-deliverer',
      schedulerRole: 'spend-scheduler',
      scheduleGroup: 'spend-schedules',
      deadLetterQueue: 'spend-dead-letters',
      callerPolicy: 'ask-for-spend',
    },
  },
  payer: {
    CallerRoleArn: RUNDECK_ROLE_ARN,
    CallerRoleArn2: SCHEDULER,
    CallerRoleArn3: 'arn:aws:iam::333333333333:role/Caller3',
    CallerRoleArn4: 'arn:aws:iam::444444444444:role/Caller4',
    CallerRoleArn5: 'arn:aws:iam::555555555555:role/Caller5',
    ExternalId: 'open-sesame',
    OrganizationId: 'o-kumoretail',
    BillingViewArn: BILLING_VIEW,
    ReaderExternalId: 'reader-secret',
    HistorySeed: 'true',
    Tolerance: '0.5',
    SettlingDay: '9',
    MaxCostExplorerRequests: '77',
    TimeoutSeconds: '240',
    MemoryMegabytes: '1024',
    ReservedConcurrency: '2',
    LogRetentionDays: '90',
    LogKmsKeyArn: KEY,
    AlarmTopicArn: TOPIC,
    VpcId: 'vpc-0a1b2c3d',
    SubnetId: 'subnet-0a1b2c31',
    SubnetId2: 'subnet-0a1b2c32',
    SubnetId3: 'subnet-0a1b2c33',
    SubnetId4: 'subnet-0a1b2c34',
    ExportsBucket: 'acme-bill',
    ExportsPrefix: 'billing/focus',
    ExportsName: 'whole-bill',
    ExportsRegion: 'us-west-2',
    ExportsDatabase: 'finops',
    ExportsGlueTable: 'focus_1_2',
    ExportsWorkGroup: 'reports',
    ExportsScanLimitGigabytes: '25',
    ExportsKmsKeyArn: EXPORT_KEY,
    ArchiveBucket: 'acme-reports',
    ArchiveCreate: 'true',
    ArchivePrefix: 'finance/costs',
    ArchiveKmsKeyArn: KEY,
    ScheduleExpression: 'cron(0 5 7 * ? *)',
    ScheduleTimeZone: 'Asia/Tokyo',
    ScheduleRequest: '{"period":"month-to-date"}',
    ScheduleOutputs: 'csv,xlsx',
    ScheduleLanguage: 'ja',
    ScheduleLocale: 'ja-JP',
    ScheduleMailFrom: 'costs@acme.example',
    ScheduleMailTo: 'finance@acme.example,platform@acme.example',
    ScheduleMailIdentity: 'costs@acme.example',
    ScheduleMailAttach: 'csv,xlsx',
    ScheduleTopicArn: SUMMARIES,
    ScheduleWebhookAddress: SECRET,
    ScheduleWebhookKind: 'teams',
    RolePath: '/finance/reports/',
    PermissionsBoundary: 'boundaries/engineer',
    FunctionName: 'spend-report',
    InvokerRoleName: 'spend-invoker',
    WorkerRoleName: 'spend-worker',
    ReaderRoleName: 'spend-reader',
    ArchivistRoleName: 'spend-archivist',
    DelivererRoleName: 'spend-deliverer',
    SchedulerRoleName: 'spend-scheduler',
    ScheduleGroupName: 'spend-schedules',
    DeadLetterQueueName: 'spend-dead-letters',
    DeployedThrough: 'terraform',
  },
  callers: {
    ...RUNDECK,
    [SECOND_ACCOUNT]: 'Scheduler',
    ...Object.fromEntries([3, 4, 5].map((n) => [n.toString().repeat(12), `Caller${n}`])),
  },
  names: { CallerPolicyName: 'ask-for-spend', invokerRole: 'finance/reports/spend-invoker' },
};

/** Cases whose trust, grants and settings must be the same however they are deployed. */
export const CASES: readonly Case[] = [
  {
    name: 'the least that must be given',
    config: LEAST,
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN },
    callers: RUNDECK,
  },
  EVERYTHING,
  {
    name: 'a billing view',
    config: { ...LEAST, billingViewArn: BILLING_VIEW },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, BillingViewArn: BILLING_VIEW },
    callers: RUNDECK,
  },
  {
    name: 'a VPC',
    config: { ...LEAST, vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] } },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, VpcId: 'vpc-0a1b2c3d', SubnetId: 'subnet-0a1b2c3d' },
    callers: RUNDECK,
  },
  {
    name: "an export in the stack's region",
    config: { ...LEAST, exports: { bucket: 'acme-bill', create: false } },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, ExportsBucket: 'acme-bill' },
    callers: RUNDECK,
  },
  {
    name: 'a new archive without a key',
    config: { ...LEAST, archive: { bucket: 'acme-reports' } },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, ArchiveBucket: 'acme-reports', ArchiveCreate: 'true' },
    callers: RUNDECK,
  },
  {
    name: 'a schedule that delivers to nobody',
    config: {
      ...LEAST,
      alarm: { topicArn: TOPIC },
      archive: { bucket: 'acme-reports', create: false },
      schedules: [{ name: 'report', rate: '1 day' }],
    },
    payer: {
      CallerRoleArn: RUNDECK_ROLE_ARN,
      AlarmTopicArn: TOPIC,
      ArchiveBucket: 'acme-reports',
      ScheduleExpression: 'rate(1 day)',
    },
    callers: RUNDECK,
  },
  {
    name: 'an existing archive with a key, and a schedule that sends mail as its domain and reads a parameter',
    config: {
      ...LEAST,
      alarm: { topicArn: TOPIC },
      archive: { bucket: 'acme-reports', create: false, kmsKey: KEY },
      schedules: [
        {
          name: 'report',
          cron: '0 5 7 * ? *',
          mail: { from: 'costs@acme.example', to: ['x@acme.example'] },
          webhooks: [{ kind: 'slack', address: PARAMETER }],
        },
      ],
    },
    payer: {
      CallerRoleArn: RUNDECK_ROLE_ARN,
      AlarmTopicArn: TOPIC,
      ArchiveBucket: 'acme-reports',
      ScheduleExpression: 'cron(0 5 7 * ? *)',
      ArchiveKmsKeyArn: KEY,
      ScheduleMailFrom: 'costs@acme.example',
      ScheduleMailTo: 'x@acme.example',
      ScheduleWebhookAddress: PARAMETER,
    },
    callers: RUNDECK,
  },
  {
    name: 'callers of two accounts, the second of which is the fourth parameter',
    config: { ...LEAST, callers: [{ roleArn: RUNDECK_ROLE_ARN }, { roleArn: SCHEDULER }] },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, CallerRoleArn4: SCHEDULER },
    callers: { ...RUNDECK, [SECOND_ACCOUNT]: 'Scheduler' },
  },
  {
    name: 'two callers of one account',
    config: {
      ...LEAST,
      callers: [{ roleArn: RUNDECK_ROLE_ARN }, { roleArn: OPERATOR }],
      externalId: 'open-sesame',
    },
    payer: { CallerRoleArn: RUNDECK_ROLE_ARN, CallerRoleArn2: OPERATOR, ExternalId: 'open-sesame' },
    callers: { [CALLER_ACCOUNT]: 'RundeckBatchRole, Operator' },
  },
];

/** The permissions boundary that `EVERYTHING` names: whole services. */
export const EXISTING_POLICIES = {
  [`arn:aws:iam::${ENTERPRISE_PAYER}:policy/boundaries/engineer`]: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow' as const,
        Action: [
          'sts:*',
          'lambda:*',
          'logs:*',
          'organizations:*',
          'ce:*',
          'billing:*',
          'ec2:*',
          's3:*',
          'kms:*',
          'glue:*',
          'athena:*',
          'bcm-data-exports:*',
          'ses:*',
          'sns:*',
          'secretsmanager:*',
          'scheduler:*',
          'sqs:*',
        ],
        Resource: '*',
      },
    ],
  },
};
