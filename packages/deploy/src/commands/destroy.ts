import { openAccessBook } from '../access/by-account.ts';
import { readAssembly } from '../assembly/read.ts';
import { placeOf } from '../assembly/stack-plan.ts';
import { withAssembly } from '../assembly/temporary.ts';
import { CdkProgram } from '../cdk/program.ts';
import { isConfirmed, type Surroundings } from '../context.ts';
import { whatIsThere } from '../preflight/run.ts';
import { type Order, plansOf } from './deploy.ts';

/**
 * Deletes the stacks of the configuration, the last deployed first, so that no caller is left with a right to what
 * is gone. The callers' roles lose the policy and stay. False where the person at the terminal said no.
 */
export async function destroy(order: Order, surroundings: Surroundings): Promise<boolean> {
  const { config, profiles, yes } = order;
  const { progress, print, interruption } = surroundings;
  progress.step('synthesizing');
  return withAssembly(config, async (assembly) => {
    const all = readAssembly(assembly, config);
    const plans = plansOf(order, all).reverse();
    progress.step('checking, before anything is changed');
    const book = await openAccessBook(profiles, plans, all);
    const conditions = await whatIsThere(plans, book, surroundings);
    const present = plans.filter((plan) => conditions.get(plan)?.status !== null);
    const names = present.map(placeOf).join(' and ');
    if (
      present.length > 0 &&
      !yes &&
      !(await isConfirmed(`delete ${names}, the log included?`, surroundings))
    ) {
      progress.note('nothing was changed');
      return false;
    }
    const cdk = new CdkProgram(assembly.directory, surroundings);
    for (const plan of plans) {
      interruption.throwIfAborted();
      if (!present.includes(plan)) {
        print(`${placeOf(plan)}: was not there\n`);
        continue;
      }
      progress.step(`deleting ${placeOf(plan)}`);
      await cdk.destroy(plan, book.forStack(plan));
      print(`${placeOf(plan)}: deleted\n`);
    }
    return true;
  });
}
