import { type Config, functionAccountOf, partitionOf } from '@ou-cost/contract';
import { scheduleRemarks } from '@ou-cost/contract/schedule';
import { Arn, ArnFormat } from 'aws-cdk-lib';
import { byItselfSteps } from '../by-itself/manual-steps.ts';
import { exportSteps } from '../exports/manual-steps.ts';
import { servicesWithoutEndpoint } from '../network/by-itself.ts';
import { endpointServices } from '../network/endpoint-services.ts';
import { needsDelegation } from '../payer/delegation-policy.ts';

/**
 * What a person has to set up besides deploying the stacks, because no template contains it, and what may surprise about
 * the schedules after a time (milliseconds since 1970): one line each.
 */
export function manualSteps(config: Config, now = Date.now()): string[] {
  return [
    ...networkSteps(config),
    ...billingViewSteps(config),
    ...githubSteps(config),
    ...topicSteps(config),
    ...keySteps(config),
    ...exportSteps(config),
    ...byItselfSteps(config),
    ...scheduleSteps(config, now),
  ];
}

function networkSteps(config: Config): string[] {
  const { vpc, payer, exports } = config;
  const { region } = payer;
  if (vpc === undefined) return [];
  const route = `the subnets ${vpc.subnetIds.join(', ')} need a route through a NAT gateway to reach`;
  const forExports = exports === undefined ? [] : [`${route} Athena, S3 and AWS Data Exports`];
  const others = servicesWithoutEndpoint(config);
  const forOthers = others.length === 0 ? [] : [`${route} ${others.join(', ')}`];
  return [...forExports, ...forOthers, ...chainSteps(vpc, region, route)];
}

function chainSteps(vpc: NonNullable<Config['vpc']>, region: string, route: string): string[] {
  if (!vpc.interfaceEndpoints) {
    return [
      `${route} STS, Organizations and Cost Explorer; with 'vpc.interfaceEndpoints' the stack creates endpoints for the services that offer one in ${region}`,
    ];
  }
  return endpointServices(region).length > 1
    ? []
    : [
        `${route} Organizations and Cost Explorer: only us-east-1 has interface endpoints for them, ${region} has one for STS only`,
      ];
}

function billingViewSteps(config: Config): string[] {
  const { billingViewArn, payer } = config;
  if (billingViewArn === undefined || !needsDelegation(config)) return [];
  const reader = functionAccountOf(config);
  return [
    `account ${payer.accountId} must share the billing view ${billingViewArn} with account ${reader}, and enable Cost Explorer access for member accounts`,
    `account ${payer.accountId} must add the output OrganizationsDelegationPolicy to its organization's delegation policy`,
  ];
}

function githubSteps({ githubActions, payer }: Config): string[] {
  const created = new Set(
    githubActions.flatMap(({ accountId, createProvider }) => (createProvider ? [accountId] : [])),
  );
  const accounts = new Set(githubActions.map(({ accountId }) => accountId).filter((id) => !created.has(id)));
  const partition = partitionOf(payer.region);
  return [...accounts].map(
    (id) =>
      `arn:${partition}:iam::${id}:oidc-provider/token.actions.githubusercontent.com must exist already; with 'githubActions[].createProvider' the stack creates it`,
  );
}

function topicSteps(config: Config): string[] {
  const { alarm } = config;
  if (
    alarm === undefined ||
    Arn.split(alarm.topicArn, ArnFormat.NO_RESOURCE_NAME).account === functionAccountOf(config)
  )
    return [];
  return [
    `the policy of ${alarm.topicArn} must allow cloudwatch.amazonaws.com of account ${functionAccountOf(config)} to publish`,
  ];
}

function keySteps({ function: { logKmsKey } }: Config): string[] {
  return logKmsKey === undefined || logKmsKey === 'create'
    ? []
    : [
        `the policy of ${logKmsKey} must allow CloudWatch Logs to use it for the function's log group, otherwise the stack cannot create the group`,
      ];
}

function scheduleSteps(config: Config, now: number): string[] {
  return config.schedules.flatMap((schedule) =>
    scheduleRemarks(schedule, config, now).map((remark) => `schedule '${schedule.name}': ${remark}`),
  );
}
