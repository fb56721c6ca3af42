import type { PolicyStatement, RemedyStatement } from '../diagnosis.ts';

/** A statement that allows an action on a resource. */
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
