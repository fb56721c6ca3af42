import type { ErrorCode } from '@ou-cost/spend';
import type { Actor, CheckId } from './checks/table.ts';
import type { DeployedThrough } from './deployment/way.ts';
import type { StatedRefusal } from './stated-refusal.ts';

export const DIAGNOSIS_SCHEMA = 'ou-cost/diagnosis@1';

/** A warning: the call works, and what it shows will not do for long, or not for every report. */
export const OUTCOMES = ['passed', 'warning', 'failed', 'not-reached', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A statement of an IAM policy, as JSON. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** A statement that fixes a hop, and the policy that it belongs to. */
export interface RemedyStatement {
  /** The role or user whose own policy, or the role whose trust policy, must contain it. */
  readonly principalArn: string;
  readonly policy: 'identity' | 'trust';
  readonly statement: PolicyStatement;
}

/** What to do about a failed check, or about a warning. */
export interface Remedy {
  readonly advice: readonly string[];
  readonly statements: readonly RemedyStatement[];
  /** Shell commands, each for an administrator of the account that it names. */
  readonly commands: readonly string[];
}

/** One check, and its outcome. */
export interface HopCheck {
  readonly id: CheckId;
  readonly hop: string;
  readonly proves: 'allowed' | 'refused';
  readonly as: Actor;
  /** Null where an earlier hop is broken, so that it is not known. */
  readonly principal: string | null;
  readonly action: string;
  readonly resource: string | null;
  readonly outcome: Outcome;
  readonly answer: string;
  /** The failure's code; null unless the check failed. */
  readonly code: ErrorCode | null;
  /** Null unless the check failed, or warns. */
  readonly remedy: Remedy | null;
}

/** What the function says about itself. */
export interface FunctionFacts {
  /** Program and version. */
  readonly producer: string;
  /** The day on which its code was last changed, `YYYY-MM-DD`; null where the deployment does not say. */
  readonly codeDate: string | null;
  /** The way in which it was deployed; null where that is not known. Functions of earlier versions do not say it. */
  readonly deployedThrough?: DeployedThrough | null | undefined;
}

/** All checks of the chain. The function answers in the same form, with the checks that it makes itself. */
export interface Diagnosis {
  readonly schema: typeof DIAGNOSIS_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  /** Null where the function did not answer. */
  readonly function: FunctionFacts | null;
  readonly checks: readonly HopCheck[];
}

/** What AWS answered to a failed call: one line without secrets, and what it says about who refuses. */
export interface AwsAnswer {
  readonly message: string;
  readonly refusal: StatedRefusal;
}

/** What is asked of a diagnosis. */
export interface DiagnosisRequest {
  /** Read Cost Explorer as well, for 0.01 USD, and query a month of the export. */
  readonly paid: boolean;
  /** Try the calls that AWS must refuse as well. */
  readonly negative: boolean;
}
