import type { ErrorCode } from '@ou-cost/spend';

export const DIAGNOSIS_SCHEMA = 'ou-cost/diagnosis@1';

/** Who tries: the role at hand, or one of the three that the chain goes through. */
type Actor = 'caller' | 'invoker' | 'worker' | 'reader';

interface CheckDefinition {
  /** As a person would say it. */
  readonly hop: string;
  readonly as: Actor;
  /** IAM's name of the call. */
  readonly action: string;
  /** Whether the call must be let through, or must be refused. */
  readonly proves: 'allowed' | 'refused';
}

function needed(hop: string, as: Actor, action: string): CheckDefinition {
  return { hop, as, action, proves: 'allowed' };
}

function refused(hop: string, as: Actor, action: string): CheckDefinition {
  return { ...needed(hop, as, action), proves: 'refused' };
}

/** Every check, in the order of the chain; those that must be refused stand last. */
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

export const OUTCOMES = ['passed', 'failed', 'not-reached', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A statement as IAM takes it. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** A statement that fixes a hop, and where it belongs. */
export interface RemedyStatement {
  /** The role (or user) whose policy, or the role whose trust policy, shall hold it. */
  readonly principalArn: string;
  readonly policy: 'identity' | 'trust';
  readonly statement: PolicyStatement;
}

/** What to do about a failed check. */
export interface Remedy {
  readonly advice: readonly string[];
  readonly statements: readonly RemedyStatement[];
  /** To run with an administrator's credentials of the account that the ARN in them names. */
  readonly commands: readonly string[];
}

/** One thing that was tried, and what came of it. */
export interface HopCheck {
  readonly id: CheckId;
  readonly hop: string;
  readonly proves: 'allowed' | 'refused';
  readonly as: Actor;
  /** Null where it is not known, since an earlier hop is broken. */
  readonly principal: string | null;
  readonly action: string;
  readonly resource: string | null;
  readonly outcome: Outcome;
  readonly answer: string;
  /** The failure's code; null unless the check failed. */
  readonly code: ErrorCode | null;
  /** Null unless the check failed. */
  readonly remedy: Remedy | null;
}

/** What the function says of itself. */
export interface FunctionFacts {
  /** Program and version. */
  readonly producer: string;
  /** The day its code was last changed, `YYYY-MM-DD`; null where the deployment does not say. */
  readonly codeDate: string | null;
}

/** The chain, hop by hop. The function's own answer has the same form and holds the checks that it makes. */
export interface Diagnosis {
  readonly schema: typeof DIAGNOSIS_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  /** Null where the function did not answer. */
  readonly function: FunctionFacts | null;
  readonly checks: readonly HopCheck[];
}

/** Which policy refuses, as far as AWS says. */
export type RefusalReason =
  | 'identity-policy'
  | 'trust-policy'
  | 'execution-role'
  | 'boundary'
  | 'session-policy'
  | 'organization-policy'
  | 'explicit-deny'
  | 'unstated';

/** What AWS said to a failed call: one line, without anything secret, and the reason in it. */
export interface AwsAnswer {
  readonly message: string;
  readonly reason: RefusalReason;
}

/** What is asked of a diagnosis. */
export interface DiagnosisRequest {
  /** Read Cost Explorer as well, for a cent. */
  readonly paid: boolean;
  /** Try what must be refused as well. */
  readonly negative: boolean;
}
