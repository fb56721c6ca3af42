import type { Config } from '@ou-cost/contract';
import { Aws } from 'aws-cdk-lib';
import { ManagedPolicy, Role, type RoleProps } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export interface ProjectRoleProps extends RoleProps {
  readonly roleName: string;
  /** The account of the stack, which must contain the permissions boundary. */
  readonly accountId: string;
}

/** A role that this project creates, with the configured path and permissions boundary. */
export function projectRole(
  scope: Construct,
  { accountId, ...props }: ProjectRoleProps,
  { roles }: Config,
): Role {
  const boundary = roles.permissionsBoundary;
  return new Role(scope, 'Role', {
    ...props,
    path: roles.path,
    ...(boundary === undefined
      ? {}
      : {
          permissionsBoundary: ManagedPolicy.fromManagedPolicyArn(
            scope,
            'Boundary',
            `arn:${Aws.PARTITION}:iam::${accountId}:policy/${boundary}`,
          ),
        }),
  });
}
