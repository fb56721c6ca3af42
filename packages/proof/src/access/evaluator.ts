import type { Deployment, NamedPolicy, PolicyDocument } from '@ou-cost/sandbox/deployed';
import { accountOf, roleParts } from '../policies/arn.ts';
import type { Chain } from '../variants/chain.ts';
import { type Actor, allowing } from './actors.ts';
import type { Attempt } from './attempt.ts';
import { decide } from './decisions.ts';
import { withDecidedConditions } from './ignored-conditions.ts';

type Keys = Readonly<Record<string, string | string[]>>;

/** A request that IAM decides. */
export interface AccessRequest {
  /** The ARN of the role whose session makes the request, the name of a service, or the ARN of an identity provider. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly keys: Keys;
  /** The principal's permissions in addition to those in the templates. */
  readonly ownPolicies?: readonly NamedPolicy[];
  /** The resource policy, if the resource is not in the templates. */
  readonly foreignPolicy?: PolicyDocument;
  /** The service whose interface endpoint the request passes. */
  readonly through?: string;
}

/** Whether the deployment's policies allow a request, as iam-simulate evaluates them. */
export async function isAllowed(deployment: Deployment, request: AccessRequest): Promise<boolean> {
  const { principal, action, resource, resourceAccount, keys, ownPolicies = [] } = request;
  const made = deployment.roles.find(({ arn }) => arn === principal);
  const role = made ?? deployment.existingRoles.find(({ arn }) => arn === principal);
  const resourcePolicy = request.foreignPolicy ?? policyOf(deployment, resource);
  const boundary = made?.boundary;
  const key = deployment.keys.find(({ arn }) => arn === resource);
  const endpointPolicy = deployment.endpoints.find(({ service }) => service === request.through)?.policy;
  return await decide({
    principal: sessionOf(principal),
    action,
    resource,
    resourceAccount,
    keys: key === undefined ? keys : { 'kms:ResourceAliases': [...key.aliases], ...keys },
    identity: [...(role?.identityPolicies ?? []), ...ownPolicies],
    ofResource: resourcePolicy && withDecidedConditions(withExactRolePaths(principal, resourcePolicy), keys),
    boundary,
    ofEndpoint: endpointPolicy,
  });
}

function policyOf(
  { roles, functions, keys, buckets, queues }: Deployment,
  resource: string,
): PolicyDocument | undefined {
  return (
    roles.find(({ arn }) => arn === resource)?.trustPolicy ??
    functions.find(({ arn }) => arn === resource)?.resourcePolicy ??
    keys.find(({ arn }) => arn === resource)?.policy ??
    queues.find(({ arn }) => arn === resource)?.policy ??
    buckets.find(({ name }) => bucketIn(resource) === name)?.policy
  );
}

/** The bucket in the ARN of a bucket or an object; undefined for another ARN. */
function bucketIn(resource: string): string | undefined {
  return /^arn:[^:]*:s3:::([^/]+)/.exec(resource)?.[1];
}

/** The account of a resource, whose ARN may have none. */
export function resourceAccountOf(action: string, resource: string, chain: Chain): string {
  // Organizations, Cost Explorer and the list of exports are asked in the account of the reader role.
  if (/^(organizations|ce|billing):/.test(action)) return chain.readerAccount;
  // Those that have no account in their ARN are asked in the account of the function: its schedules, its sender.
  if (/^(scheduler|ses|secretsmanager):/.test(action) && resource === '*') return chain.functionAccount;
  const { exports, archive } = chain;
  if (archive !== undefined && bucketIn(resource) === archive.bucket) return archive.bucketAccount;
  if (exports !== undefined && bucketIn(resource) === exports.bucket) return exports.bucketAccount;
  return accountOf(resource) ?? (resource === '*' ? chain.readerAccount : chain.functionAccount);
}

/** A role makes requests as a session, whose ARN has no path; every other principal uses its own name. */
function sessionOf(principal: string): string {
  const role = roleParts(principal);
  return role === undefined
    ? principal
    : `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/proof`;
}

/**
 * The evaluator matches a session with every role of the same name, because a session's ARN has no path. On AWS a role
 * under another path is another principal, so such a role is renamed here to one that matches no session.
 */
function withExactRolePaths(principal: string, document: PolicyDocument): PolicyDocument {
  const asking = roleParts(principal);
  const exact = (arn: string): string => {
    const other = roleParts(arn);
    const hasSameName = other?.accountId === asking?.accountId && other?.name === asking?.name;
    return other !== undefined && hasSameName && arn !== principal ? `${arn}--another-path` : arn;
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

/** A resource policy that admits the account of the caller, so that only the caller's own policies can refuse. */
export function trusting(accountId: string, Action: string): PolicyDocument {
  const Principal = { AWS: accountId };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action }] };
}

/** An actor's attempt as a request, with the condition keys that AWS would set. */
export function requestOf(actor: Actor, attempt: Attempt, chain: Chain): AccessRequest {
  const { action, resource } = attempt;
  const isReading = /^(organizations|ce|billing):/.test(action);
  const shared = {
    action,
    resource,
    resourceAccount: resourceAccountOf(action, resource, chain),
  };
  if (actor.kind === 'service') {
    return { ...shared, principal: actor.service, keys: { ...actor.keys, ...attempt.keys } };
  }
  if (actor.kind === 'workflow') {
    return { ...shared, principal: actor.provider, keys: { ...actor.keys, ...attempt.keys } };
  }
  const { roleArn, ownPolicies } = actor;
  const sourceFunction = functionBehind(actor, action);
  const asking = accountOf(roleArn) ?? '';
  const isEndpointAlone = attempt.through !== undefined;
  const isTrusted = attempt.trustsEveryAccount === true || (isEndpointAlone && action === 'sts:AssumeRole');
  return {
    ...shared,
    ...(isEndpointAlone && isReading ? { resourceAccount: asking } : {}),
    ...(isTrusted ? { foreignPolicy: trusting(asking, action) } : {}),
    ...(isEndpointAlone ? { through: attempt.through } : {}),
    principal: roleArn,
    ownPolicies: isEndpointAlone ? allowing('*') : ownPolicies,
    keys: {
      'aws:PrincipalArn': roleArn,
      'aws:PrincipalAccount': asking,
      ...(sourceFunction === undefined ? {} : { 'lambda:SourceFunctionArn': sourceFunction }),
      ...attempt.keys,
    },
  };
}

/** Lambda adds the function's ARN to the calls with which it writes the function's log, and to no other of its own. */
function functionBehind(
  { sourceFunction, servedFunction }: Extract<Actor, { kind: 'role' }>,
  action: string,
): string | undefined {
  const isLogCall = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].includes(action);
  return sourceFunction ?? (isLogCall ? servedFunction : undefined);
}
