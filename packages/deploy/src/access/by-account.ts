import { OuCostError } from '@ou-cost/spend';
import { type Side, type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { type Access, accessFor, describeCredentials } from './identity.ts';

export type Profiles = Readonly<Record<Side, readonly string[]>>;

/** Says which credentials are used for which account. */
export interface AccessByAccount {
  /** The credentials that deploy a stack. */
  forStack(plan: StackPlan): Access;
  /** The credentials to look something up in an account; undefined if none are known to belong to it. */
  forAccount(accountId: string): Access | undefined;
  readonly all: readonly Access[];
}

/**
 * The credentials of the stack's account, of either side; otherwise its own side's credentials of an unknown account.
 * The other side's credentials of an unknown account are never used: they were given for other accounts.
 */
function chooseAccess(plan: StackPlan, bySide: Readonly<Record<Side, readonly Access[]>>): Access {
  const own = bySide[plan.side];
  const other = bySide[plan.side === 'payer' ? 'caller' : 'payer'];
  const isOfAccount = ({ accountId }: Access) => accountId === plan.accountId;
  const access = [...own, ...other].find(isOfAccount) ?? own.find(({ accountId }) => accountId === null);
  if (access !== undefined) return { ...access, clients: access.clientsIn(plan.region) };
  const have = own.map(
    ({ profile, accountId }) => `the account of ${describeCredentials(profile)} is ${accountId}`,
  );
  throw new OuCostError(
    'AccessRefused',
    `${stackLabel(plan)} is for account ${plan.accountId}, but ${have.join(', ')}; give that account's profile with --${plan.side}-profile`,
  );
}

/**
 * Fails with AccessRefused for a profile of an account that has no stack: it is a mistake, even if other profiles fit.
 * `stacks` are those of the whole configuration, and those that earlier ones left behind.
 */
export function refuseUnusedProfiles(
  { all }: AccessByAccount,
  stacks: readonly Pick<StackPlan, 'accountId'>[],
): void {
  const accounts = [...new Set(stacks.map(({ accountId }) => accountId))];
  for (const { profile, accountId } of all) {
    if (profile === null || accountId === null || accounts.includes(accountId)) continue;
    throw new OuCostError(
      'AccessRefused',
      `the profile '${profile}' belongs to account ${accountId}, but the configuration deploys to ${accounts.join(' and ')}; use another profile, or correct the configuration`,
    );
  }
}

/**
 * Finds out whose the given credentials are, and chooses the credentials for each of `plans`. `allPlans` are the
 * stacks of the whole configuration. Fails with AccessRefused if a stack's account has no credentials.
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
