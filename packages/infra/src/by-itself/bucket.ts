import type { ArchiveAddresses, Config } from '@ou-cost/contract';
import { CfnDeletionPolicy, RemovalPolicy } from 'aws-cdk-lib';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { withOrWithout } from '../parameters/optional.ts';
import { archiveKeyAlias } from './arns.ts';
import { archiveBucketPolicy } from './bucket-policy.ts';

/** What is left of an upload that was interrupted is deleted after this many days. */
const INTERRUPTED_UPLOADS = 7;

type Archive = NonNullable<Config['archive']>;

/**
 * The bucket of the archive. It stays when its stack is deleted, with its policy and its key: nothing else has the reports.
 * CloudFormation deletes them only where the creation of the stack itself fails.
 */
export class ArchiveBucket extends Construct {
  /** What stands in the template, in the order in which it is created. */
  readonly resources: readonly [CfnBucket, CfnBucketPolicy];

  constructor(scope: Construct, id: string, config: Config, archive: ArchiveAddresses) {
    super(scope, id);
    const { kmsKey, objectLock, ...settings } = config.archive ?? {};
    const bucket = new CfnBucket(this, 'Bucket', {
      bucketName: archive.bucket,
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      versioningConfiguration: { status: 'Enabled' },
      lifecycleConfiguration: { rules: lifecycleRules(archive, settings) },
      ...(objectLock === undefined ? {} : lockFor(objectLock)),
    });
    bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', [
      encryptionWith(kmsKey === 'create' ? this.#createKey(config) : kmsKey),
    ]);
    const policy = new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: archiveBucketPolicy(config, archive),
    });
    this.resources = [bucket, policy];
    for (const { cfnOptions } of this.resources) {
      cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
      cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    }
  }

  /** The ARN of a new key, which the account administers. Without it the reports could not be read, so it stays too. */
  #createKey(config: Config): string {
    const key = new Key(this, 'Key', {
      description: 'ou-cost: encrypts the archive of cost reports',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    new Alias(this, 'KeyAlias', { aliasName: archiveKeyAlias(config), targetKey: key });
    return key.keyArn;
  }
}

function encryptionWith(kmsMasterKeyId: string | undefined) {
  // Written as in a template, since one with parameters chooses between the two.
  return withOrWithout(kmsMasterKeyId, {
    given: {
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsMasterKeyId },
      BucketKeyEnabled: true,
    },
    otherwise: { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
  });
}

function lockFor({ mode, days }: NonNullable<Archive['objectLock']>) {
  return {
    objectLockEnabled: true,
    objectLockConfiguration: {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode, days } },
    },
  };
}

/** Only the index has former versions, unless somebody deletes or replaces by hand: what they took away stays. */
function lifecycleRules(
  { prefix }: ArchiveAddresses,
  { formerIndexDays, infrequentAccessAfterDays }: Partial<Archive>,
): CfnBucket.RuleProperty[] {
  const transitions =
    infrequentAccessAfterDays === undefined
      ? []
      : [{ storageClass: 'STANDARD_IA', transitionInDays: infrequentAccessAfterDays }];
  return [
    {
      id: 'interrupted-uploads',
      status: 'Enabled',
      abortIncompleteMultipartUpload: { daysAfterInitiation: INTERRUPTED_UPLOADS },
    },
    ...(formerIndexDays === undefined
      ? []
      : [
          {
            id: 'former-indexes',
            status: 'Enabled',
            prefix: `${prefix}/index.html`,
            noncurrentVersionExpiration: { noncurrentDays: formerIndexDays },
          },
        ]),
    ...(transitions.length === 0
      ? []
      : [{ id: 'infrequent-access', status: 'Enabled', prefix: `${prefix}/`, transitions }]),
  ];
}
