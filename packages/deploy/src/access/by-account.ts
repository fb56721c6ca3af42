import { OuCostError } from '@ou-cost/spend';
import { type Side, type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { type Access, accessFor, describeCredentials } from './identity.ts';

export type Profiles = Readonly<Record<Side, readonly string[]>>;

/** Which credentials reach which account. */
export interface AccessByAccount {
  /** For a stack that is deployed. */
  forStack(plan: StackPlan): Access;
  /** For an account that something is looked up in; undefined where no credentials are known to be its own. */
  forAccount(accountId: string): Access | undefined;
  readonly all: readonly Access[];
}

/** Not the other side's unknown account: that would deploy a stack with credentials that were named for another. */
function chooseAccess(plan: StackPlan, bySide: Readonly<Record<Side, readonly Access[]>>): Access {
  const own = bySide[plan.side];
  const other = bySide[plan.side === 'payer' ? 'caller' : 'payer'];
  const isOfAccount = ({ accountId }: Access) => accountId === plan.accountId;
  const access = [...own, ...other].find(isOfAccount) ?? own.find(({ accountId }) => accountId === null);
  if (access !== undefined) return access;
  const have = own.map(
    ({ profile, accountId }) => `${describeCredentials(profile)} is for account ${accountId}`,
  );
  throw new OuCostError(
    'AccessRefused',
    `${stackLabel(plan)} goes to account ${plan.accountId}, but ${have.join(', ')}; name that account's profile with --${plan.side}-profile`,
  );
}

/** A profile of an account that nothing goes to is a mistake, even if another one fits. */
function refuseUnusedProfiles(accesses: readonly Access[], plans: readonly StackPlan[]): void {
  const accounts = [...new Set(plans.map(({ accountId }) => accountId))];
  for (const { profile, accountId } of accesses) {
    if (profile === null || accountId === null || accounts.includes(accountId)) continue;
    throw new OuCostError(
      'AccessRefused',
      `the profile '${profile}' is for account ${accountId}, but the configuration names ${accounts.join(' and ')}; name another profile, or correct the configuration`,
    );
  }
}

/**
 * Finds out whose the given credentials are, and which of them each of `plans` is deployed with. Fails with
 * AccessRefused where a profile belongs to another account; `allPlans` are those of the whole configuration.
 */
export async function resolveAccess(
  profiles: Profiles,
  plans: readonly StackPlan[],
  allPlans: readonly StackPlan[],
): Promise<AccessByAccount> {
  const region = allPlans[0]?.region ?? 'us-east-1';
  const known = new Map<string | null, Promise<Access>>();
  const accessOf = (profile: string | null): Promise<Access> => {
    const access = known.get(profile) ?? accessFor(profile, region);
    known.set(profile, access);
    return access;
  };
  const ofSide = (side: Side): Promise<Access[]> => {
    const isDeployed = plans.some((plan) => plan.side === side);
    const wanted = profiles[side].length > 0 ? profiles[side] : isDeployed ? [null] : [];
    return Promise.all(wanted.map(accessOf));
  };
  const bySide = { payer: await ofSide('payer'), caller: await ofSide('caller') };
  const all = [...new Set([...bySide.payer, ...bySide.caller])];
  refuseUnusedProfiles(all, allPlans);
  const chosen = new Map(plans.map((plan) => [plan, chooseAccess(plan, bySide)]));
  return {
    all,
    forStack: (plan) => chosen.get(plan) ?? chooseAccess(plan, bySide),
    forAccount: (accountId) => {
      const plan = plans.find((candidate) => candidate.accountId === accountId);
      return (plan && chosen.get(plan)) ?? all.find((access) => access.accountId === accountId);
    },
  };
}
