import { addressesOf } from '@ou-cost/contract';
import { type AccessByAccount, resolveAccess } from '../access/by-account.ts';
import type { Access } from '../access/identity.ts';
import { readAssembly } from '../assembly/read.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { withAssembly } from '../assembly/temporary.ts';
import { CdkProgram } from '../cdk/program.ts';
import type { RunContext } from '../context.ts';
import { isCompleteWithTags, mustBeDeletedFirst, type StackState } from '../deployed/stack-state.ts';
import { otherSideRequirements } from '../other-side/requirements.ts';
import { preflightDeploy } from '../preflight/run.ts';
import type { Progress } from '../terminal/progress.ts';
import { confirm } from '../terminal/questions.ts';
import { type DeployOptions, selectedPlans } from './deploy-options.ts';

type StackStates = ReadonlyMap<StackPlan, StackState>;

/**
 * Shows the differences and returns the stacks to deploy. A complete stack without a difference is not deployed,
 * because CDK would still delete old change sets in it.
 */
async function changedPlans(
  plans: readonly StackPlan[],
  states: StackStates,
  accesses: AccessByAccount,
  cdk: CdkProgram,
): Promise<StackPlan[]> {
  const changed: StackPlan[] = [];
  for (const plan of plans) {
    const differs = await cdk.diff(plan, accesses.forStack(plan));
    const state = states.get(plan);
    if (differs || state === undefined || !isCompleteWithTags(state, plan)) changed.push(plan);
  }
  return changed;
}

/** Deploys one stack and returns whether anything changed. */
async function deployStack(
  plan: StackPlan,
  access: Access,
  states: StackStates,
  cdk: CdkProgram,
  progress: Progress,
): Promise<boolean> {
  const state = states.get(plan);
  if (state !== undefined && mustBeDeletedFirst(state)) {
    progress.note(`deleting what is left of ${plan.name} (${state.status})`);
    await cdk.destroy(plan, access);
  }
  return cdk.deploy(plan, access);
}

function printResult(
  { config, only }: DeployOptions,
  all: readonly StackPlan[],
  { print }: RunContext,
): void {
  const { invokerRoleArn, functionArn } = addressesOf(config);
  print(`invoker role: ${invokerRoleArn}\nfunction: ${functionArn}\n`);
  if (only !== null) print(`\n${otherSideRequirements(only, config, all)}`);
}

/** Deploys the stacks of the configuration, in order. False if the person at the terminal declined. */
export async function deploy(options: DeployOptions, context: RunContext): Promise<boolean> {
  const { config, profiles, yes } = options;
  const { progress, print, interruption } = context;
  progress.step('synthesizing');
  return withAssembly(options, async (assembly) => {
    const all = readAssembly(assembly, config);
    const plans = selectedPlans(options, all);
    progress.step('checking, before anything is changed');
    const accesses = await resolveAccess(profiles, plans, all);
    const { states } = await preflightDeploy({ config, plans, allPlans: all, accesses }, context);
    progress.step('comparing with what is deployed');
    const cdk = new CdkProgram(assembly.directory, context);
    const changed = await changedPlans(plans, states, accesses, cdk);
    // Without a terminal, running the command is the confirmation.
    const isDeclined =
      changed.length > 0 && !yes && (await confirm('deploy this?', context.openQuestions)) === false;
    if (isDeclined) {
      progress.note('nothing was changed');
      return false;
    }
    for (const plan of plans) {
      interruption.throwIfAborted();
      let isDeployed = false;
      if (changed.includes(plan)) {
        progress.step(`deploying ${stackLabel(plan)}, ${changed.indexOf(plan) + 1} of ${changed.length}`);
        isDeployed = await deployStack(plan, accesses.forStack(plan), states, cdk, progress);
      }
      print(`${stackLabel(plan)}: ${isDeployed ? 'deployed' : 'no changes'}\n`);
    }
    printResult(options, all, context);
    return true;
  });
}
