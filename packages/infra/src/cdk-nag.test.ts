import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { createApp } from './app.ts';
import { scheduledConfig } from './testing/by-itself.ts';
import { exampleConfig, fullConfig, PAYER } from './testing/example-config.ts';
import { emptyFolder, placeholderAsset } from './testing/synthesized.ts';

const READER = 'ou-cost-payer/Reader/Role/Resource';
const ARCHIVIST = 'ou-cost-payer/Archivist/Role/Resource';
const DELIVERER = 'ou-cost-payer/Deliverer/Role/Resource';
const WORKER = 'ou-cost-payer/Worker/Role/Resource';

/** `FINDING at CONSTRUCT`, and why it stays. */
const ACKNOWLEDGED: Readonly<Record<string, string>> = {
  [`IAM5[Resource::*] at ${READER}`]:
    'ListAccounts and ListRoots have no resource type; GetCostAndUsage without a view matches nothing that AWS documents',
  [`IAM5[Resource::*] at ${WORKER}`]:
    'in a VPC: DescribeNetworkInterfaces and DescribeSubnets have no resource type',
  [`IAM5[Resource::arn:<AWS::Partition>:organizations::${PAYER}:root/o-*/r-*] at ${READER}`]:
    "an organization has one root, whose id nobody is asked for; the organization's id narrows it",
  [`IAM5[Resource::arn:<AWS::Partition>:organizations::${PAYER}:ou/o-*/ou-*] at ${READER}`]:
    "the report covers every unit; the organization's id narrows it to one organization",
  [`IAM5[Resource::arn:<AWS::Partition>:organizations::${PAYER}:root/o-a1b2c3d4e5/r-*] at ${READER}`]:
    'an organization has one root, whose id nobody is asked for',
  [`IAM5[Resource::arn:<AWS::Partition>:organizations::${PAYER}:ou/o-a1b2c3d4e5/ou-*] at ${READER}`]:
    'the report covers every unit of the organization',
  [`IAM5[Resource::arn:<AWS::Partition>:logs:ap-northeast-1:${PAYER}:log-group:/aws/lambda/ou-cost-report:*] at ${WORKER}`]:
    'the streams of the one log group: Lambda names them',
  [`IAM5[Resource::arn:<AWS::Partition>:logs:eu-west-1:${PAYER}:log-group:/aws/lambda/costs:*] at ${WORKER}`]:
    'the streams of the one log group: Lambda names them',
  [`IAM5[Resource::arn:<AWS::Partition>:ec2:eu-west-1:${PAYER}:*/*] at ${WORKER}`]:
    'in a VPC: interfaces have no name before Lambda makes them, and it checks the right beforehand',
  [`IAM5[Resource::arn:<AWS::Partition>:ec2:eu-west-1:*:subnet/subnet-0a1b2c3d] at ${WORKER}`]:
    'one subnet, by id; its owner may be another account, which shares it',
  [`IAM5[Resource::arn:<AWS::Partition>:ec2:eu-west-1:*:subnet/subnet-1a1b2c3d] at ${WORKER}`]:
    'one subnet, by id; its owner may be another account, which shares it',
};

/** The same of the stacks of an export. */
const ACKNOWLEDGED_OF_EXPORTS: Readonly<Record<string, string>> = {
  [`IAM5[Resource::arn:<AWS::Partition>:bcm-data-exports:us-east-1:${PAYER}:export/ou-cost-*] at ${READER}`]:
    'the one export: AWS adds an id to its name',
  [`IAM5[Resource::arn:<AWS::Partition>:s3:::acme-bill/exports/ou-cost/*] at ${READER}`]:
    'the files of the one export: AWS names them',
  'S1 at ou-cost-exports/Delivery/Bucket':
    'an access log would need a second bucket; CloudTrail tells who reads',
  'S10 at ou-cost-exports/Delivery/Policy':
    "the policy denies such requests; the rule does not recognize the bucket by an ARN that has the bucket's name",
};

