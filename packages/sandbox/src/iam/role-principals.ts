import type { PolicyDocument, PolicyStatement } from '../deployed/model.ts';
import { listOf } from '../deployed/policy-document.ts';
import { parseRoleArn } from '../deployed/role-arn.ts';

/** The `AWS` principals of a statement. */
export function awsPrincipals(statement: PolicyStatement): readonly string[] {
  return typeof statement.Principal === 'object' ? listOf(statement.Principal['AWS']) : [];
}

/**
 * The same policy for the evaluator, which matches a session to a role by its name alone: a principal that names
 * the caller's role under another path becomes one that nobody is.
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
