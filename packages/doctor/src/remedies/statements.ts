import type { PolicyStatement, RemedyStatement } from '../diagnosis.ts';
import { principalOf } from '../principal.ts';

/** A statement that allows an action on a resource. */
export function allow(
  action: string | readonly string[],
  resource: string | readonly string[],
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

/**
 * A statement for a role's trust policy that admits one other role: by its account, under the condition that the
 * principal is this role. IAM would store a role named as the principal by its unique id, so the trust would be lost if
 * that role were created anew.
 */
export function trustInRole(
  roleArn: string,
  trustedRoleArn: string,
  externalId: string | null,
): RemedyStatement {
  const { partition, accountId } = principalOf(trustedRoleArn);
  return trustOf(
    roleArn,
    { AWS: `arn:${partition}:iam::${accountId}:root` },
    {
      ArnEquals: { 'aws:PrincipalArn': trustedRoleArn },
      ...(externalId === null ? {} : { StringEquals: { 'sts:ExternalId': externalId } }),
    },
  );
}
