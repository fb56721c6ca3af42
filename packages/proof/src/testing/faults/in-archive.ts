import type { DeployedBucket, Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { withGrant, withRole } from '../changed-deployment.ts';
import { type Fault, grantsOf, moreTrust, trustOf, withCondition, withoutCondition } from './fault.ts';

const ARCHIVIST = 'ou-cost-archivist';
const WORKER = 'ou-cost-worker';
const ARCHIVE = 'arn:aws:s3:::example-reports/ou-cost';

type Change = (one: PolicyStatement) => PolicyStatement;

function added(action: string, resource: string) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, ARCHIVIST, (role) => withGrant(role, action, resource));
}

/** A change to the archivist's statements with an action. */
function withAction(action: string, change: Change) {
  return grantsOf(ARCHIVIST, (all) =>
    all.map((one) => (listOf(one.Action).includes(action) ? change(one) : one)),
  );
}

/** A change to the archive's bucket. */
function bucket(change: (one: DeployedBucket) => DeployedBucket) {
  return (deployment: Deployment): Deployment => ({ ...deployment, buckets: deployment.buckets.map(change) });
}

/** A change to the statements of the bucket's policy. */
function policy(change: (all: readonly PolicyStatement[]) => readonly PolicyStatement[]) {
  return bucket((one) => ({
    ...one,
    policy: { Version: '2012-10-17', Statement: change(one.policy?.Statement ?? []) },
  }));
}

/** Whether a statement of the bucket's policy is the one about the index, which alone admits `If-Match`. */
function isOfIndex({ Condition }: PolicyStatement): boolean {
  return Condition?.['Null']?.['s3:if-match'] !== undefined;
}

