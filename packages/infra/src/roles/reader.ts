import { READER_CALLS, READER_CALLS_THROUGH_VIEW } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf, readerAccountOf } from '@ou-cost/contract';
import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { ifGiven, withOrWithout } from '../parameters/optional.ts';
import { grantsPolicy } from './grants.ts';
import { projectRole } from './project-role.ts';

/**
 * Role 3: reads Organizations and Cost Explorer. It trusts the function's account, under the condition that the
 * principal is the worker role, instead of the worker role itself. So the worker role's own policy, which is bound
 * to the one function, must also allow the call; the worker role need not exist yet, and may be created anew.
 */
export class ReaderRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const { externalId } = config.reader;
    const givenId = ifGiven(externalId, { 'sts:ExternalId': externalId });
    this.role = projectRole(
      this,
      {
        accountId: readerAccountOf(config),
        roleName: config.names.readerRole,
        description: 'Reads the organization and its spend; assumed by the cost report function only',
        assumedBy: new AccountPrincipal(functionAccountOf(config)).withConditions({
          ArnEquals: { 'aws:PrincipalArn': arnsOf(config).workerRole },
          ...(givenId === undefined ? {} : { StringEquals: givenId }),
        }),
        // Role chaining limits a session to one hour, whatever the role allows.
        maxSessionDuration: Duration.hours(1),
        policies: [
          {
            name: 'read-organization-and-cost',
            document: withOrWithout(config.billingViewArn, {
              given: grantsPolicy(READER_CALLS_THROUGH_VIEW, config),
              otherwise: grantsPolicy(READER_CALLS, config),
            }),
          },
        ],
      },
      config,
    );
  }
}
