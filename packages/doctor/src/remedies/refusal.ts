import type { CheckId } from '../checks/table.ts';
import type { AwsAnswer, Remedy, RemedyStatement } from '../diagnosis.ts';
import { adviceOnRefusal } from '../stated-refusal.ts';
import { adviceOnly } from './advice.ts';
import { commandsAdding } from './commands.ts';

/** A refused call, and the statements that allow it: in the caller's policy and, for a role, in its trust policy. */
export interface RefusedCall {
  readonly check: CheckId;
  readonly grant: RemedyStatement;
  readonly trust?: RemedyStatement;
  readonly advice?: readonly string[];
}

/** What fixes a refusal: a statement where one is missing, advice where no statement would help. */
export function remedyForRefusal(
  { check, grant, trust, advice = [] }: RefusedCall,
  { refusal }: AwsAnswer,
): Remedy {
  const beyondGrants = adviceOnRefusal(refusal, grant.principalArn);
  if (beyondGrants !== null) return adviceOnly(beyondGrants);
  if (refusal.policy === 'identity' || trust === undefined) return addStatements(check, [grant], advice);
  if (refusal.policy === 'trust') return addStatements(check, [trust], advice);
  return addStatements(check, [grant, trust], ['AWS does not say which of the two is missing', ...advice]);
}

const EDIT_TRUST_POLICY =
  'the last command replaces the whole trust policy: add the statement to trust.json before you run it';

/** Statements to add, with the commands that add them. */
export function addStatements(
  check: CheckId,
  statements: readonly RemedyStatement[],
  advice: readonly string[] = [],
): Remedy {
  const changesTrust = statements.some(({ policy }) => policy === 'trust');
  // A policy name for each check, so that the remedy of one check does not replace that of another.
  const policyName = `ou-cost-fix-${check}`;
  return {
    advice: changesTrust ? [...advice, EDIT_TRUST_POLICY] : advice,
    statements,
    commands: statements.flatMap((statement) => commandsAdding(statement, policyName)),
  };
}
