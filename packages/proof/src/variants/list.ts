import { alarmIn, byItselfVariants, monthly, monthlyInOneFile } from './by-itself.ts';
import type { GithubWorkflow, Variant, VariantConfig, VariantExports } from './model.ts';
import { oneFileVariants } from './one-file.ts';
import type { Organization } from './organization.ts';

export const CALLER_ACCOUNT = '444455556666';
export const SECOND_CALLER_ACCOUNT = '777788889999';
export const ARCHIVE_ACCOUNT = '555566667777';

const PRIVATE_SUBNETS = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
};
const BOUNDARY = 'boundaries/reporting';

const WORKFLOW: GithubWorkflow = {
  accountId: SECOND_CALLER_ACCOUNT,
  repository: 'example/finops',
  branch: 'main',
  roleName: 'ou-cost-github-actions',
  createProvider: true,
};

const WORKFLOW_WITH_IDS: GithubWorkflow = { ...WORKFLOW, ownerId: '31337', repositoryId: '4711' };

function role(name: string, { account = CALLER_ACCOUNT, partition = 'aws' } = {}): string {
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** A permissions boundary as a company may have one: whole services, without IAM. */
const boundary = {
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
        'cloudtrail:*',
        'ses:*',
        'sns:*',
        'sqs:*',
        'secretsmanager:*',
        'ssm:*',
        'scheduler:*',
      ],
      Resource: '*',
    },
  ],
};

/** An export that exists already, with names of its own. */
function existingExport(payer: string): VariantExports {
  return {
    create: false,
    bucket: 'example-finops',
    name: 'whole-bill',
    prefix: 'billing/focus',
    region: 'us-west-2',
    kmsKeyArn: `arn:aws:kms:us-west-2:${payer}:key/0a1b2c3d-0000-4000-8000-000000000000`,
    database: 'finops',
    glueTable: 'focus',
    workGroup: 'reports',
  };
}

