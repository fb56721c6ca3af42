import { addressesOf, type Config } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { type AccessBook, openAccessBook, type Profiles } from './access/access-book.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { placeOf, type Side, type StackPlan } from './assembly/stack-plan.ts';
import { withAssembly } from './assembly/with-assembly.ts';
import { CdkProgram } from './cdk/cdk-program.ts';
import { handOver } from './hand-over/hand-over.ts';
import { preflight } from './preflight/preflight.ts';
import { mustBeDeletedFirst } from './preflight/stack-condition.ts';
import { isConfirmed, type Surroundings } from './surroundings.ts';

export interface Order {
  readonly config: Config;
  readonly profiles: Profiles;
  /** Null for both sides. */
  readonly only: Side | null;
  /** Whether it is done without asking. */
  readonly yes: boolean;
}

export function plansOf({ only }: Order, plans: readonly StackPlan[]): StackPlan[] {
  const wanted = plans.filter(({ side }) => only === null || side === only);
  if (wanted.length > 0) return wanted;
  throw new OuCostError('InvalidUsage', `the configuration has nothing to deploy on the ${only}'s side`);
}

async function hasDifferences(
  plans: readonly StackPlan[],
  book: AccessBook,
  cdk: CdkProgram,
): Promise<boolean> {
  let differs = false;
  for (const plan of plans) {
    if (await cdk.diff(plan, book.forStack(plan))) differs = true;
  }
  return differs;
}

function printResult({ config, only }: Order, all: readonly StackPlan[], { print }: Surroundings): void {
  const { invokerRoleArn, functionArn } = addressesOf(config);
  print(`invoker role: ${invokerRoleArn}\nfunction: ${functionArn}\n`);
  if (only !== null) print(`\n${handOver(only, config, all)}`);
}

/** Deploys the stacks of the configuration, in order. False where the person at the terminal said no. */
export async function deploy(order: Order, surroundings: Surroundings): Promise<boolean> {
  const { config, profiles, yes } = order;
  const { progress, environment, print } = surroundings;
  progress.step('synthesizing');
  return withAssembly(config, async (folder) => {
    const all = readAssembly(folder, config);
    const plans = plansOf(order, all);
    progress.step('checking, before anything is changed');
    const book = await openAccessBook(profiles, plans, all);
    const conditions = await preflight(config, plans, book, progress);
    progress.step('comparing with what is deployed');
    const cdk = new CdkProgram(folder, environment, progress);
    if (
      (await hasDifferences(plans, book, cdk)) &&
      !yes &&
      !(await isConfirmed('deploy this?', surroundings))
    ) {
      progress.note('nothing was changed');
      return false;
    }
    for (const [index, plan] of plans.entries()) {
      const access = book.forStack(plan);
      progress.step(`deploying ${placeOf(plan)}, ${index + 1} of ${plans.length}`);
      const condition = conditions.get(plan);
      if (condition !== undefined && mustBeDeletedFirst(condition)) {
        progress.note(`deleting what is left of ${plan.name} (${condition.status})`);
        await cdk.destroy(plan, access);
      }
      const changed = await cdk.deploy(plan, access);
      print(`${placeOf(plan)}: ${changed ? 'deployed' : 'no changes'}\n`);
    }
    printResult(order, all, surroundings);
    return true;
  });
}
