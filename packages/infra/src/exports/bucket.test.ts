import { describe, expect, test } from 'vitest';
import { exportConfig, PAYER } from '../testing/example-config.ts';
import { onlyOfType, statementsOf, synthesized } from '../testing/synthesized.ts';

const ARCHIVE = '777777777777';
const KEY = `arn:aws:kms:ap-northeast-1:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;

describe('the bucket', () => {
  const templateOf = (exports: object, region = 'ap-northeast-1') => {
    const { templates } = synthesized(exportConfig(exports, {}, region));
    return templates['ou-cost-exports-bucket'] ?? templates['ou-cost-exports'];
  };
  const policyOf = (exports: object, region?: string) =>
    statementsOf(onlyOfType(templateOf(exports, region), 'AWS::S3::BucketPolicy').Properties.PolicyDocument);

  test('is private, encrypted, and stays when its stack is deleted', () => {
    const bucket = onlyOfType(templateOf({}), 'AWS::S3::Bucket');
    expect(bucket.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    const withKey = onlyOfType(templateOf({ kmsKeyArn: KEY }), 'AWS::S3::Bucket').Properties;
    expect(withKey.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY },
      },
    ]);
  });

  test('deletes deliveries only after a time that is configured', () => {
    const rules = (exports: object) =>
      onlyOfType(templateOf(exports), 'AWS::S3::Bucket').Properties.LifecycleConfiguration.Rules[0];
    expect(rules({})).toMatchObject({ Prefix: 'exports/ou-cost/', Status: 'Enabled' });
    expect(rules({})).not.toHaveProperty('ExpirationInDays');
    expect(rules({ keepDays: 400 })).toHaveProperty('ExpirationInDays', 400);
  });

  test.each([
    ['ap-northeast-1', 'aws', 'us-east-1'],
    ['cn-north-1', 'aws-cn', 'cn-northwest-1'],
  ])(
    'admits deliveries of the payer from %s, and refuses requests that are not encrypted',
    (region, partition, home) => {
      const [delivery, tls, ...others] = policyOf({}, region);
      const bucket = `arn:${partition}:s3:::acme-bill`;
      expect(delivery).toEqual({
        effect: 'Allow',
        actions: ['s3:PutObject', 's3:GetBucketPolicy'],
        resources: [bucket, `${bucket}/*`],
        principal: { Service: ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'] },
        condition: {
          StringEquals: { 'aws:SourceAccount': PAYER },
          ArnLike: {
            'aws:SourceArn': [
              `arn:${partition}:bcm-data-exports:${home}:${PAYER}:export/*`,
              `arn:${partition}:cur:${home}:${PAYER}:definition/*`,
            ],
          },
        },
      });
      expect(tls).toMatchObject({
        effect: 'Deny',
        actions: ['s3:*'],
        principal: { AWS: '*' },
        condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
      expect(others).toEqual([]);
    },
  );

  test("of another account admits the reader role to the export's own keys", () => {
    const admitted = policyOf({ bucketAccountId: ARCHIVE }).slice(2);
    const principal = { AWS: `arn:aws:iam::${PAYER}:root` };
    const isReader = { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${PAYER}:role/ou-cost-reader` } };
    expect(admitted).toEqual([
      {
        effect: 'Allow',
        actions: ['s3:ListBucket'],
        resources: ['arn:aws:s3:::acme-bill'],
        principal,
        condition: { ...isReader, StringLike: { 's3:prefix': 'exports/ou-cost/*' } },
      },
      {
        effect: 'Allow',
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::acme-bill/exports/ou-cost/*'],
        principal,
        condition: isReader,
      },
    ]);
  });
});
