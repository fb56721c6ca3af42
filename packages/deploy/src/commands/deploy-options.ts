import { OuCostError } from '@ou-cost/spend';
import type { Profiles } from '../access/by-account.ts';
import type { Side, StackPlan } from '../assembly/stack-plan.ts';
import type { AssemblyOptions } from '../assembly/temporary.ts';

export interface DeployOptions extends AssemblyOptions {
  readonly profiles: Profiles;
  /** Null for both sides. */
  readonly only: Side | null;
  /** True to deploy or delete without asking for confirmation. */
  readonly yes: boolean;
}

export interface DestroyOptions extends DeployOptions {
  /** The archive's bucket, where it is to be deleted with every report in it. @default it stays */
  readonly deleteArchive?: string | null;
}

/** The stacks of the selected sides. Fails with InvalidUsage if there are none. */
export function selectedPlans({ only }: DeployOptions, plans: readonly StackPlan[]): StackPlan[] {
  const wanted = plans.filter(({ side }) => only === null || side === only);
  if (wanted.length > 0) return wanted;
  throw new OuCostError(
    'InvalidUsage',
    `the configuration has no stacks on the ${only}'s side; run without --only ${only}`,
  );
}
