import { READER_CALLS } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arnsOf } from './arns.ts';
import { grantsPolicy } from './grants.ts';

/**
 * Role 3: reads Organizations and Cost Explorer. It trusts the account under the condition that the
 * principal is the worker, not the worker itself: so the worker's own grant is needed as well, with
 * its binding to the one function, and a recreated worker role still fits.
 */
export class ReaderRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      roleName: config.names.readerRole,
      description: 'Reads the organization and its spend; entered by the cost report function only',
      assumedBy: new AccountPrincipal(config.payer.accountId).withConditions({
        ArnEquals: { 'aws:PrincipalArn': arnsOf(config).workerRole },
      }),
      // Role chaining ends after an hour whatever a role allows.
      maxSessionDuration: Duration.hours(1),
      inlinePolicies: { 'read-organization-and-cost': grantsPolicy(READER_CALLS, config) },
    });
  }
}