/** Every variant that the project supports, and one that combines all options that can be combined. */
export function variantsFor({ payer, member, scenario }: Organization): Variant[] {
  const inRegion = (region: string) => ({ accountId: payer, region });
  const base: VariantConfig = {
    payer: inRegion('ap-northeast-1'),
    callers: [{ roleArn: role('batch/RundeckBatchRole') }],
  };
  const viewArn = `arn:aws:billing::${payer}:billingview/custom-0a1b2c3d-whole-bill`;
  const elsewhere = (region: string, partition: string): VariantConfig => ({
    payer: inRegion(region),
    callers: [{ roleArn: role('batch/RundeckBatchRole', { partition }) }],
  });
  const boundaries = (...accounts: readonly string[]) =>
    Object.fromEntries(accounts.map((id) => [`arn:aws:iam::${id}:policy/${BOUNDARY}`, boundary]));
  const scheduledInOneFile: VariantConfig = {
    ...base,
    alarm: alarmIn(payer, 'ap-northeast-1'),
    archive: { bucket: 'example-reports' },
    schedules: [monthlyInOneFile(payer, 'ap-northeast-1', 'ssm')],
  };
  return [
    { name: 'base', title: 'the smallest configuration: outside a VPC, one caller', config: base },
    {
      name: 'organization',
      title: "the organization's id is configured",
      config: { ...base, payer: { ...base.payer, organizationId: scenario.organization.id } },
    },
    { name: 'vpc', title: 'in an existing VPC', config: { ...base, vpc: PRIVATE_SUBNETS } },
    {
      name: 'vpc-endpoints',
      title: 'in an existing VPC of us-east-1, with interface endpoints',
      config: {
        ...base,
        payer: inRegion('us-east-1'),
        vpc: { ...PRIVATE_SUBNETS, interfaceEndpoints: true },
      },
    },
    {
      name: 'vpc-endpoint-of-sts',
      title: 'in an existing VPC of another region, with the interface endpoint of STS',
      config: { ...base, vpc: { ...PRIVATE_SUBNETS, interfaceEndpoints: true } },
    },
    {
      name: 'direct-invokers',
      title: "a named role of the callers' account invokes the function directly",
      config: { ...base, directInvokers: [role('reporting/Direct')] },
    },
    {
      name: 'external-ids',
      title: 'external ids for the invoker and for the reader role',
      config: { ...base, externalId: 'between-us-1', reader: { externalId: 'between-us-2' } },
    },
    {
      name: 'path-and-boundary',
      title: 'a path and a permissions boundary on every role',
      config: { ...base, roles: { path: '/finops/cost/', permissionsBoundary: BOUNDARY } },
      existingPolicies: boundaries(payer),
    },
    {
      name: 'separate-reader',
      title: "the function in a member account, the reader role in the payer's account",
      config: { ...base, function: { accountId: member } },
    },
    {
      name: 'billing-view',
      title: "no role in the payer's account: a shared billing view and a delegation policy",
      config: { ...base, function: { accountId: member }, billingViewArn: viewArn },
    },
    {
      name: 'several-callers',
      title: 'callers are Rundeck, a role of a second account and a GitHub workflow',
      config: {
        ...base,
        callers: [...base.callers, { roleArn: role('Scheduler', { account: SECOND_CALLER_ACCOUNT }) }],
        githubActions: [WORKFLOW],
      },
    },
    {
      name: 'github-both-forms',
      title: "a GitHub workflow is the only caller besides Rundeck, and GitHub's tokens may have either form",
      config: { ...base, githubActions: [{ ...WORKFLOW_WITH_IDS, alsoWithoutIds: true }] },
    },
    {
      name: 'own-key',
      title: 'the log group is encrypted with a key of its own',
      config: { ...base, function: { logKmsKey: 'create' } },
    },
    {
      name: 'given-key',
      title: 'the log group is encrypted with an existing key',
      config: {
        ...base,
        function: {
          logKmsKey: `arn:aws:kms:ap-northeast-1:${payer}:key/0a1b2c3d-0000-4000-8000-000000000000`,
        },
      },
    },
    {
      name: 'alarm',
      title: 'an alarm on failed runs',
      config: { ...base, alarm: { topicArn: `arn:aws:sns:ap-northeast-1:${payer}:finops-alarms` } },
    },
    {
      name: 'history-seed',
      title: "the history may be seeded: the organization's events in CloudTrail may be read",
      config: { ...base, history: { seed: true } },
    },
    {
      name: 'exports',
      title: "a new export of the bill, in the payer's account",
      config: { ...base, exports: { bucket: 'example-bill' } },
    },
    {
      name: 'exports-elsewhere',
      title:
        "a new export whose bucket is in an account of its own, queried in another region than the function's",
      config: {
        ...base,
        exports: { bucket: 'example-bill', bucketAccountId: ARCHIVE_ACCOUNT, region: 'us-east-1' },
      },
    },
    {
      name: 'exports-existing',
      title: 'an export that exists already, in a bucket with a key of its own',
      config: {
        ...base,
        exports: existingExport(payer),
      },
    },
    {
      name: 'exports-cn',
      title: 'a new export in the partition aws-cn',
      config: { ...elsewhere('cn-north-1', 'aws-cn'), exports: { bucket: 'example-bill' } },
    },
    ...byItselfVariants(base, {
      payer,
      archiveAccount: ARCHIVE_ACCOUNT,
      region: 'ap-northeast-1',
      vpc: PRIVATE_SUBNETS,
      boundary: { name: BOUNDARY, path: '/finops/cost/', policies: boundaries(payer) },
    }),
    { name: 'aws-cn', title: 'the partition aws-cn', config: elsewhere('cn-north-1', 'aws-cn') },
    { name: 'aws-eusc', title: 'the partition aws-eusc', config: elsewhere('eusc-de-east-1', 'aws-eusc') },
    {
      name: 'together',
      title: 'all options that can be combined',
      config: {
        ...base,
        payer: { ...inRegion('us-east-1'), organizationId: scenario.organization.id },
        callers: [...base.callers, { roleArn: role('Scheduler', { account: SECOND_CALLER_ACCOUNT }) }],
        githubActions: [WORKFLOW_WITH_IDS],
        directInvokers: [role('reporting/Direct')],
        externalId: 'between-us-1',
        reader: { externalId: 'between-us-2' },
        roles: { path: '/finops/', permissionsBoundary: BOUNDARY },
        function: { accountId: member, logKmsKey: 'create' },
        billingViewArn: viewArn,
        vpc: { ...PRIVATE_SUBNETS, interfaceEndpoints: true },
        alarm: alarmIn(payer, 'us-east-1'),
        archive: { bucket: 'example-reports', prefix: 'archive' },
        schedules: [monthly(member, 'us-east-1')],
        exports: {
          bucket: 'example-bill',
          bucketAccountId: ARCHIVE_ACCOUNT,
          kmsKeyArn: `arn:aws:kms:us-east-1:${member}:key/0a1b2c3d-0000-4000-8000-000000000000`,
        },
      },
      existingPolicies: boundaries(payer, member, SECOND_CALLER_ACCOUNT),
    },
    ...oneFileVariants(base, scheduledInOneFile, {
      ...base,
      payer: { ...base.payer, organizationId: scenario.organization.id },
      callers: [...base.callers, { roleArn: role('Scheduler', { account: SECOND_CALLER_ACCOUNT }) }],
      externalId: 'between-us-1',
      reader: { externalId: 'between-us-2' },
      roles: { path: '/finops/', permissionsBoundary: BOUNDARY },
      function: {
        logKmsKey: `arn:aws:kms:ap-northeast-1:${payer}:key/0a1b2c3d-0000-4000-8000-000000000000`,
      },
      billingViewArn: viewArn,
      vpc: PRIVATE_SUBNETS,
      alarm: { topicArn: `arn:aws:sns:ap-northeast-1:${payer}:finops-alarms` },
      exports: existingExport(payer),
      history: { seed: true },
      archive: {
        bucket: 'example-archive',
        prefix: 'reports',
        create: false,
        kmsKey: `arn:aws:kms:ap-northeast-1:${payer}:key/0a1b2c3d-4444-4444-8444-000000000000`,
      },
      schedules: [monthlyInOneFile(payer, 'ap-northeast-1', 'secretsmanager')],
    }).map((variant) => ({ ...variant, existingPolicies: boundaries(payer) })),
  ];
}
