import { accountOfArn, type Config, exportAddressesOf, readerAccountOf } from '@ou-cost/contract';

/** What a person has to set up for the configured export besides deploying the stacks: one line each. */
export function exportSteps(config: Config): string[] {
  const { exports, payer } = config;
  const addresses = exportAddressesOf(config);
  if (exports === undefined || addresses === undefined) return [];
  const account = readerAccountOf(config);
  const reader = `the reader role (${config.names.readerRole} in account ${account})`;
  const steps: string[] = [];
  const { kmsKeyArn, create } = exports;
  if (kmsKeyArn !== undefined && create) {
    steps.push(
      `the policy of ${kmsKeyArn} must allow bcm-data-exports.amazonaws.com and billingreports.amazonaws.com to use kms:GenerateDataKey and kms:Decrypt for account ${payer.accountId}, otherwise nothing is delivered`,
    );
  }
  if (kmsKeyArn !== undefined && accountOfArn(kmsKeyArn) !== account) {
    steps.push(`the policy of ${kmsKeyArn} must allow ${reader} kms:Decrypt`);
  }
  if (!create && addresses.bucketAccountId !== account) {
    steps.push(
      `the policy of the bucket ${addresses.bucket} in account ${addresses.bucketAccountId} must allow ${reader} s3:GetObject on ${addresses.folder}/*, and s3:ListBucket with that prefix`,
    );
  }
  return steps;
}
