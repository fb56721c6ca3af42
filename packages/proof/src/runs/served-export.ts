import type { DeployedBucket, Deployment } from '@ou-cost/sandbox/deployed';
import type { Chain } from '../variants/chain.ts';
import type { ExportChain } from '../variants/exports.ts';

/**
 * The deployment with the export that its templates only name, as somebody else created it: like the one that another
 * variant creates, with other names in another place.
 */
export function withExistingExport(
  deployment: Deployment,
  { exports, readerAccount, payerAccount }: Chain,
  created: readonly Deployment[],
): Deployment {
  if (exports === undefined || exports.isCreated) return deployment;
  const { region, folder, prefix, database, table: name, workGroup } = exports;
  const like = created.find(({ tables, exports: bills }) => tables.length > 0 && bills.length > 0);
  const [table, bill] = [like?.tables[0], like?.exports[0]];
  if (table === undefined || bill === undefined) throw new Error('no variant creates an export');
  const place = { accountId: readerAccount, region };
  const location = `s3://${exports.bucket}/${folder}/data/`;
  const parameters = {
    ...table.parameters,
    'storage.location.template': `${location}BILLING_PERIOD=\${billing_period}`,
  };
  return {
    ...deployment,
    buckets: [bucketOf(exports)],
    databases: [{ ...place, name: database }],
    tables: [{ ...table, ...place, database, name, location, parameters }],
    workGroups: [{ ...place, name: workGroup, isEnabled: true, isEnforced: true, hasManagedResults: true }],
    exports: [
      {
        ...bill,
        name: exports.name,
        arn: exports.exportArn(exports.name),
        accountId: payerAccount,
        bucket: exports.bucket,
        prefix,
        bucketRegion: region,
      },
    ],
  };
}

function bucketOf({
  bucket: name,
  bucketAccount: accountId,
  bucketArn,
  region,
}: ExportChain): DeployedBucket {
  const Service = ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'];
  const Action = ['s3:PutObject', 's3:GetBucketPolicy'];
  const Resource = [bucketArn, `${bucketArn}/*`];
  const delivery = { Effect: 'Allow' as const, Principal: { Service }, Action, Resource };
  return { name, accountId, region, policy: { Version: '2012-10-17', Statement: [delivery] } };
}
