import type { DeployedBucket, Deployment } from '@ou-cost/sandbox/deployed';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** What the templates create of an archive, against what the variant has; and whom the bucket's policy admits. */
export function archiveFindings(variant: Variant, { buckets, keys }: Deployment): Finding[] {
  const { archive } = chainOf(variant);
  if (archive === undefined) return [];
  const bucket = buckets.find(({ name }) => name === archive.bucket);
  if (!archive.isCreated) {
    return bucket === undefined
      ? []
      : [wrong(`the templates create the bucket ${archive.bucket}, which exists already`)];
  }
  if (bucket === undefined) return [wrong(`the bucket ${archive.bucket} is not created`)];
  const newKey = keys.find(({ arn }) => arn === bucket.keyArn);
  const expectations: readonly (readonly [boolean, string])[] = [
    [bucket.accountId === archive.bucketAccount && bucket.region === archive.region, 'is in another place'],
    [bucket.isVersioned === true, 'keeps no versions'],
    [(bucket.objectLock !== undefined) === archive.isLocked, 'has another lock than the configured one'],
    [
      archive.createsKey ? newKey !== undefined : bucket.keyArn === archive.keyArn,
      'has another key than its own',
    ],
  ];
  return [
    ...expectations.flatMap(([holds, what]) => (holds ? [] : [wrong(`the bucket ${bucket.name} ${what}`)])),
    ...policyFindings(bucket),
  ];
}

function wrong(message: string): Finding {
  return { kind: 'resource', message };
}

/** The bucket is in the account of the function, so that its policy has to admit nobody. The matrix asks what it forbids. */
function policyFindings({ name, policy }: DeployedBucket): Finding[] {
  return (policy?.Statement ?? [])
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Principal }): Finding => {
      return {
        kind: 'resource-policy',
        message: `the policy of the bucket ${name} admits ${JSON.stringify(Principal)}`,
      };
    });
}
