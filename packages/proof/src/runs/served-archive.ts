import type { DeployedBucket, Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { accountOf } from '../policies/arn.ts';
import type { Chain } from '../variants/chain.ts';

/**
 * The deployment with the archive's bucket that its templates only name, with the policy that its owner was told to give it,
 * and its key.
 */
export function withExistingArchive(deployment: Deployment, chain: Chain): Deployment {
  const { archive } = chain;
  if (archive === undefined || archive.isCreated) return deployment;
  const { bucket: name, region, bucketAccount: accountId, keyArn } = archive;
  const bucket: DeployedBucket = {
    name,
    region,
    accountId,
    isVersioned: true,
    ...(keyArn === undefined ? {} : { keyArn }),
    policy: { Version: '2012-10-17', Statement: statementsFor(chain, archive) },
  };
  const keys = keyArn === undefined ? [] : [admittingKey(keyArn, chain)];
  return { ...deployment, buckets: [...deployment.buckets, bucket], keys: [...deployment.keys, ...keys] };
}

/** A key whose policy admits the account of the function, which may be another than its own. */
function admittingKey(arn: string, { functionAccount, partition }: Chain): Deployment['keys'][number] {
  const admitted: PolicyStatement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${functionAccount}:root` },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: '*',
  };
  return {
    arn,
    aliases: [],
    accountId: accountOf(arn) ?? '',
    policy: { Version: '2012-10-17', Statement: [admitted] },
  };
}

function statementsFor(
  { functionAccount, partition }: Chain,
  { archivist, bucketArn, prefix }: NonNullable<Chain['archive']>,
): PolicyStatement[] {
  const admitted = {
    Effect: 'Allow' as const,
    Principal: { AWS: `arn:${partition}:iam::${functionAccount}:root` },
  };
  const isArchivist = { ArnEquals: { 'aws:PrincipalArn': archivist } };
  return [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${bucketArn}/${prefix}/*`,
      Condition: { Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' } },
    },
    {
      ...admitted,
      Action: 's3:ListBucket',
      Resource: bucketArn,
      Condition: { ...isArchivist, StringLike: { 's3:prefix': `${prefix}/*` } },
    },
    {
      ...admitted,
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${bucketArn}/${prefix}/*`,
      Condition: isArchivist,
    },
  ];
}
