import { INVOKER_CALLS } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import { AccountPrincipal, CompositePrincipal, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { callerRoles } from '../caller/accounts.ts';
import { grantsPolicy } from './grants.ts';
import { projectRole } from './project-role.ts';
import { checkTrustLength } from './trust-length.ts';

/**
 * Role 1: callers assume it, and it may invoke the one function. It trusts the callers' accounts, under the condition
 * that the principal is a configured role. IAM would store a role named as the principal by its unique id, so the trust
 * would be lost if the role were created anew. The caller's own policy must allow the call as well, in any account.
 */
export class InvokerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const externalId =
      config.externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': config.externalId } };
    const principals = [...callerRoles(config)].map(([accountId, roleArns]) =>
      new AccountPrincipal(accountId).withConditions({
        ArnEquals: { 'aws:PrincipalArn': roleArns.length === 1 ? roleArns[0] : roleArns },
        ...externalId,
      }),
    );
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
    checkTrustLength(this.role, config);
  }
}
