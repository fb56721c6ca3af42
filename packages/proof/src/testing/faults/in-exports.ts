import type { DeployedBucket, Deployment, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../../policies/grants.ts';
import { withGrant, withRole } from '../changed-deployment.ts';
import { type Fault, grantsOf, withoutCondition } from './fault.ts';

const READER = 'ou-cost-reader';
const BUCKET = 'arn:aws:s3:::example-bill';

function added(action: string, resource: string) {
  return (deployment: Deployment): Deployment =>
    withRole(deployment, READER, (role) => withGrant(role, action, resource));
}

function buckets(change: (one: DeployedBucket) => DeployedBucket) {
  return (deployment: Deployment): Deployment => ({
    ...deployment,
    buckets: deployment.buckets.map(change),
  });
}

/** A change to the statements of the bucket's policy. */
function policyOf(change: (all: readonly PolicyStatement[]) => readonly PolicyStatement[]) {
  return buckets((one) => ({
    ...one,
    policy: { Version: '2012-10-17', Statement: change(one.policy?.Statement ?? []) },
  }));
}

/** The reader's statements with another ending of a resource. */
function widened(from: string, to: string) {
  return grantsOf(READER, (all) =>
    all.map((one) => ({ ...one, Resource: listOf(one.Resource).map((arn) => arn.replace(from, to)) })),
  );
}

/** Faults in the rights on an export, and in what the templates create of one. */
export const EXPORT_FAULTS: readonly Fault[] = [
  {
    what: 'a reader that may write to the bucket',
    variant: 'exports',
    change: added('s3:PutObject', `${BUCKET}/exports/ou-cost/*`),
    kinds: ['access', 'unneeded-grant'],
    says: ["reader: write into the export's folder (s3:PutObject) is allowed"],
  },
  {
    what: 'a reader that may read the whole bucket',
    variant: 'exports',
    change: widened('/exports/ou-cost/*', '/*'),
    kinds: ['access'],
    says: ["reader: read another object of the export's bucket (s3:GetObject) is allowed"],
  },
  {
    what: 'a reader that may read keys that begin alike',
    variant: 'exports',
    change: widened('/exports/ou-cost/*', '/exports/ou-cost*'),
    kinds: ['access'],
    says: ['reader: read an object whose key begins alike (s3:GetObject) is allowed'],
  },
  {
    what: 'a reader that may list the whole bucket',
    variant: 'exports',
    change: grantsOf(READER, (all) =>
      all.map((one) => (listOf(one.Action).includes('s3:ListBucket') ? withoutCondition(one) : one)),
    ),
    kinds: ['access'],
    says: ['reader: list the whole bucket (s3:ListBucket) is allowed'],
  },
  {
    what: 'a reader that may use any work group',
    variant: 'exports-existing',
    change: widened('workgroup/reports', 'workgroup/*'),
    kinds: ['access', 'missing-grant', 'unneeded-grant'],
    says: ['reader: StartQueryExecution in another work group (athena:StartQueryExecution) is allowed'],
  },
  {
    what: 'a reader that may read any table',
    variant: 'exports-existing',
    change: widened('table/finops/focus', 'table/finops/*'),
    kinds: ['access'],
    says: ['reader: GetTable of another table (glue:GetTable) is allowed'],
  },
  {
    what: 'a reader that may see any export',
    variant: 'exports-existing',
    change: widened('export/whole-bill-*', 'export/*'),
    kinds: ['access', 'missing-grant', 'unneeded-grant'],
    says: ['reader: GetExport of another export (Data Exports) (bcm-data-exports:GetExport) is allowed'],
  },
  {
    what: 'a reader that may use any key',
    variant: 'exports-existing',
    change: widened('key/0a1b2c3d-0000-4000-8000-000000000000', 'key/*'),
    kinds: ['access', 'missing-grant', 'unneeded-grant'],
    says: ['reader: decrypt with another key (kms:Decrypt) is allowed'],
  },
  {
    what: 'one more action on the work group that nothing needs',
    variant: 'exports',
    change: added('athena:ListQueryExecutions', 'arn:aws:athena:ap-northeast-1:1:workgroup/ou-cost'),
    kinds: ['unneeded-grant'],
  },
  {
    what: 'a bucket that admits the whole account of the reader',
    variant: 'exports-elsewhere',
    change: (deployment, { readerAccount }) =>
      policyOf((all) => [
        ...all,
        {
          Effect: 'Allow',
          Principal: { AWS: readerAccount },
          Action: 's3:GetObject',
          Resource: `${BUCKET}/*`,
        },
      ])(deployment),
    kinds: ['resource-policy'],
    says: ['the policy of the bucket example-bill admits'],
  },
  {
    what: 'a bucket that admits deliveries of any account',
    variant: 'exports',
    change: policyOf((all) => all.map((one) => (one.Effect === 'Allow' ? withoutCondition(one) : one))),
    kinds: ['access'],
    says: ["Data Exports, for another account: write into the export's folder (s3:PutObject) is allowed"],
  },
  {
    what: 'a bucket that does not refuse requests without TLS',
    variant: 'exports',
    change: policyOf((all) => all.filter(({ Effect }) => Effect === 'Allow')),
    kinds: ['resource-policy'],
    says: ['does not refuse requests without TLS'],
  },
  {
    what: 'a bucket to which AWS may not deliver',
    variant: 'exports-cn',
    change: policyOf((all) => all.filter(({ Effect }) => Effect === 'Deny')),
    kinds: ['access'],
    says: ["Data Exports, for the payer: write into the export's folder (s3:PutObject) is refused"],
  },
  {
    what: 'a bucket of another account that does not admit the reader',
    variant: 'exports-elsewhere',
    change: policyOf((all) => all.filter(({ Sid }) => !/^Reader/.test(Sid ?? ''))),
    kinds: ['access', 'missing-grant'],
    says: ["reader: read a file of the export's (s3:GetObject) is refused"],
  },
  {
    what: 'a work group that enforces no limit',
    variant: 'exports',
    change: (deployment) => ({
      ...deployment,
      workGroups: deployment.workGroups.map(({ bytesScannedCutoff: _, ...rest }) => rest),
    }),
    kinds: ['resource'],
  },
  {
    what: 'a bucket where the export exists already',
    variant: 'exports-existing',
    change: (deployment) => ({
      ...deployment,
      databases: [{ name: 'finops', accountId: '1', region: 'us-west-2' }],
    }),
    kinds: ['resource'],
  },
];
