import { principalOf } from './principal.ts';

interface KindOfPolicy {
  /** As AWS's messages call it. */
  readonly name: string;
  /** Who can change it, and what to ask of them. */
  readonly owner: (account: string) => string;
}

const ORGANIZATION =
  "it belongs to those who manage the organization's policies, in the management account or a delegated administrator's: ask them";

/** Every kind of policy that AWS's refusals name. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export const POLICY_KINDS = {
  identity: {
    name: 'identity-based policy',
    owner: (account) => `it belongs to those who manage IAM in ${account}: ask them`,
  },
  trust: {
    name: 'role trust policy',
    owner: () => "it belongs to those who manage IAM in the role's account: ask them",
  },
  resource: {
    name: 'resource-based policy',
    owner: () => 'it belongs to the owner of the resource: ask them',
  },
  boundary: {
    name: 'permissions boundary',
    owner: (account) =>
      `it belongs to those who set boundaries in ${account} ('roles.permissionsBoundary', or the template's PermissionsBoundary, names the one of ou-cost's roles): ask them`,
  },
  session: {
    name: 'session policy',
    owner: () =>
      'it belongs to whoever opened the session: open it with another session policy, or with none,',
  },
  endpoint: {
    name: 'VPC endpoint policy',
    owner: () => 'it belongs to the owner of the VPC endpoint that the call goes through: ask them',
  },
  'service-control': { name: 'service control policy', owner: () => ORGANIZATION },
  'resource-control': { name: 'resource control policy', owner: () => ORGANIZATION },
} as const satisfies Record<string, KindOfPolicy>;

export type PolicyKind = keyof typeof POLICY_KINDS;

/** Refusals that come from no policy of those who ask, so that no grant to them helps; with what does. */
const STATES = {
  'execution-role': null,
  region:
    'no policy refuses this: the region is not enabled for the account, or STS is not active in it; an administrator of the account enables it, or name another region',
  subscription:
    'no policy refuses this: the account is not signed up for the service, is suspended, or has not enabled the region; an administrator of the account sees which on its account page',
  key: "the function's variables are encrypted with a key that its execution role may not use: whoever owns the key must allow kms:Decrypt to the role; where the role was deleted and created again, delete the stack and deploy it anew, since the old grant on the key is the old role's",
  network:
    "Lambda may not create the function's network interfaces with its execution role, or in these subnets: deploy again, and ask the owner of the VPC",
} as const;

/** What AWS says about who refuses. */
export interface StatedRefusal {
  /** Null: AWS does not say. `execution-role`: Lambda may not assume the function's role. */
  readonly policy: PolicyKind | keyof typeof STATES | null;
  /** Whether a statement denies the call; else none allows it. */
  readonly isDenied: boolean;
  /** The ARN of the policy, where AWS gives it. */
  readonly policyArn: string | null;
}

export const UNSTATED: StatedRefusal = { policy: null, isDenied: false, policyArn: null };

/** Policies that limit what others allow: where one does not allow a call, a grant elsewhere changes nothing. */
const LIMITS: readonly StatedRefusal['policy'][] = [
  'boundary',
  'session',
  'endpoint',
  'service-control',
  'resource-control',
];

/** What to do about a refusal that no grant can lift; null where a grant can. */
export function adviceOnRefusal(
  { policy, isDenied, policyArn }: StatedRefusal,
  principalArn: string,
): string | null {
  if (policy === null) return isDenied ? unnamedDeny(principalArn) : null;
  if (isState(policy)) return STATES[policy];
  if (!isDenied && !LIMITS.includes(policy)) return null;
  const { name, owner } = POLICY_KINDS[policy];
  const which = policyArn === null ? name : `${name} (${policyArn})`;
  const { accountId } = principalOf(principalArn);
  const account = accountId === '' ? "the principal's account" : `account ${accountId}`;
  return isDenied
    ? `no grant overrides the explicit deny in a ${which}; ${owner(account)} to exempt ${principalArn}`
    : `no ${which} allows it, and no grant elsewhere makes up for that; ${owner(account)} to allow it to ${principalArn}`;
}

function unnamedDeny(principalArn: string): string {
  return (
    `no grant overrides an explicit deny, and AWS does not name the policy; look for it in the policies of ${principalArn}, its boundary ` +
    "and session policy, the resource's policy, VPC endpoint policies, and the organization's service and resource control policies"
  );
}

function isState(policy: PolicyKind | keyof typeof STATES): policy is keyof typeof STATES {
  return Object.hasOwn(STATES, policy);
}
