import { archiveAddressesOf } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { type AccessByAccount, resolveAccess } from '../access/by-account.ts';
import { readAssembly } from '../assembly/read.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { textOf } from '../assembly/template.ts';
import { withAssembly } from '../assembly/temporary.ts';
import { CdkProgram } from '../cdk/program.ts';
import type { RunContext } from '../context.ts';
import { deleteBucket, refuseLockedBucket, refuseOtherBuckets } from '../deployed/archive-bucket.ts';
import { deleteStack } from '../deployed/delete.ts';
import { hasSettings } from '../deployed/parameters.ts';
import { preflightDestroy } from '../preflight/run.ts';
import { confirm } from '../terminal/questions.ts';
import { type DestroyOptions, selectedPlans } from './deploy-options.ts';

/** Says which buckets stay, with what is in them: their template keeps them. */
function noteKeptBuckets(
  plans: readonly StackPlan[],
  { config, deleteArchive }: DestroyOptions,
  { progress }: RunContext,
): void {
  const archive = archiveAddressesOf(config)?.bucket;
  for (const { accountId, resources } of plans) {
    const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket');
    for (const name of buckets.map((bucket) => textOf(bucket, 'BucketName'))) {
      if (name === deleteArchive) continue;
      const stays = `the bucket ${name} of account ${accountId} stays`;
      progress.note(
        name === archive
          ? `${stays}, with the reports in it; destroy deletes it with --delete-archive ${name}, and to deploy again with it set 'archive.create' to false`
          : `${stays}, with the deliveries in it: AWS delivers a past month only once; delete it by hand if nobody needs it`,
      );
    }
  }
}

/** The archive's stack, where its bucket is to be deleted. Fails where that is refused, before anything is changed. */
async function archiveToDelete(
  { config, deleteArchive = null }: DestroyOptions,
  plans: readonly StackPlan[],
  accesses: AccessByAccount,
): Promise<StackPlan | null> {
  if (deleteArchive === null) return null;
  refuseOtherBuckets(deleteArchive, config);
  const plan = plans.find(({ name }) => name === config.names.archiveStack);
  if (plan === undefined) {
    throw new OuCostError(
      'InvalidUsage',
      "--delete-archive: the archive is on the payer's side; run without --only caller",
    );
  }
  await refuseLockedBucket(accesses.forStack(plan).clients.s3, deleteArchive);
  return plan;
}

/** Asks before anything is deleted. Fails with InvalidUsage if there is no terminal to ask on. */
async function isConfirmed(names: string, { openQuestions }: RunContext): Promise<boolean> {
  const answer = await confirm(`delete ${names}, with the function's log?`, openQuestions);
  if (answer !== null) return answer;
  throw new OuCostError(
    'InvalidUsage',
    `this deletes ${names}, and there is no terminal to ask on; run again with --yes to delete without asking`,
  );
}

/**
 * Deletes the stacks of callers that left the configuration, and then its own in reverse order, so that no caller
 * keeps a permission for something that is deleted. The callers' roles lose the policy and stay. False if the person at the terminal declined.
 */
export async function destroy(options: DestroyOptions, context: RunContext): Promise<boolean> {
  const { config, profiles, yes, deleteArchive = null } = options;
  const { progress, print, interruption } = context;
  progress.step('synthesizing');
  return withAssembly(options, async (assembly) => {
    const all = readAssembly(assembly, config);
    const plans = selectedPlans(options, all).reverse();
    progress.step('checking, before anything is changed');
    const accesses = await resolveAccess(profiles, plans, all);
    const { states, leftBehind } = await preflightDestroy(
      { config, plans, allPlans: all, accesses },
      context,
    );
    const archive = await archiveToDelete(options, plans, accesses);
    const present = plans.filter((plan) => states.get(plan)?.status !== null);
    noteKeptBuckets(present, options, context);
    const reports = archive === null ? [] : [`the bucket ${deleteArchive} with every report in it`];
    const names = [...[...leftBehind, ...present].map(stackLabel), ...reports].join(' and ');
    if (names !== '' && !yes && !(await isConfirmed(names, context))) {
      progress.note('nothing was changed');
      return false;
    }
    for (const stack of leftBehind) {
      interruption.throwIfAborted();
      progress.step(`deleting ${stackLabel(stack)}, of a caller that left the configuration`);
      await deleteStack(stack, progress.note, interruption);
      print(`${stackLabel(stack)}: deleted\n`);
    }
    const cdk = new CdkProgram(assembly.directory, context);
    for (const plan of plans) {
      interruption.throwIfAborted();
      if (!present.includes(plan)) {
        print(`${stackLabel(plan)}: does not exist\n`);
        continue;
      }
      progress.step(`deleting ${stackLabel(plan)}`);
      const access = accesses.forStack(plan);
      // CDK would have it deleted by a role of the bootstrap, which a stack from a template never needed.
      const isOfCdk = !hasSettings(states.get(plan)?.template);
      if (isOfCdk) await cdk.destroy(plan, access);
      else await deleteStack({ ...plan, id: plan.name, access }, progress.note, interruption);
      print(`${stackLabel(plan)}: deleted\n`);
    }
    if (archive !== null && deleteArchive !== null) {
      progress.step(`deleting the bucket ${deleteArchive}`);
      const { s3 } = accesses.forStack(archive).clients;
      const isDeleted = await deleteBucket(s3, deleteArchive, interruption);
      print(`bucket ${deleteArchive}: ${isDeleted ? 'deleted' : 'does not exist'}\n`);
    }
    return true;
  });
}
