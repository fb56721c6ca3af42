import type { Deployment } from '@ou-cost/sandbox/deployed';
import { isAllowed, resourceAccountOf, trusting } from '../access/evaluator.ts';
import { accountOf, isCovered } from '../policies/arn.ts';
import { BARE_WILDCARDS, isBare } from '../policies/bare-wildcards.ts';
import { endpointGrants, type Grant, grantsOf } from '../policies/grants.ts';
import { isNeeded, platformNeeds } from '../policies/platform-needs.ts';
import type { NeededCall } from '../runs/recorded-calls.ts';
import { type Chain, chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** Whether a recorded call used a grant. */
export function isUsed(grant: Grant, { principal, action, resource }: NeededCall): boolean {
  return grant.roleArn === principal && grant.action === action && isCovered(resource, grant.resource);
}

/** Grants that nothing needs, and grants with a wildcard where a name is possible. */
export function grantFindings(
  variant: Variant,
  deployment: Deployment,
  recorded: readonly NeededCall[],
): Finding[] {
  const needs = platformNeeds(variant);
  return [...grantsOf(deployment), ...endpointGrants(deployment)].flatMap((grant) => {
    const { roleArn, policy, action, resource } = grant;
    const grantText = `${roleArn} is allowed ${action} on ${resource} (policy ${policy})`;
    const findings: Finding[] = [];
    if (action.includes('*'))
      findings.push({ kind: 'wildcard', message: `${grantText}: the action is a pattern` });
    if (isBare(resource) && !BARE_WILDCARDS.has(action)) {
      findings.push({ kind: 'wildcard', message: `${grantText}: the resources of this action can be named` });
    }
    const isWanted =
      recorded.some((call) => isUsed(grant, call)) || needs.some((need) => isNeeded(grant, need));
    if (!isWanted) {
      findings.push({
        kind: 'unneeded-grant',
        message: `${grantText}: neither a recorded call nor the platform needs it`,
      });
    }
    return findings;
  });
}

/** What the runs or the platform need and the deployment does not grant. */
export async function missingGrants(
  variant: Variant,
  deployment: Deployment,
  recorded: readonly NeededCall[],
): Promise<Finding[]> {
  return [...(await refusedCalls(variant, deployment, recorded)), ...unmetNeeds(variant, deployment)];
}

async function refusedCalls(
  variant: Variant,
  deployment: Deployment,
  recorded: readonly NeededCall[],
): Promise<Finding[]> {
  const chain = chainOf(variant);
  const findings = new Map<string, Finding>();
  for (const { principal, action, resource, conditionKeys, scenario } of recorded) {
    const key = `${principal} ${action} ${resource}`;
    const resourceAccount = resourceAccountOf(action, resource, chain);
    const request = {
      principal,
      action,
      resource,
      resourceAccount,
      keys: conditionKeys,
      ...endpointOf(principal, action, chain),
      ...(isForeign(resource, chain)
        ? { foreignPolicy: trusting(accountOf(principal) ?? chain.functionAccount, action) }
        : {}),
    };
    if (findings.has(key) || (await isAllowed(deployment, request))) continue;
    const message = `${principal} is refused ${action} on ${resource}, which a run needs (${scenario})`;
    findings.set(key, { kind: 'missing-grant', message });
  }
  return [...findings.values()];
}

/** What is not in the templates, with its policy: a given key, and the bucket of an archive that exists already. */
function isForeign(resource: string, { exports, archive, schedules }: Chain): boolean {
  const keys = [exports?.keyArn, archive?.keyArn, ...(schedules?.keys ?? [])];
  const isInArchive = archive?.isCreated === false && isCovered(resource, `${archive.bucketArn}*`);
  return isInArchive || keys.includes(resource);
}

/** The endpoint that a call passes: only the function's own calls do, with the worker and the roles that it enters. */
function endpointOf(
  principal: string,
  action: string,
  { worker, reader, archive, schedules, endpoints }: Chain,
) {
  const [named = ''] = action.split(':');
  const service = named === 'ses' ? 'email' : named;
  const isOfFunction = [worker, reader, archive?.archivist, schedules?.deliverer].includes(principal);
  return isOfFunction && endpoints.includes(service) ? { through: service } : {};
}

/** Needs that no recorded call shows are compared with the grants themselves, resource by resource. */
function unmetNeeds(variant: Variant, deployment: Deployment): Finding[] {
  const grants = grantsOf(deployment);
  return platformNeeds(variant).flatMap((need) =>
    need.resources
      .filter((resource) => !grants.some((grant) => isNeeded(grant, { ...need, resources: [resource] })))
      .map((resource): Finding => {
        const { roleArn, action, reason } = need;
        const message = `${roleArn} is not granted ${action} on ${resource}, which the platform needs: ${reason}`;
        return { kind: 'missing-grant', message };
      }),
  );
}
