import type { AwsAnswer, CheckId, PolicyStatement, Remedy, RemedyStatement } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';

/** The sides that must allow a call: who makes it and, where there is one, the role's trust. */
export interface RefusedCall {
  readonly check: CheckId;
  readonly grant: RemedyStatement;
  readonly trust?: RemedyStatement;
  readonly advice?: readonly string[];
}

/** A statement that lets a call through. */
export function allow(
  action: string | readonly string[],
  resource: string,
  condition?: PolicyStatement,
): PolicyStatement {
  return {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

/** A statement for a principal's own policy. */
export function grantTo(principalArn: string, statement: PolicyStatement): RemedyStatement {
  return { principalArn, policy: 'identity', statement };
}

/** A statement for a role's trust policy. */
export function trustOf(
  roleArn: string,
  principal: PolicyStatement,
  condition?: PolicyStatement,
): RemedyStatement {
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition === undefined ? {} : { Condition: condition }),
  };
  return { principalArn: roleArn, policy: 'trust', statement };
}

/** What fixes a refusal: a statement where one is missing, advice where a statement would not help. */
export function remedyForRefusal(
  { check, grant, trust, advice = [] }: RefusedCall,
  { reason }: AwsAnswer,
): Remedy {
  const who = grant.principalArn;
  switch (reason) {
    case 'explicit-deny':
      return say(
        'an explicit deny outweighs every statement: take it out of the policy that AWS names',
        advice,
      );
    case 'boundary':
      return say(`the permissions boundary of ${who} must allow the call as well: widen it`, advice);
    case 'session-policy':
      return say('the session was opened with a policy that leaves this out: open it without', advice);
    case 'organization-policy':
      return say(
        'a policy of the organization (service or resource control policy) refuses: have it allow the call',
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

const TRUST_BY_HAND = 'the trust policy is replaced as a whole: add the statement to trust.json in between';

/** Statements to add, with the commands that add them. */
export function addStatements(
  check: CheckId,
  statements: readonly RemedyStatement[],
  advice: readonly string[] = [],
): Remedy {
  const replaced = statements.some(({ policy }) => policy === 'trust');
  return {
    advice: replaced ? [...advice, TRUST_BY_HAND] : advice,
    statements,
    commands: statements.flatMap((one) => commandsFor(check, one)),
  };
}

/** Advice where no statement would help. */
export function say(
  sentence: string,
  more: readonly string[] = [],
  commands: readonly string[] = [],
): Remedy {
  return { advice: [sentence, ...more], statements: [], commands };
}

/** In single quotes for a POSIX shell. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function commandsFor(check: CheckId, { principalArn, policy, statement }: RemedyStatement): string[] {
  const { kind, name, accountId } = principalOf(principalArn);
  const shellName = shellQuoted(name);
  const here = `# in account ${accountId}`;
  if (policy === 'trust') {
    // A trust policy is replaced as a whole: written here, it would shut out whom it admits already.
    return [
      `aws iam get-role --role-name ${shellName} --query Role.AssumeRolePolicyDocument > trust.json ${here}`,
      `aws iam update-assume-role-policy --role-name ${shellName} --policy-document file://trust.json ${here}`,
    ];
  }
  if (kind === 'other') return [];
  // A name of its own for each check, so that one remedy does not replace another.
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return [
    `aws iam put-${kind}-policy --${kind}-name ${shellName} --policy-name ou-cost-fix-${check} --policy-document ${shellQuoted(document)} ${here}`,
  ];
}

/** What to do where something is allowed that must not be: nobody but the owner knows what allows it. */
export function narrow(principalArn: string, sentence: string, more: readonly string[] = []): Remedy {
  const { kind, name, accountId } = principalOf(principalArn);
  const listings = [`list-${kind}-policies`, `list-attached-${kind}-policies`].map(
    (command) => `aws iam ${command} --${kind}-name ${shellQuoted(name)} # in account ${accountId}`,
  );
  return {
    advice: [sentence],
    statements: [],
    commands: kind === 'other' ? [...more] : [...listings, ...more],
  };
}
