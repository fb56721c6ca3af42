import { DeploymentError } from './error.ts';
import { stringAt } from './json-value.ts';
import type { DeployedBucket } from './model.ts';
import { policyDocument } from './policy-document.ts';
import type { Template } from './template/template.ts';

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
    .map(({ logicalId }) => {
      const name = String(template.resolve({ Ref: logicalId }));
      const policy = policies.find(({ bucket }) => bucket === name)?.policy;
      return { name, accountId, region, ...(policy ? { policy } : {}) };
    });
  const stray = policies.find(({ bucket }) => !buckets.some(({ name }) => name === bucket));
  if (stray !== undefined) {
    throw new DeploymentError(
      `stack ${stack}: the bucket ${stray.bucket} of a bucket policy is not in its template`,
    );
  }
  return buckets;
}
