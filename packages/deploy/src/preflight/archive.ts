import { archiveAddressesOf, type Config } from '@ou-cost/contract';
import type { AccessByAccount } from '../access/by-account.ts';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, ok, problem } from './finding.ts';
import { lookUpBucket } from './named-kinds.ts';

/** Checks that the archive's bucket exists, where the stacks do not create it. S3 finds it from any region. */
export async function checkArchiveBucket(
  config: Config,
  plans: readonly StackPlan[],
  accesses: AccessByAccount,
): Promise<Finding[]> {
  const archive = archiveAddressesOf(config);
  const payer = plans.find(({ name }) => name === config.names.payerStack);
  if (archive === undefined || archive.create || payer === undefined) return [];
  const { bucket } = archive;
  const answer = await lookUpBucket(accesses.forStack(payer).clients, bucket);
  if (answer.kind === 'unknown') return [notChecked(`whether the bucket '${bucket}' exists`, answer.why)];
  return answer.kind === 'yes'
    ? [ok(`the archive's bucket ${bucket} exists`)]
    : [
        problem(
          `the archive's bucket '${bucket}' does not exist; correct 'archive.bucket', or let the stacks create it with 'archive.create': true`,
        ),
      ];
}
