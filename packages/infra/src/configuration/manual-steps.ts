import { type Config, functionAccountOf, partitionOf } from '@ou-cost/contract';
import { Arn, ArnFormat } from 'aws-cdk-lib';
import { endpointServices } from '../network/endpoint-services.ts';
import { needsDelegation } from '../payer/delegation-policy.ts';

/** What a configuration needs beside the stacks, which no template shows: one line each, for people. */
export function manualSteps(config: Config): string[] {
  return [
    ...networkSteps(config),
    ...billingViewSteps(config),
    ...githubSteps(config),
    ...topicSteps(config),
    ...keySteps(config),
  ];
}

function networkSteps({ vpc, payer: { region } }: Config): string[] {
  if (vpc === undefined) return [];
  const route = `the subnets ${vpc.subnetIds.join(', ')} need a route through a NAT gateway to reach`;
  if (!vpc.interfaceEndpoints) {
    return [
      `${route} STS, Organizations and Cost Explorer; with 'vpc.interfaceEndpoints' this stack makes endpoints for those that have one in ${region}`,
    ];
  }
  return endpointServices(region).length > 1
    ? []
    : [
        `${route} Organizations and Cost Explorer: they have interface endpoints in us-east-1 only, in ${region} STS alone`,
      ];
}

function billingViewSteps(config: Config): string[] {
  const { billingViewArn, payer } = config;
  if (billingViewArn === undefined || !needsDelegation(config)) return [];
  const reader = functionAccountOf(config);
  return [
    `account ${payer.accountId} has to share the billing view ${billingViewArn} with account ${reader}, and to switch on Cost Explorer access for member accounts`,
    `account ${payer.accountId} has to add the output OrganizationsDelegationPolicy to its organization's delegation policy`,
  ];
}

function githubSteps({ githubActions, payer }: Config): string[] {
  const made = new Set(
    githubActions.flatMap(({ accountId, createProvider }) => (createProvider ? [accountId] : [])),
  );
  const accounts = new Set(githubActions.map(({ accountId }) => accountId).filter((id) => !made.has(id)));
  const partition = partitionOf(payer.region);
  return [...accounts].map(
    (id) =>
      `arn:${partition}:iam::${id}:oidc-provider/token.actions.githubusercontent.com has to exist already; with 'githubActions[].createProvider' the stack makes it`,
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
    `the policy of ${alarm.topicArn} has to let cloudwatch.amazonaws.com of account ${functionAccountOf(config)} publish`,
  ];
}

function keySteps({ function: { logKmsKey } }: Config): string[] {
  return logKmsKey === undefined || logKmsKey === 'create'
    ? []
    : [
        `the policy of ${logKmsKey} has to let CloudWatch Logs use it for the function's log group, or the stack cannot make the group`,
      ];
}
