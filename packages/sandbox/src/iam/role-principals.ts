import type { PolicyDocument, PolicyStatement } from '../deployed/model.ts';
import { listOf } from '../deployed/policy-document.ts';
import { parseRoleArn } from '../deployed/role-arn.ts';

/** The `AWS` principals of a statement. */
export function awsPrincipals(statement: PolicyStatement): readonly string[] {
  return typeof statement.Principal === 'object' ? listOf(statement.Principal['AWS']) : [];
}

/**
 * The policy with renamed principals: a role with the caller's role name under another path gets a name that matches
 * no session. The evaluator would otherwise match it, because a session's ARN has only the role's name.
 */
export function withExactRolePaths(document: PolicyDocument, callerRoleArn: string): PolicyDocument {
  const caller = parseRoleArn(callerRoleArn);
  const exact = (principal: string): string => {
    const named = parseRoleArn(principal);
    const sameName = named?.accountId === caller?.accountId && named?.name === caller?.name;
    return sameName && principal !== callerRoleArn ? `${principal}@another-path` : principal;
  };
  return {
    ...document,
    Statement: document.Statement.map((statement) => {
      if (typeof statement.Principal !== 'object' || statement.Principal['AWS'] === undefined) {
        return statement;
      }
      return {
        ...statement,
        Principal: { ...statement.Principal, AWS: awsPrincipals(statement).map(exact) },
      };
    }),
  };
}
