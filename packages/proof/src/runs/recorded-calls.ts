import path from 'node:path';
import { type RecordedCall, type SandboxOptions, startSandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { type Chain, chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Organization } from '../variants/organization.ts';
import { runProgram } from './program.ts';
import { fireSchedule, type NamedCalls, scheduledOptions } from './scheduled-calls.ts';
import type { SynthesizedVariant } from './synthesis.ts';
import { receiveWebhooks } from './webhook-receiver.ts';

/** The scenario of what doctor does. */
const DOCTOR = 'ou-cost doctor looks at what is deployed';

/** The only month of the organization's bill. */
const PERIOD = '2026-10';

/** A call of a run that IAM evaluated and allowed. */
export interface NeededCall {
  /** The ARN of the role, or the name of the AWS service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly conditionKeys: Readonly<Record<string, string | string[]>>;
  /** The scenario in which the call was recorded. */
  readonly scenario: string;
}

interface RunScenario {
  readonly name: string;
  readonly organizations: NonNullable<SandboxOptions['organizations']>;
}

/** Scenarios that together need every permission of the reader role. */
function runScenarios({ lastListed, rootId }: Organization): [RunScenario, RunScenario] {
  const fresh = { id: `ou-${rootId.slice(2)}-freshout`, name: 'Fresh', parentId: rootId };
  const move = {
    accountId: lastListed,
    after: { operation: 'ListOrganizationalUnitsForParent', calls: 1 },
    to: fresh,
  };
  return [
    {
      name: 'an account moves to a new organizational unit during the run',
      organizations: { pageSize: 2, moves: [move] },
    },
    { name: 'Organizations returns accounts without paths', organizations: { paths: false } },
  ];
}

/**
 * Runs `ou-cost run` on a sandbox with the variant deployed, as each of its callers and in each scenario.
 * @throws Error if a run fails
 */
export async function recordCalls(
  { variant, configFile, served }: SynthesizedVariant,
  organization: Organization,
): Promise<NeededCall[]> {
  const chain = chainOf(variant);
  const deployment = served;
  const scenarios = runScenarios(organization);
  const callers = [...chain.callers, ...chain.workflows.map(({ roleArn }) => roleArn)];
  const runs = Math.max(callers.length, scenarios.length);
  const needed: NeededCall[] = [];
  for (let run = 0; run < runs; run += 1) {
    const scenario = scenarios[run % scenarios.length] ?? scenarios[0];
    const caller = callers[run % callers.length] ?? '';
    const named = await callsOfRun({
      ...{ scenario, caller, configFile, deployment, chain, organization, variant },
      isFirst: run === 0,
    });
    needed.push(...named.flatMap((one) => one.calls.flatMap((call) => neededCall(call, one.scenario))));
  }
  return needed;
}

/** Everything that a run's calls depend on: variants with the same fingerprint need only one run. */
export function runFingerprint({ served }: SynthesizedVariant): string {
  const { roles, existingRoles, functions, buckets, tables, workGroups, schedules } = onLoopback(served);
  // The bundle is the same in every variant; only its folder differs.
  const withoutFolder = functions.map((one) => ({ ...one, assetFolder: '' }));
  return JSON.stringify([roles, existingRoles, withoutFolder, buckets, tables, workGroups, schedules]);
}

interface Run {
  readonly scenario: RunScenario;
  readonly caller: string;
  readonly configFile: string;
  readonly deployment: Deployment;
  readonly chain: Chain;
  readonly organization: Organization;
  readonly variant: Variant;
  /** Whether what all runs do is recorded, or besides what a schedule and doctor do. */
  readonly isFirst: boolean;
}

async function callsOfRun(run: Run): Promise<readonly NamedCalls[]> {
  const { scenario, caller, configFile, chain, organization, variant, isFirst } = run;
  const deployment = onLoopback(run.deployment);
  const { schedules = [], history } = variant.config;
  const receiver = await receiveWebhooks();
  const sandbox = await startSandbox({
    deployment,
    scenario: organization.scenario,
    organizations: { ...scenario.organizations, delegatedAdministrators: [chain.readerAccount] },
    costExplorer: { billingViews: sharedViews(deployment, run) },
    ...(isFirst ? scheduledOptions(chain, schedules, receiver.url) : {}),
  });
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = sandbox.credentialsFor(caller);
    const ouCost = (args: readonly string[]) =>
      runProgram('packages/cli/bin/ou-cost.mjs', [...args, '--config', configFile], {
        folder: path.dirname(configFile),
        settings: {
          AWS_ENDPOINT_URL: sandbox.endpoint,
          AWS_ACCESS_KEY_ID: accessKeyId,
          AWS_SECRET_ACCESS_KEY: secretAccessKey,
          AWS_SESSION_TOKEN: sessionToken,
        },
      });
    const fired = isFirst ? await fireSchedule(sandbox, chain) : [];
    const before = sandbox.calls.length;
    const report = () =>
      ouCost([
        ...['run', '--period', PERIOD, '--output', 'json', '--detail', 'ou'],
        ...(chain.exports === undefined ? [] : ['--source', 'exports']),
      ]);
    await report();
    // The second report replaces the index of the archive, which a schedule that fired has made already.
    if (isFirst && chain.archive !== undefined && chain.schedules === undefined) await report();
    const ofRun: NamedCalls = { scenario: scenario.name, calls: sandbox.calls.slice(before) };
    const isExamined = history?.seed === true || chain.archive !== undefined;
    if (!isFirst || !isExamined) return [...fired, ofRun];
    const after = sandbox.calls.length;
    await ouCost(['doctor']);
    const ofDoctor = sandbox.calls.slice(after).filter((call) => isCounted(call, chain));
    return [...fired, ofRun, { scenario: DOCTOR, calls: ofDoctor }];
  } finally {
    await sandbox.stop();
    receiver.close();
  }
}

