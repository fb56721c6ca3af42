import { INVOKER_CALLS } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { ArnPrincipal, CompositePrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { grantsPolicy } from './grants.ts';

/**
 * Role 1: what the callers enter, and what may invoke the one function. The callers are trusted by
 * ARN, so they must exist when this is deployed: they are the one thing that must.
 */
export class InvokerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const conditions =
      config.externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': config.externalId } };
    const callers = config.callers.map(({ roleArn }) => new ArnPrincipal(roleArn).withConditions(conditions));
    this.role = new Role(this, 'Role', {
      roleName: config.names.invokerRole,
      description: 'Entered by the scheduler; may invoke the cost report function and nothing else',
      assumedBy: new CompositePrincipal(...callers),
      inlinePolicies: { 'invoke-report': grantsPolicy(INVOKER_CALLS, config) },
    });
  }
}
