import { type ArchiveAddresses, type Config, functionAccountOf } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { arnsOf } from '../arns.ts';
import { bucketArn } from './arns.ts';

/**
 * What holds everybody to the archive's rules, administrators too. Everything but the index is in a folder below the
 * prefix, so that `*` twice means all other objects. A request to write an object in parts has none of the two headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
function protectingStatements({ bucket, prefix, create }: ArchiveAddresses): PolicyStatement[] {
  const arn = bucketArn(bucket);
  const denied = { effect: Effect.DENY, principals: [new AnyPrincipal()] };
  return [
    new PolicyStatement({
      ...denied,
      sid: 'ObjectsAreWrittenOnce',
      actions: ['s3:PutObject'],
      resources: [`${arn}/${prefix}/*/*`],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
    new PolicyStatement({
      ...denied,
      sid: 'TheIndexIsReplacedOnlyAsItWasRead',
      actions: ['s3:PutObject'],
      resources: [`${arn}/${prefix}/*`],
      conditions: { Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' } },
    }),
    new PolicyStatement({
      ...denied,
      sid: 'OnlyEncryptedRequests',
      actions: ['s3:*'],
      // A bucket that exists may hold other things, which are not ours to bind.
      resources: [arn, create ? `${arn}/*` : `${arn}/${prefix}/*`],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ];
}

/** Across accounts the bucket must admit the archivist role too. The condition fits a role that was created anew. */
function admittingStatements(
  config: Config,
  { bucket, prefix, bucketAccountId }: ArchiveAddresses,
): PolicyStatement[] {
  const account = functionAccountOf(config);
  if (bucketAccountId === account) return [];
  const arn = bucketArn(bucket);
  const principals = [new ArnPrincipal(`arn:${Aws.PARTITION}:iam::${account}:root`)];
  const isArchivist = { ArnEquals: { 'aws:PrincipalArn': arnsOf(config).archivistRole } };
  return [
    new PolicyStatement({
      sid: 'TheArchivistListsTheArchive',
      principals,
      actions: ['s3:ListBucket'],
      resources: [arn],
      conditions: { ...isArchivist, StringLike: { 's3:prefix': `${prefix}/*` } },
    }),
    new PolicyStatement({
      sid: 'TheArchivistReadsAndWritesTheArchive',
      principals,
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [`${arn}/${prefix}/*`],
      conditions: isArchivist,
    }),
  ];
}

/** The policy of the archive's bucket; for a bucket that exists, the statements that its policy needs. */
export function archiveBucketPolicy(config: Config, archive: ArchiveAddresses): PolicyDocument {
  return new PolicyDocument({
    statements: [...protectingStatements(archive), ...admittingStatements(config, archive)],
  });
}
