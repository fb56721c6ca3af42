import {
  WORKER_ARCHIVE_CALLS,
  WORKER_CALLS,
  WORKER_DELIVERY_CALLS,
  WORKER_PLATFORM_CALLS,
  WORKER_VPC_CALLS,
} from '@ou-cost/aws/permissions';
import { type Config, functionAccountOf } from '@ou-cost/contract';
import {
  type Conditions,
  Effect,
  PolicyDocument,
  PolicyStatement,
  type Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arnsOf } from '../arns.ts';
import { schedulesSetting } from '../by-itself/targets.ts';
import { grants, grantsPolicy } from './grants.ts';
import { projectRole, type RolePolicy } from './project-role.ts';

/**
 * Lambda creates the network interfaces with these permissions; the function's code is denied their use.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (best practice for permissions)
 */
function networkPolicy(config: Config): PolicyDocument {
  return new PolicyDocument({
    statements: [
      ...grants(WORKER_VPC_CALLS, config),
      new PolicyStatement({
        effect: Effect.DENY,
        actions: WORKER_VPC_CALLS.map(({ action }) => action),
        resources: ['*'],
        conditions: { ArnEquals: { 'lambda:SourceFunctionArn': arnsOf(config).reportFunction } },
      }),
    ],
  });
}

/** The way to the roles that keep and deliver reports, where there is an archive and a schedule. */
function byItselfPolicies(config: Config, conditions: Conditions): RolePolicy[] {
  const { archive } = config;
  const schedules = schedulesSetting(config);
  return [
    ...(archive === undefined
      ? []
      : [
          {
            name: 'enter-archivist',
            document: grantsPolicy(WORKER_ARCHIVE_CALLS, config, conditions),
            onlyWith: archive.bucket,
          },
        ]),
    ...(schedules === undefined
      ? []
      : [
          {
            name: 'enter-deliverer',
            document: grantsPolicy(WORKER_DELIVERY_CALLS, config, conditions),
            onlyWith: schedules,
          },
        ]),
  ];
}

/**
 * Role 2, the function's execution role: for this one function only, Lambda may write the log with it, and the code
 * may assume the reader role with it, and those that keep and deliver reports where there are such. Lambda adds the function's ARN to the calls of the code and to its own calls that
 * write the log, but not to those that manage network interfaces.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 */
export class WorkerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    const ownFunction = { ArnEquals: { 'lambda:SourceFunctionArn': arnsOf(config).reportFunction } };
    const accountId = functionAccountOf(config);
    this.role = projectRole(
      this,
      {
        accountId,
        roleName: config.names.workerRole,
        description:
          'Execution role of the cost report function; may assume the roles of its chain and nothing else',
        assumedBy: new ServicePrincipal('lambda.amazonaws.com', {
          conditions: { StringEquals: { 'aws:SourceAccount': accountId } },
        }),
        policies: [
          { name: 'enter-reader', document: grantsPolicy(WORKER_CALLS, config, ownFunction) },
          ...byItselfPolicies(config, ownFunction),
          { name: 'write-log', document: grantsPolicy(WORKER_PLATFORM_CALLS, config, ownFunction) },
          ...(config.vpc === undefined
            ? []
            : [{ name: 'attach-to-vpc', document: networkPolicy(config), onlyWith: config.vpc.vpcId }]),
        ],
      },
      config,
    );
  }
}
