import {
  accountOfArn,
  archiveAddressesOf,
  type Config,
  functionAccountOf,
  partitionOf,
} from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';
import { resourceArns } from '../arns.ts';
import { archiveBucketPolicy } from './bucket-policy.ts';
import { mailSenders, webhooksOf } from './targets.ts';

/** What a person has to set up for the archive and for those who get reports, besides deploying the stacks: one line each. */
export function byItselfSteps(config: Config): string[] {
  return [...archiveSteps(config), ...mailSteps(config), ...elsewhereSteps(config), ...alarmSteps(config)];
}

function archiveSteps(config: Config): string[] {
  const archive = archiveAddressesOf(config);
  if (archive === undefined) return [];
  const account = functionAccountOf(config);
  const kmsKey = config.archive?.kmsKey;
  const steps: string[] = [];
  if (!archive.create) {
    const { Statement } = archiveBucketPolicy(config, archive).toJSON();
    const statements = JSON.stringify(Statement).replaceAll(Aws.PARTITION, partitionOf(config.payer.region));
    steps.push(
      `the policy of the bucket ${archive.bucket} in account ${archive.bucketAccountId} must have these statements, so that no object of the archive is replaced: ${statements}`,
    );
  }
  if (kmsKey !== undefined && kmsKey !== 'create' && accountOfArn(kmsKey) !== account) {
    steps.push(
      `the policy of ${kmsKey} must allow the archivist role (${config.names.archivistRole} in account ${account}) kms:Decrypt and kms:GenerateDataKey`,
    );
  }
  return steps;
}

function mailSteps(config: Config): string[] {
  return mailSenders(config).map(
    ({ region, identity }) =>
      `Amazon SES of account ${functionAccountOf(config)} must have verified ${identity} in ${region}; while it is in SES's sandbox there, each recipient must be verified too`,
  );
}

/** What belongs to another account admits nobody of this one by itself. */
function elsewhereSteps(config: Config): string[] {
  const account = functionAccountOf(config);
  const role = `the deliverer role (${config.names.delivererRole} in account ${account})`;
  const arns = resourceArns(config);
  const webhooks = webhooksOf(config);
  const steps: readonly (readonly [readonly string[], string])[] = [
    [arns['delivery-topics'], 'sns:Publish and sns:GetTopicAttributes'],
    [
      webhooks.flatMap(({ isSecret, address }) => (isSecret ? [address] : [])),
      'secretsmanager:GetSecretValue',
    ],
    [arns['webhook-keys'], 'kms:Decrypt'],
  ];
  return steps.flatMap(([needed, right]) =>
    [...new Set(needed)]
      .filter((arn) => accountOfArn(arn) !== account)
      .map((arn) => `the policy of ${arn} must allow ${role} ${right}`),
  );
}

/** A topic does not say whether it takes what CloudWatch publishes, so that only a trial shows it. */
function alarmSteps({ schedules, names, payer }: Config): string[] {
  if (schedules.length === 0) return [];
  const trial = `aws cloudwatch set-alarm-state --alarm-name ${names.function}-failed-runs --state-value ALARM --state-reason trial --region ${payer.region}`;
  return [
    `try once, after the deployment, whether the alarms reach somebody (CloudWatch cannot publish to a topic that AWS's own key alias/aws/sns encrypts): ${trial}`,
  ];
}
