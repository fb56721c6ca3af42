import { type Config, type ExportAddresses, readerAccountOf } from '@ou-cost/contract';
import { Aws, CfnDeletionPolicy, Token } from 'aws-cdk-lib';
import {
  AccountPrincipal,
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { ifGiven, withOrWithout } from '../parameters/optional.ts';
import { exportHome } from './arns.ts';

/** What is left of an upload that was interrupted is deleted after this many days. */
const INTERRUPTED_UPLOADS = 7;

/**
 * The bucket that the bill is delivered to. It stays when its stack is deleted, since AWS delivers past months only once;
 * CloudFormation deletes it only where the creation of the stack itself fails.
 */
export class ExportBucket extends Construct {
  /** What must exist before AWS accepts the export: it then looks at the policy. */
  readonly policy: CfnBucketPolicy;

  constructor(scope: Construct, id: string, config: Config, exports: ExportAddresses) {
    super(scope, id);
    const bucket = new CfnBucket(this, 'Bucket', {
      bucketName: exports.bucket,
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      lifecycleConfiguration: { rules: lifecycleRules(exports, config.exports?.keepDays) },
    });
    bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', [
      encryptionWith(config.exports?.kmsKeyArn),
    ]);
    bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.policy = new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: bucketPolicy(config, exports),
    });
    // Without it the bucket that stays would admit requests that are not encrypted.
    this.policy.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
    this.policy.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
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

/**
 * Every delivery is a whole month anew, and an earlier one is read by nobody. A rule cannot tell it from the last delivery
 * of a month long past, which reports go on reading: so both become cheaper where they are not read, by S3's own
 * observation, and are deleted only after the configured time.
 */
function lifecycleRules({ folder }: ExportAddresses, keepDays: number | undefined): CfnBucket.RuleProperty[] {
  return [
    {
      id: 'deliveries',
      status: 'Enabled',
      prefix: `${folder}/`,
      transitions: [{ storageClass: 'INTELLIGENT_TIERING', transitionInDays: 0 }],
      ...(keepDays === undefined ? {} : { expirationInDays: Token.asNumber(ifGiven(keepDays, keepDays)) }),
    },
    {
      id: 'interrupted-uploads',
      status: 'Enabled',
      abortIncompleteMultipartUpload: { daysAfterInitiation: INTERRUPTED_UPLOADS },
    },
  ];
}

function bucketPolicy(config: Config, exports: ExportAddresses): PolicyDocument {
  const bucketArn = `arn:${Aws.PARTITION}:s3:::${exports.bucket}`;
  return new PolicyDocument({
    statements: [
      deliveryStatement(config, bucketArn),
      new PolicyStatement({
        sid: 'OnlyEncryptedRequests',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:*'],
        resources: [bucketArn, `${bucketArn}/*`],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      ...readerStatements(config, exports, bucketArn),
    ],
  });
}

/**
 * The policy that AWS asks for: it writes to any key, since it first writes a test object to the bucket's root.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-s3-bucket.html
 */
function deliveryStatement(config: Config, bucketArn: string): PolicyStatement {
  const { payer } = config;
  const region = exportHome(config);
  const ofPayer = (service: string, resource: string): string =>
    `arn:${Aws.PARTITION}:${service}:${region}:${payer.accountId}:${resource}`;
  return new PolicyStatement({
    sid: 'EnableAWSDataExportsToWriteToS3AndCheckPolicy',
    principals: [
      new ServicePrincipal('bcm-data-exports.amazonaws.com'),
      new ServicePrincipal('billingreports.amazonaws.com'),
    ],
    actions: ['s3:PutObject', 's3:GetBucketPolicy'],
    resources: [bucketArn, `${bucketArn}/*`],
    conditions: {
      StringEquals: { 'aws:SourceAccount': payer.accountId },
      ArnLike: { 'aws:SourceArn': [ofPayer('bcm-data-exports', 'export/*'), ofPayer('cur', 'definition/*')] },
    },
  });
}

/** Across accounts the bucket must admit the reader role too. The condition fits a role that was created anew. */
function readerStatements(config: Config, exports: ExportAddresses, bucketArn: string): PolicyStatement[] {
  const readerAccount = readerAccountOf(config);
  if (exports.bucketAccountId === readerAccount) return [];
  const principals = [new AccountPrincipal(readerAccount)];
  const isReader = { ArnEquals: { 'aws:PrincipalArn': arnsOf(config).readerRole } };
  return [
    new PolicyStatement({
      sid: 'ReaderListsTheExport',
      principals,
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { ...isReader, StringLike: { 's3:prefix': `${exports.folder}/*` } },
    }),
    new PolicyStatement({
      sid: 'ReaderReadsTheExport',
      principals,
      actions: ['s3:GetObject'],
      resources: [`${bucketArn}/${exports.folder}/*`],
      conditions: isReader,
    }),
  ];
}