/** The same of an archive and its schedules. */
const ACKNOWLEDGED_OF_SCHEDULES: Readonly<Record<string, string>> = {
  [`IAM5[Resource::*] at ${DELIVERER}`]: 'ListSchedules and GetAccount have no resource type',
  [`IAM5[Resource::arn:<AWS::Partition>:scheduler:ap-northeast-1:${PAYER}:schedule/ou-cost/*] at ${DELIVERER}`]:
    'the schedules of the one group, which contains nothing else',
  [`IAM5[Resource::arn:<AWS::Partition>:s3:::acme-reports/ou-cost/*] at ${ARCHIVIST}`]:
    'what is under the one prefix; each object is written once',
  [`IAM5[Resource::arn:<AWS::Partition>:kms:ap-northeast-1:${PAYER}:key/*] at ${ARCHIVIST}`]:
    'the one key that has the alias which the condition names; its id is not known beforehand',
  'S1 at ou-cost-archive/Archive/Bucket':
    'an access log would need a second bucket; CloudTrail tells who reads',
  'S10 at ou-cost-archive/Archive/Policy':
    "the policy denies such requests; the rule does not recognize the bucket by an ARN that has the bucket's name",
  'SQS3 at ou-cost-payer/Schedules/DeadLetters/Resource': 'the queue is the dead letter queue itself',
};

const functionAsset = placeholderAsset();

function findingsIn(...configs: readonly ReturnType<typeof exampleConfig>[]): string[] {
  const findings = configs.flatMap((config) => {
    const app = createApp(config, { outdir: emptyFolder(), functionAsset });
    return new AwsSolutionsChecks()
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources = [] }) =>
        violatingResources.map(
          ({ constructPath = '' }) => `${ruleName.replace('AwsSolutions-', '')} at ${constructPath}`,
        ),
      );
  });
  return [...new Set(findings)].sort();
}

test('AwsSolutions finds nothing that is not acknowledged, and nothing is acknowledged in vain', () => {
  expect(findingsIn(exampleConfig(), fullConfig())).toEqual(Object.keys(ACKNOWLEDGED).sort());
});

test('the options that add resources add no finding', () => {
  const topicArn = `arn:aws:sns:ap-northeast-1:${PAYER}:alarms`;
  const more = exampleConfig({
    function: { logKmsKey: 'create', accountId: '555555555555' },
    alarm: { topicArn },
    githubActions: [{ accountId: PAYER, repository: 'acme/finops', branch: 'main', createProvider: true }],
  });
  const full = fullConfig();
  const endpoints = { ...full, ...(full.vpc && { vpc: { ...full.vpc, interfaceEndpoints: true } }) };
  const throughView = exampleConfig({
    function: { accountId: '555555555555' },
    billingViewArn: `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`,
  });
  const places = findingsIn(more, endpoints, throughView).map((finding) =>
    finding.replaceAll('555555555555', PAYER),
  );
  // Here the reader role is in its own stack; the findings on it are the same.
  const known = places.map((finding) => finding.replace('ou-cost-reader/Reader', 'ou-cost-payer/Reader'));
  expect(known.filter((finding) => ACKNOWLEDGED[finding] === undefined)).toEqual([]);
});

test('an export adds no finding that is not acknowledged', () => {
  const added = findingsIn(exampleConfig({ exports: { bucket: 'acme-bill' } })).filter(
    (finding) => ACKNOWLEDGED[finding] === undefined,
  );
  expect(added).toEqual(Object.keys(ACKNOWLEDGED_OF_EXPORTS).sort());
});

test('an archive and schedules add no finding that is not acknowledged', () => {
  const ofKey = scheduledConfig({
    archive: { kmsKey: 'create', objectLock: { mode: 'GOVERNANCE', days: 365 } },
  });
  const added = findingsIn(scheduledConfig(), ofKey).filter((finding) => ACKNOWLEDGED[finding] === undefined);
  expect(added).toEqual(Object.keys(ACKNOWLEDGED_OF_SCHEDULES).sort());
});

test('the check finds a wildcard that is not acknowledged', () => {
  const config = exampleConfig({ roles: { path: '/finops/' }, names: { function: 'renamed' } });
  expect(findingsIn(config).filter((finding) => ACKNOWLEDGED[finding] === undefined)).toEqual([
    `IAM5[Resource::arn:<AWS::Partition>:logs:ap-northeast-1:${PAYER}:log-group:/aws/lambda/renamed:*] at ${WORKER}`,
  ]);
});
