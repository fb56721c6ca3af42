import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { Deployment, NamedPolicy, PolicyDocument } from '@ou-cost/sandbox/deployed';
import { accountOf, roleParts } from '../policies/arn.ts';
import type { Chain } from '../variants/chain.ts';
import type { Actor } from './actors.ts';
import type { Attempt } from './attempts.ts';
import { withDecidedConditions } from './ignored-conditions.ts';

type Keys = Readonly<Record<string, string | string[]>>;

/** A request as IAM decides it. */
export interface AccessRequest {
  /** ARN of the role whose session asks, the name of a service, or the ARN of an identity provider. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly keys: Keys;
  /** What the principal may do beside what the templates give it. */
  readonly ownPolicies?: readonly NamedPolicy[];
  /** The policy of a resource that is not in the templates. */
  readonly foreignPolicy?: PolicyDocument;
}

/** Whether the deployment's policies let a request pass; the evaluation itself is iam-simulate's. */
export async function isAllowed(deployment: Deployment, request: AccessRequest): Promise<boolean> {
  const { principal, action, resource, resourceAccount, keys, ownPolicies = [] } = request;
  const made = deployment.roles.find(({ arn }) => arn === principal);
  const role = made ?? deployment.existingRoles.find(({ arn }) => arn === principal);
  const resourcePolicy = request.foreignPolicy ?? policyOf(deployment, resource);
  const boundary = made?.boundary;
  return await decide({
    request: {
      principal: sessionOf(principal),
      action,
      resource: { resource, accountId: resourceAccount },
      contextVariables: { ...keys },
    },
    identityPolicies: [...(role?.identityPolicies ?? []), ...ownPolicies].map(named),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(resourcePolicy === undefined
      ? {}
      : { resourcePolicy: withDecidedConditions(exactlyFor(principal, resourcePolicy), keys) }),
    ...(boundary === undefined ? {} : { permissionBoundaryPolicies: [named(boundary)] }),
  });
}

/** Variants have most of their questions in common; the same question has the same answer. */
const decisions = new Map<string, Promise<boolean>>();

function decide(simulation: Simulation): Promise<boolean> {
  const question = JSON.stringify(simulation);
  const decision = decisions.get(question) ?? simulate(simulation);
  decisions.set(question, decision);
  return decision;
}

async function simulate(simulation: Simulation): Promise<boolean> {
  const results = await runSimulation(simulation, {});
  if (results.resultType !== 'error') return results.overallResult === 'Allowed';
  const { action, resource } = simulation.request;
  const reasons = JSON.stringify(results.errors);
  throw new Error(`${action} on ${resource.resource} cannot be evaluated: ${reasons}`);
}

function named({ name, document }: NamedPolicy): { name: string; policy: PolicyDocument } {
  return { name, policy: document };
}

function policyOf({ roles, functions, keys }: Deployment, resource: string): PolicyDocument | undefined {
  return (
    roles.find(({ arn }) => arn === resource)?.trustPolicy ??
    functions.find(({ arn }) => arn === resource)?.resourcePolicy ??
    keys.find(({ arn }) => arn === resource)?.policy
  );
}

/** A role asks by a session, whose ARN has no path; everybody else asks under the own name. */
function sessionOf(principal: string): string {
  const role = roleParts(principal);
  return role === undefined
    ? principal
    : `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/proof`;
}

/**
 * The evaluator takes a session for any role of its name. A principal that names a role of that name under another
 * path is somebody else on AWS, so here it becomes somebody who cannot be.
 */
function exactlyFor(principal: string, document: PolicyDocument): PolicyDocument {
  const asking = roleParts(principal);
  const exact = (arn: string): string => {
    const other = roleParts(arn);
    const isNamesake = other?.accountId === asking?.accountId && other?.name === asking?.name;
    return other !== undefined && isNamesake && arn !== principal ? `${arn}--another-path` : arn;
  };
  return {
    ...document,
    Statement: document.Statement.map((statement) => {
      const { Principal } = statement;
      if (typeof Principal !== 'object' || Principal['AWS'] === undefined) return statement;
      return { ...statement, Principal: { ...Principal, AWS: [Principal['AWS']].flat().map(exact) } };
    }),
  };
}

/** A role that trusts the whole account of whoever asks: then only the asking side can refuse. */
function trusting(accountId: string): PolicyDocument {
  const Principal = { AWS: accountId };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
}

/** An actor's attempt as a request, with the condition keys that AWS would give it. */
export function requestOf(actor: Actor, attempt: Attempt, chain: Chain): AccessRequest {
  const { action, resource } = attempt;
  // Organizations and Cost Explorer answer for the account that they are read from.
  const isReading = /^(organizations|ce|billing):/.test(action);
  const shared = {
    action,
    resource,
    resourceAccount: isReading ? chain.readerAccount : (accountOf(resource) ?? chain.functionAccount),
  };
  if (actor.kind === 'service') {
    return { ...shared, principal: actor.service, keys: { ...actor.keys, ...attempt.keys } };
  }
  if (actor.kind === 'workflow') {
    return { ...shared, principal: actor.provider, keys: { ...actor.keys, ...attempt.keys } };
  }
  const { roleArn, ownPolicies, sourceFunction } = actor;
  const asking = accountOf(roleArn) ?? '';
  return {
    ...shared,
    ...(attempt.trustsEverybody === true ? { foreignPolicy: trusting(asking) } : {}),
    principal: roleArn,
    ownPolicies,
    keys: {
      'aws:PrincipalArn': roleArn,
      'aws:PrincipalAccount': asking,
      ...(sourceFunction === undefined ? {} : { 'lambda:SourceFunctionArn': sourceFunction }),
      ...attempt.keys,
    },
  };
}
