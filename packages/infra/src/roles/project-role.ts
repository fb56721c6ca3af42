import type { Config } from '@ou-cost/contract';
import { Aws, type CfnCondition, Fn, type IResolvable, Token } from 'aws-cdk-lib';
import { CfnRole, type PolicyDocument, Role, type RoleProps } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { conditionOn, ifGiven } from '../parameters/optional.ts';

/** An inline policy of a role. */
export interface RolePolicy {
  readonly name: string;
  readonly document: PolicyDocument | IResolvable;
  /** The setting or the condition without which the role does not have the policy. @default it always has it */
  readonly onlyWith?: string | CfnCondition;
}

export interface ProjectRoleProps extends Omit<RoleProps, 'inlinePolicies'> {
  readonly roleName: string;
  /** The account of the stack, which must contain the permissions boundary. */
  readonly accountId: string;
  readonly policies: readonly RolePolicy[];
}

/** A role that this project creates, with the configured path and permissions boundary. */
export function projectRole(
  scope: Construct,
  { accountId, policies, ...props }: ProjectRoleProps,
  { roles }: Config,
): Role {
  const role = new Role(scope, 'Role', { ...props, path: roles.path });
  const resource = resourceOf(role);
  resource.policies = policies.map(({ name, document, onlyWith }) => {
    const condition = typeof onlyWith === 'string' ? conditionOn(onlyWith) : onlyWith;
    return condition === undefined
      ? { policyName: name, policyDocument: document }
      : Fn.conditionIf(condition.logicalId, { PolicyName: name, PolicyDocument: document }, Aws.NO_VALUE);
  });
  const boundary = roles.permissionsBoundary;
  if (boundary !== undefined) {
    const arn = `arn:${Aws.PARTITION}:iam::${accountId}:policy/${boundary}`;
    resource.permissionsBoundary = Token.asString(ifGiven(boundary, arn));
  }
  return role;
}

/** The role as it stands in the template. */
export function resourceOf({ node }: Role): CfnRole {
  const { defaultChild } = node;
  if (defaultChild instanceof CfnRole) return defaultChild;
  throw new Error(`${node.path} has no resource in the template`);
}