/**
 * What only doctor does: it looks up events, at the archive and at the schedules. Its calls on an export are not counted,
 * since platformNeeds lists them.
 */
function isCounted({ action, principalRoleArn }: RecordedCall, { archive, schedules }: Chain): boolean {
  const isOfByItself =
    principalRoleArn !== undefined && [archive?.archivist, schedules?.deliverer].includes(principalRoleArn);
  return action === 'cloudtrail:LookupEvents' || isOfByItself;
}

/** The deployment without interface endpoints, which do not exist on loopback. */
function onLoopback(deployment: Deployment): Deployment {
  const isEndpoint = (name: string): boolean => name.startsWith('AWS_ENDPOINT_URL_');
  const withoutEndpoints = (environment: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => !isEndpoint(name)));
  return {
    ...deployment,
    functions: deployment.functions.map((one) => ({
      ...one,
      environment: withoutEndpoints(one.environment),
    })),
  };
}

/** The billing view that the function is configured to read: it shows the whole bill to the reader's account. */
function sharedViews({ functions }: Deployment, { chain, organization }: Run) {
  const arn = functions[0]?.environment['OU_COST_BILLING_VIEW_ARN'];
  if (arn === undefined) return [];
  const accountIds = organization.scenario.ledger.accounts.map(({ id }) => id);
  return [{ arn, accountIds, sharedWith: [chain.readerAccount] }];
}

function neededCall(call: RecordedCall, scenario: string): NeededCall[] {
  const { action, resource, decision, conditionKeys = {}, furtherPermissions = [] } = call;
  const principal = call.principalRoleArn ?? call.principal;
  if (decision !== 'allowed' || principal === undefined || action === undefined || resource === undefined) {
    return [];
  }
  const permissions = [{ action, resource }, ...furtherPermissions];
  return permissions.map((permission) => ({ principal, ...permission, conditionKeys, scenario }));
}
