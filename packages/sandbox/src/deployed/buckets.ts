import { DeploymentError } from './error.ts';
import {
  arrayAt,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  optionalStringAt,
  stringAt,
} from './json-value.ts';
import type { DeployedBucket } from './model.ts';
import { only } from './only.ts';
import { policyDocument } from './policy-document.ts';
import type { Template } from './template/template.ts';

const BUCKET_PROPERTIES = [
  'BucketName',
  'BucketEncryption',
  'LifecycleConfiguration',
  'ObjectLockConfiguration',
  'ObjectLockEnabled',
  'OwnershipControls',
  'PublicAccessBlockConfiguration',
  'VersioningConfiguration',
  'Tags',
];

/** The buckets of a template, each with the policy that the template gives it. */
export function readBuckets(template: Template): DeployedBucket[] {
  const { name: stack, accountId, region } = template.stack;
  const resources = template.resources();
  const policies = resources
    .filter(({ type }) => type === 'AWS::S3::BucketPolicy')
    .map((resource) => {
      const where = `${stack}/${resource.logicalId}`;
      const properties = resource.properties();
      return {
        bucket: stringAt(properties, 'Bucket', where),
        policy: policyDocument(properties['PolicyDocument'], where),
      };
    });
  const buckets = resources
    .filter(({ type }) => type === 'AWS::S3::Bucket')
    .map(({ logicalId, properties }) => {
      const name = String(template.resolve({ Ref: logicalId }));
      const policy = policies.find(({ bucket }) => bucket === name)?.policy;
      const where = `${stack}/${logicalId}`;
      const read = properties();
      only(read, BUCKET_PROPERTIES, where);
      const keyArn = encryptionKey(read, where);
      const objectLock = objectLockOf(read, where);
      const versioning = objectAt(read, 'VersioningConfiguration', where);
      return {
        name,
        accountId,
        region,
        ...(policy ? { policy } : {}),
        ...(keyArn === undefined ? {} : { keyArn }),
        ...(optionalStringAt(versioning, 'Status', where) === 'Enabled' ? { isVersioned: true } : {}),
        ...(objectLock === undefined ? {} : { objectLock }),
      };
    });
  const stray = policies.find(({ bucket }) => !buckets.some(({ name }) => name === bucket));
  if (stray !== undefined) {
    throw new DeploymentError(
      `stack ${stack}: the bucket ${stray.bucket} of a bucket policy is not in its template`,
    );
  }
  return buckets;
}

/** The default retention of a bucket whose versions nobody may delete for a while. */
function objectLockOf(properties: JsonObject, where: string): DeployedBucket['objectLock'] {
  const configuration = objectAt(properties, 'ObjectLockConfiguration', where);
  if (Object.keys(configuration).length === 0) return undefined;
  const retention = objectAt(objectAt(configuration, 'Rule', where), 'DefaultRetention', where);
  only(retention, ['Mode', 'Days'], where);
  return { mode: stringAt(retention, 'Mode', where), days: numberAt(retention, 'Days', 0, where) };
}

/** The key of a bucket's default encryption; undefined for keys of S3 or of AWS. */
function encryptionKey(properties: JsonObject, where: string): string | undefined {
  const encryption = objectAt(properties, 'BucketEncryption', where);
  const [rule] = arrayAt(encryption, 'ServerSideEncryptionConfiguration', where);
  if (!isObject(rule)) return undefined;
  const key = optionalStringAt(
    objectAt(rule, 'ServerSideEncryptionByDefault', where),
    'KMSMasterKeyID',
    where,
  );
  if (key !== undefined && !key.startsWith('arn:')) {
    throw new DeploymentError(
      `${where}: KMSMasterKeyID is ${JSON.stringify(key)}, expected the ARN of a key`,
    );
  }
  return key;
}
