import { describe, expect, test } from 'vitest';
import { scheduledConfig } from '../testing/by-itself.ts';
import { PAYER } from '../testing/example-config.ts';
import { ofType, onlyOfType, statementsOf, synthesized } from '../testing/synthesized.ts';

const BUCKET = 'arn:aws:s3:::acme-reports';
const templateOf = (archive: object = {}) =>
  synthesized(scheduledConfig({ archive })).templates['ou-cost-archive'];
const bucketOf = (archive: object = {}) => onlyOfType(templateOf(archive), 'AWS::S3::Bucket').Properties;

const template = templateOf();

test('the bucket is private, versioned and encrypted, and stays when its stack is deleted, with its policy', () => {
  const bucket = onlyOfType(template, 'AWS::S3::Bucket');
  expect(bucket.DeletionPolicy).toBe('RetainExceptOnCreate');
  expect(onlyOfType(template, 'AWS::S3::BucketPolicy').DeletionPolicy).toBe('RetainExceptOnCreate');
  expect(bucket.Properties).toMatchObject({
    BucketName: 'acme-reports',
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    VersioningConfiguration: { Status: 'Enabled' },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
  expect(bucket.Properties.ObjectLockEnabled).toBeUndefined();
});

test('the policy refuses whoever would replace an object, replace an index that he has not read, or not encrypt', () => {
  const { PolicyDocument } = onlyOfType(template, 'AWS::S3::BucketPolicy').Properties;
  const denied = { effect: 'Deny', principal: { AWS: '*' } };
  expect(statementsOf(PolicyDocument)).toEqual([
    {
      ...denied,
      actions: ['s3:PutObject'],
      resources: [`${BUCKET}/ou-cost/*/*`],
      condition: { Null: { 's3:if-none-match': 'true' } },
    },
    {
      ...denied,
      actions: ['s3:PutObject'],
      resources: [`${BUCKET}/ou-cost/*`],
      condition: { Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' } },
    },
    {
      ...denied,
      actions: ['s3:*'],
      resources: [BUCKET, `${BUCKET}/*`],
      condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('only former versions of the index, and uploads that were interrupted, are deleted by themselves', () => {
  const rulesOf = (archive: object) => bucketOf(archive).LifecycleConfiguration.Rules;
  const uploads = {
    Id: 'interrupted-uploads',
    Status: 'Enabled',
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  };
  const indexes = (days: number) => ({
    Id: 'former-indexes',
    Status: 'Enabled',
    Prefix: 'ou-cost/index.html',
    NoncurrentVersionExpiration: { NoncurrentDays: days },
  });
  expect(rulesOf({})).toEqual([uploads, indexes(90)]);
  expect(rulesOf({ formerIndexDays: 30, infrequentAccessAfterDays: 60 })).toEqual([
    uploads,
    indexes(30),
    {
      Id: 'infrequent-access',
      Status: 'Enabled',
      Prefix: 'ou-cost/',
      Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 60 }],
    },
  ]);
});

test('Object Lock holds each object for the configured time', () => {
  expect(bucketOf({ objectLock: { mode: 'COMPLIANCE', days: 400 } })).toMatchObject({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 400 } },
    },
  });
});

describe('the key', () => {
  const encryptionOf = (archive: object) =>
    bucketOf(archive).BucketEncryption.ServerSideEncryptionConfiguration;

  test("is the customer's", () => {
    const kmsKey = `arn:aws:kms:ap-northeast-1:${PAYER}:key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f`;
    expect(ofType(templateOf({ kmsKey }), 'AWS::KMS::Key')).toEqual([]);
    expect(encryptionOf({ kmsKey })).toEqual([
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKey },
      },
    ]);
  });

  test('is a new one, which rotates, has the alias that the archivist knows it by, and stays', () => {
    const created = templateOf({ kmsKey: 'create' });
    const key = onlyOfType(created, 'AWS::KMS::Key');
    expect(key.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(onlyOfType(created, 'AWS::KMS::Alias').Properties.AliasName).toBe('alias/ou-cost-archive');
    expect(encryptionOf({ kmsKey: 'create' })[0].ServerSideEncryptionByDefault.KMSMasterKeyID).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^ArchiveKey/), 'Arn'],
    });
  });
});

test('a bucket that exists is not created', () => {
  expect(templateOf({ create: false })).toBeUndefined();
});
