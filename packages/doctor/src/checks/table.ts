/** Who makes the call: the caller, or one of the three roles of the chain. */
export type Actor = 'caller' | 'invoker' | 'worker' | 'reader';

interface CheckDefinition {
  /** The name of the step for people. */
  readonly hop: string;
  readonly as: Actor;
  /** The name of the call in IAM. */
  readonly action: string;
  /** Whether AWS must allow the call, or must refuse it. */
  readonly proves: 'allowed' | 'refused';
}

function needed(hop: string, as: Actor, action: string): CheckDefinition {
  return { hop, as, action, proves: 'allowed' };
}

function refused(hop: string, as: Actor, action: string): CheckDefinition {
  return { ...needed(hop, as, action), proves: 'refused' };
}

/** Every check, in the order of the chain; calls that AWS must refuse come last. */
export const CHECKS = {
  'caller-identity': needed('find credentials', 'caller', 'sts:GetCallerIdentity'),
  'assume-invoker': needed('assume the invoker role', 'caller', 'sts:AssumeRole'),
  'may-invoke': needed('may invoke the function', 'invoker', 'lambda:InvokeFunction'),
  'function-answers': needed('invoke the function', 'invoker', 'lambda:InvokeFunction'),
  'assume-reader': needed('assume the reader role', 'worker', 'sts:AssumeRole'),
  'list-accounts': needed('list accounts', 'reader', 'organizations:ListAccounts'),
  'list-roots': needed('list roots', 'reader', 'organizations:ListRoots'),
  'list-units-of-root': needed(
    'list units of the root',
    'reader',
    'organizations:ListOrganizationalUnitsForParent',
  ),
  'list-units-of-unit': needed(
    'list units of a unit',
    'reader',
    'organizations:ListOrganizationalUnitsForParent',
  ),
  'list-accounts-of-root': needed(
    'list accounts of the root',
    'reader',
    'organizations:ListAccountsForParent',
  ),
  'list-accounts-of-unit': needed('list accounts of a unit', 'reader', 'organizations:ListAccountsForParent'),
  'describe-unit': needed('describe a unit', 'reader', 'organizations:DescribeOrganizationalUnit'),
  'read-cost': needed('read Cost Explorer', 'reader', 'ce:GetCostAndUsage'),
  'caller-cannot-invoke': refused('invoke the function directly', 'caller', 'lambda:InvokeFunction'),
  'invoker-cannot-invoke-others': refused('invoke another function', 'invoker', 'lambda:InvokeFunction'),
  'invoker-cannot-read-cost': refused('read cost as the invoker', 'invoker', 'ce:GetCostAndUsage'),
  'worker-cannot-read-organization': refused(
    'read Organizations by itself',
    'worker',
    'organizations:ListAccounts',
  ),
  'worker-cannot-read-cost': refused('read cost by itself', 'worker', 'ce:GetCostAndUsage'),
} as const satisfies Record<string, CheckDefinition>;

export type CheckId = keyof typeof CHECKS;

export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[];
