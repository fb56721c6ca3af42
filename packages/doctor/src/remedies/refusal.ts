import type { CheckId } from '../checks/table.ts';
import type { AwsAnswer, Remedy, RemedyStatement } from '../diagnosis.ts';
import { adviceOnly } from './advice.ts';
import { commandsAdding } from './commands.ts';

/** A refused call, and the statements that allow it: in the caller's policy and, for a role, in its trust policy. */
export interface RefusedCall {
  readonly check: CheckId;
  readonly grant: RemedyStatement;
  readonly trust?: RemedyStatement;
  readonly advice?: readonly string[];
}

/** What fixes a refusal: a statement where one is missing, advice where a statement would not help. */
export function remedyForRefusal(
  { check, grant, trust, advice = [] }: RefusedCall,
  { reason }: AwsAnswer,
): Remedy {
  const who = grant.principalArn;
  switch (reason) {
    case 'explicit-deny':
      return adviceOnly(
        'an explicit deny overrides every statement: remove it from the policy that AWS names',
        advice,
      );
    case 'boundary':
      return adviceOnly(`the permissions boundary of ${who} must allow the call as well: extend it`, advice);
    case 'session-policy':
      return adviceOnly(
        'the session was opened with a session policy that does not allow the call: open it without one',
        advice,
      );
    case 'organization-policy':
      return adviceOnly(
        'a policy of the organization (service or resource control policy) refuses the call: have it allow the call',
        advice,
      );
    case 'identity-policy':
      return addStatements(check, [grant], advice);
    case 'trust-policy':
      return addStatements(check, [trust ?? grant], advice);
    case 'execution-role':
    case 'unstated':
      return trust === undefined
        ? addStatements(check, [grant], advice)
        : addStatements(check, [grant, trust], ['AWS does not say which of the two is missing', ...advice]);
  }
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