/** Faults in the rights on the archive, and in its bucket. */
export const ARCHIVE_FAULTS: readonly Fault[] = [
  {
    what: 'an archivist that may delete objects',
    variant: 'archive',
    change: added('s3:DeleteObject', `${ARCHIVE}/*`),
    kinds: ['access', 'unneeded-grant'],
    says: ['archivist: delete an object of the archive (s3:DeleteObject) is allowed and must be refused'],
  },
  {
    what: 'an archivist that may delete versions',
    variant: 'archive',
    change: added('s3:DeleteObjectVersion', `${ARCHIVE}/*`),
    kinds: ['access', 'unneeded-grant'],
    says: ['archivist: delete a version of an object (s3:DeleteObjectVersion) is allowed'],
  },
  {
    what: 'an archivist that may bypass the lock',
    variant: 'archive',
    change: added('s3:BypassGovernanceRetention', `${ARCHIVE}/*`),
    kinds: ['access', 'unneeded-grant'],
    says: ['archivist: bypass the lock of an object (s3:BypassGovernanceRetention) is allowed'],
  },
  {
    what: "an archivist that may change the bucket's policy",
    variant: 'archive',
    change: added('s3:PutBucketPolicy', 'arn:aws:s3:::example-reports'),
    kinds: ['access', 'unneeded-grant'],
    says: ["archivist: change the bucket's policy (s3:PutBucketPolicy) is allowed"],
  },
  {
    what: 'an archivist that may write under another prefix',
    variant: 'archive',
    change: grantsOf(ARCHIVIST, (all) =>
      all.map((one) => ({
        ...one,
        Resource: listOf(one.Resource).map((arn) => arn.replace(/\/ou-cost\/\*$/, '/*')),
      })),
    ),
    kinds: ['access'],
    says: [
      'archivist: write beside the archive (s3:PutObject) is allowed',
      "archivist: read another object of the archive's bucket (s3:GetObject) is allowed",
    ],
  },
  {
    what: 'an archivist whose prefix has no end',
    variant: 'archive',
    change: withAction('s3:GetObject', (one) => ({ ...one, Resource: `${ARCHIVE}*` })),
    kinds: ['access'],
    says: ['archivist: read an object whose key begins like the archive (s3:GetObject) is allowed'],
  },
  {
    what: 'an archivist that may read any bucket',
    variant: 'archive',
    change: withAction('s3:GetObject', (one) => ({ ...one, Resource: 'arn:aws:s3:::example-*/ou-cost/*' })),
    kinds: ['access'],
    says: ['archivist: read the same key of another bucket (s3:GetObject) is allowed'],
  },
  {
    what: 'an archivist that may write an existing bucket without a condition',
    variant: 'scheduled-existing',
    change: withAction('s3:PutObject', withoutCondition),
    kinds: ['access'],
    says: [
      'archivist: write an object whatever is there (s3:PutObject) is allowed',
      'archivist: write the index whatever is there (s3:PutObject) is allowed',
    ],
  },
  {
    what: 'an archivist that may replace any object of an existing bucket',
    variant: 'scheduled-existing',
    change: grantsOf(ARCHIVIST, (all) =>
      all.map((one) => ({
        ...one,
        Resource: listOf(one.Resource).map((arn) => arn.replace(/\/index\.html$/, '/*')),
      })),
    ),
    kinds: ['access'],
    says: ['archivist: replace an object as it was read (s3:PutObject) is allowed'],
  },
  {
    what: 'an archivist that may list the whole bucket',
    variant: 'archive',
    change: withAction('s3:ListBucket', withoutCondition),
    kinds: ['access'],
    says: [
      "archivist: list the archive's whole bucket (s3:ListBucket) is allowed",
      "archivist: list the archive's bucket without naming a prefix (s3:ListBucket) is allowed",
    ],
  },
  {
    what: 'an archivist that may list where no prefix is named',
    variant: 'archive',
    change: withAction('s3:ListBucket', ({ Condition, ...rest }) => ({
      ...rest,
      Condition: { StringLikeIfExists: Condition?.['StringLike'] ?? {} },
    })),
    kinds: ['access'],
    says: ["archivist: list the archive's bucket without naming a prefix (s3:ListBucket) is allowed"],
  },
  {
    what: 'an archivist that may use any key of the account, whatever its alias',
    variant: 'scheduled-new-key',
    change: withAction('kms:Decrypt', withoutCondition),
    kinds: ['access'],
    says: ['archivist: decrypt with another key than that of the archive (kms:Decrypt) is allowed'],
  },
  {
    what: 'an archivist that may send mail',
    variant: 'scheduled',
    change: added('ses:SendEmail', 'arn:aws:ses:ap-northeast-1:*:identity/example.com'),
    kinds: ['access', 'unneeded-grant'],
    says: ['archivist: mail to somebody else (ses:SendEmail) is allowed'],
  },
  {
    what: 'an archivist that trusts the reader as well',
    variant: 'archive',
    change: (deployment, { worker, reader }) =>
      trustOf(ARCHIVIST, (one) => withCondition(one, 'ArnEquals', 'aws:PrincipalArn', [worker, reader]))(
        deployment,
      ),
    kinds: ['trust'],
  },
  {
    what: 'an archivist that trusts its whole account',
    variant: 'archive',
    change: trustOf(ARCHIVIST, withoutCondition),
    kinds: ['access', 'trust'],
    says: [
      "an administrator of the function's account: assume the archivist role (sts:AssumeRole) is allowed",
    ],
  },
  {
    what: 'an archivist that trusts EC2',
    variant: 'scheduled',
    change: moreTrust(ARCHIVIST, {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    kinds: ['access', 'trust'],
    says: ['EC2: assume the archivist role (sts:AssumeRole) is allowed'],
  },
  {
    what: 'a worker that may enter the archivist from any function',
    variant: 'archive',
    change: grantsOf(WORKER, (all) =>
      all.map((one) =>
        listOf(one.Resource).some((arn) => arn.endsWith(ARCHIVIST)) ? withoutCondition(one) : one,
      ),
    ),
    kinds: ['access'],
    says: ['worker, in another function: assume the archivist role (sts:AssumeRole) is allowed'],
  },
  {
    what: 'a bucket in which an administrator may write an object whatever is there',
    variant: 'archive',
    change: policy((all) => all.filter(({ Action }) => Action !== 's3:PutObject')),
    kinds: ['access'],
    says: [
      "an administrator of the account of the archive's bucket: write an object whatever is there (s3:PutObject) is allowed",
    ],
  },
  {
    what: 'a bucket in which any object may be replaced as it was read',
    variant: 'archive',
    change: policy((all) => all.filter((one) => one.Action !== 's3:PutObject' || isOfIndex(one))),
    kinds: ['access'],
    says: [
      "an administrator of the account of the archive's bucket: replace an object as it was read (s3:PutObject) is allowed",
    ],
  },
  {
    what: 'a bucket in which the index may be written whatever is there',
    variant: 'archive',
    change: policy((all) => all.filter((one) => !isOfIndex(one))),
    kinds: ['access'],
    says: [
      "an administrator of the account of the archive's bucket: write the index whatever is there (s3:PutObject) is allowed",
    ],
  },
  {
    what: 'a bucket that does not refuse requests without TLS',
    variant: 'archive',
    change: policy((all) => all.filter(({ Condition }) => Condition?.['Bool'] === undefined)),
    kinds: ['access'],
    says: ['archivist: read an object of the archive without TLS (s3:GetObject) is allowed'],
  },
  {
    what: 'a bucket whose policy admits another account',
    variant: 'archive',
    change: policy((all) => [
      ...all,
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::999900001111:root' },
        Action: 's3:GetObject',
        Resource: `${ARCHIVE}/*`,
      },
    ]),
    kinds: ['access', 'resource-policy'],
    says: [
      'an administrator of an unrelated account: read an object of the archive (s3:GetObject) is allowed',
    ],
  },
  {
    what: 'a bucket that keeps no versions',
    variant: 'archive',
    change: bucket(({ isVersioned: _, ...rest }) => rest),
    kinds: ['resource'],
    says: ['keeps no versions'],
  },
  {
    what: 'a bucket without the configured lock',
    variant: 'archive',
    change: bucket(({ objectLock: _, ...rest }) => rest),
    kinds: ['resource'],
  },
  {
    what: 'a bucket without the configured key',
    variant: 'scheduled-new-key',
    change: bucket(({ keyArn: _, ...rest }) => rest),
    kinds: ['resource'],
  },
  {
    what: 'an archive where none is configured',
    variant: 'base',
    change: (deployment, { functionAccount: accountId }) => ({
      ...deployment,
      buckets: [{ name: 'example-reports', accountId, region: 'ap-northeast-1' }],
    }),
    kinds: ['resource', 'resource-policy'],
  },
];
