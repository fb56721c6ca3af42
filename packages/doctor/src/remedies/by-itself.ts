import type { OuCostError } from '@ou-cost/spend';
import { archiveNames } from '../by-itself/names.ts';
import type { ArchiveSettings } from '../by-itself/probes.ts';
import { CHECKS, type CheckId } from '../checks/table.ts';
import { applyAdvice, type DeployedThrough, deployAdvice } from '../deployment/way.ts';
import type { AwsAnswer, PolicyStatement, Remedy } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';
import { adviceOnly } from './advice.ts';
import { remedyForOtherFailure } from './other-failure.ts';
import { remedyForRefusal } from './refusal.ts';
import { allow, grantTo, trustInRole } from './statements.ts';

/** What the function knows of the roles that archive and deliver. */
export interface ByItselfContext {
  readonly workerRoleArn: string | null;
  readonly functionArn: string;
  readonly deployedThrough: DeployedThrough | null;
}

/** The function may not assume a role of its own account. Both policies must allow it. */
export function remedyForRole(
  check: 'assume-archivist' | 'assume-deliverer',
  roleArn: string,
  failure: OuCostError | null,
  answer: AwsAnswer,
  { workerRoleArn, functionArn, deployedThrough }: ByItselfContext,
): Remedy {
  if (failure?.code !== 'AccessRefused' || workerRoleArn === null) {
    return remedyForOtherFailure(failure, 'function');
  }
  const condition = { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } };
  return remedyForRefusal(
    {
      check,
      grant: grantTo(workerRoleArn, allow('sts:AssumeRole', roleArn, condition)),
      trust: trustInRole(roleArn, workerRoleArn, null),
      advice: [`AWS answers the same where the role does not exist; then ${deployAdvice(deployedThrough)}`],
    },
    answer,
  );
}

/** A call to the archive failed. */
export function remedyForArchive(
  check: CheckId,
  failure: OuCostError | null,
  answer: AwsAnswer,
  settings: ArchiveSettings,
  { deployedThrough }: ByItselfContext,
): Remedy {
  if (failure?.code !== 'AccessRefused') return remedyForOtherFailure(failure, 'function');
  const { archivistRoleArn, bucket, ownerAccountId } = settings;
  const { bucketArn } = archiveNames(settings);
  const statement = archiveStatement(check, settings);
  const grant = grantTo(archivistRoleArn, statement);
  if (answer.refusal.policy === 'identity') return remedyForRefusal({ check, grant }, answer);
  const isElsewhere = principalOf(archivistRoleArn).accountId !== ownerAccountId;
  const admitted = { ...statement, Principal: { AWS: archivistRoleArn } };
  return remedyForRefusal(
    {
      check,
      grant,
      advice: [
        `the bucket '${bucket}' must belong to account ${ownerAccountId}: S3 refuses it where it does not; name its account as 'archive.bucketAccountId' and ${applyAdvice(deployedThrough)}`,
        ...(isElsewhere
          ? [
              `the bucket's policy, in account ${ownerAccountId}, must allow it as well: ${JSON.stringify(admitted)}`,
            ]
          : []),
        `where ${bucketArn} is encrypted with a key of yours, the key is 'archive.kmsKey', and its policy must let the role use it`,
      ],
    },
    answer,
  );
}

function archiveStatement(check: CheckId, settings: ArchiveSettings): PolicyStatement {
  const { bucketArn, objectsArn } = archiveNames(settings);
  switch (check) {
    case 'list-archive':
      return allow('s3:ListBucket', bucketArn, { StringLike: { 's3:prefix': `${settings.prefix}/*` } });
    case 'write-archive':
      return allow('s3:PutObject', objectsArn, { Null: { 's3:if-none-match': 'false' } });
    default:
      return allow(CHECKS[check].action, objectsArn);
  }
}

/** A call that is made to deliver, or to see who is delivered to, failed. */
export function remedyForDelivery(
  check: CheckId,
  failure: OuCostError | null,
  answer: AwsAnswer,
  {
    delivererRoleArn,
    resources,
  }: { readonly delivererRoleArn: string; readonly resources: readonly string[] },
  { deployedThrough }: ByItselfContext,
): Remedy {
  if (failure === null) return remedyForOtherFailure(failure, 'function');
  if (failure.code !== 'AccessRefused') {
    const isGone = failure.code === 'RequestRefused' || failure.code === 'InvalidConfiguration';
    if (!isGone) return remedyForOtherFailure(failure, 'function');
    return adviceOnly(
      `name what there is in the configuration of the schedule, and ${applyAdvice(deployedThrough)}; or make it`,
    );
  }
  const grant = grantTo(delivererRoleArn, allow(CHECKS[check].action, [...resources]));
  const advice = [
    `the deployed role has this statement for what the schedules name: ${deployAdvice(deployedThrough)}`,
    'where a key of yours encrypts it, its policy must let the role use the key (kms:Decrypt)',
  ];
  return remedyForRefusal({ check, grant, advice }, answer);
}
