import { addressesOf, type Config } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { type AccessBook, openAccessBook, type Profiles } from '../access/by-account.ts';
import type { Access } from '../access/identity.ts';
import { readAssembly } from '../assembly/read.ts';
import { placeOf, type Side, type StackPlan } from '../assembly/stack-plan.ts';
import { withAssembly } from '../assembly/temporary.ts';
import { CdkProgram } from '../cdk/program.ts';
import { isConfirmed, type Surroundings } from '../context.ts';
import { handOver } from '../other-side/requirements.ts';
import { preflight } from '../preflight/run.ts';
import { isSettledWith, mustBeDeletedFirst, type StackCondition } from '../preflight/stack-condition.ts';
import type { Progress } from '../terminal/progress.ts';

export interface Order {
  readonly config: Config;
  readonly profiles: Profiles;
  /** Null for both sides. */
  readonly only: Side | null;
  /** Whether it is done without asking. */
  readonly yes: boolean;
}

type Conditions = ReadonlyMap<StackPlan, StackCondition>;

/** The stacks of the sides that are wanted. Fails with InvalidUsage where there is none. */
export function plansOf({ only }: Order, plans: readonly StackPlan[]): StackPlan[] {
  const wanted = plans.filter(({ side }) => only === null || side === only);
  if (wanted.length > 0) return wanted;
  throw new OuCostError('InvalidUsage', `the configuration has nothing to deploy on the ${only}'s side`);
}

/**
 * Shows what would change. A stack that stands, and in which nothing would, is left alone: CDK would delete old
 * change sets in it all the same.
 */
async function toDeploy(
  plans: readonly StackPlan[],
  conditions: Conditions,
  book: AccessBook,
  cdk: CdkProgram,
): Promise<StackPlan[]> {
  const changed: StackPlan[] = [];
  for (const plan of plans) {
    const differs = await cdk.diff(plan, book.forStack(plan));
    const condition = conditions.get(plan);
    if (differs || condition === undefined || !isSettledWith(condition, plan)) changed.push(plan);
  }
  return changed;
}

/** Deploys one stack and says whether anything changed. */
async function deployStack(
  plan: StackPlan,
  access: Access,
  conditions: Conditions,
  cdk: CdkProgram,
  progress: Progress,
): Promise<boolean> {
  const condition = conditions.get(plan);
  if (condition !== undefined && mustBeDeletedFirst(condition)) {
    progress.note(`deleting what is left of ${plan.name} (${condition.status})`);
    await cdk.destroy(plan, access);
  }
  return cdk.deploy(plan, access);
}

function printResult({ config, only }: Order, all: readonly StackPlan[], { print }: Surroundings): void {
  const { invokerRoleArn, functionArn } = addressesOf(config);
  print(`invoker role: ${invokerRoleArn}\nfunction: ${functionArn}\n`);
  if (only !== null) print(`\n${handOver(only, config, all)}`);
}

/** Deploys the stacks of the configuration, in order. False where the person at the terminal said no. */
export async function deploy(order: Order, surroundings: Surroundings): Promise<boolean> {
  const { config, profiles, yes } = order;
  const { progress, print, interruption } = surroundings;
  progress.step('synthesizing');
  return withAssembly(config, async (assembly) => {
    const all = readAssembly(assembly, config);
    const plans = plansOf(order, all);
    progress.step('checking, before anything is changed');
    const book = await openAccessBook(profiles, plans, all);
    const conditions = await preflight(config, plans, book, surroundings);
    progress.step('comparing with what is deployed');
    const cdk = new CdkProgram(assembly.directory, surroundings);
    const changed = await toDeploy(plans, conditions, book, cdk);
    if (changed.length > 0 && !yes && !(await isConfirmed('deploy this?', surroundings))) {
      progress.note('nothing was changed');
      return false;
    }
    for (const plan of plans) {
      interruption.throwIfAborted();
      let isDeployed = false;
      if (changed.includes(plan)) {
        progress.step(`deploying ${placeOf(plan)}, ${changed.indexOf(plan) + 1} of ${changed.length}`);
        isDeployed = await deployStack(plan, book.forStack(plan), conditions, cdk, progress);
      }
      print(`${placeOf(plan)}: ${isDeployed ? 'deployed' : 'no changes'}\n`);
    }
    printResult(order, all, surroundings);
    return true;
  });
}
