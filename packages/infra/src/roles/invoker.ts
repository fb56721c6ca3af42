import { INVOKER_CALLS } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import {
  AccountPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  type PrincipalBase,
  type Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { projectRoleArn } from '../arns.ts';
import { grantsPolicy } from './grants.ts';
import { projectRole } from './project-role.ts';

/**
 * Role 1: callers assume it, and it may invoke the one function. A caller that exists is trusted by its ARN. A role
 * that the caller stack creates may not exist yet, and IAM refuses a principal that does not exist: so its account
 * is trusted, under the condition that the principal is that role.
 */
export class InvokerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const externalId =
      config.externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': config.externalId } };
    const principals: PrincipalBase[] = [
      ...config.callers.map(({ roleArn }) => new ArnPrincipal(roleArn).withConditions(externalId)),
      ...config.githubActions.map(({ accountId, roleName }) =>
        new AccountPrincipal(accountId).withConditions({
          ArnEquals: { 'aws:PrincipalArn': projectRoleArn(config, accountId, roleName) },
          ...externalId,
        }),
      ),
    ];
    this.role = projectRole(
      this,
      {
        accountId: functionAccountOf(config),
        roleName: config.names.invokerRole,
        description: 'Assumed by the scheduler; may invoke the cost report function and nothing else',
        assumedBy: new CompositePrincipal(...principals),
        inlinePolicies: { 'invoke-report': grantsPolicy(INVOKER_CALLS, config) },
      },
      config,
    );
  }
}
