import { SCHEDULER_CALLS } from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import { type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { scheduleGroupArn } from '../by-itself/arns.ts';
import { grantsPolicy } from './grants.ts';
import { projectRole } from './project-role.ts';

/**
 * Role 6: EventBridge Scheduler invokes the one function with it, for schedules of the one group. Scheduler gives the
 * group, not the schedule, as the source.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export class SchedulerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const accountId = functionAccountOf(config);
    this.role = projectRole(
      this,
      {
        accountId,
        roleName: config.names.schedulerRole,
        description: 'Lets EventBridge Scheduler invoke the cost report function and nothing else',
        assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
          conditions: {
            StringEquals: { 'aws:SourceAccount': accountId },
            ArnEquals: { 'aws:SourceArn': scheduleGroupArn(config) },
          },
        }),
        policies: [{ name: 'invoke-report-on-schedule', document: grantsPolicy(SCHEDULER_CALLS, config) }],
      },
      config,
    );
  }
}
