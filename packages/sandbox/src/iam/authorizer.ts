import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { DeployedBucket, PolicyDocument } from '../deployed/model.ts';
import type { Clock } from '../time/clock.ts';
import { type ConditionKeys, serviceConditionKeys, sessionConditionKeys } from './condition-keys.ts';
import { evaluate } from './evaluation.ts';
import type { OrganizationMembership } from './organization-membership.ts';
import type { Principal, ServicePrincipal } from './principal.ts';
import type { RoleDirectory } from './role-directory.ts';
import { withExactRolePaths } from './role-principals.ts';

/** A request that IAM decides. */
export interface AccessRequest {
  readonly principal: Principal | ServicePrincipal;
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  /** Keys that come from the operation's input. */
  readonly conditionKeys?: ConditionKeys;
}

export interface Decision {
  readonly allowed: boolean;
  /** AWS's message for the refusal; empty if access is allowed. */
  readonly message: string;
  /** All condition keys of the decision. */
  readonly conditionKeys: ConditionKeys;
}

export interface AuthorizerParts {
  readonly roles: RoleDirectory;
  /** The resource policies of functions, by ARN. */
  readonly functionPolicies: ReadonlyMap<string, PolicyDocument>;
  /** The bucket that an ARN of a bucket or an object names: such ARNs have no account. */
  readonly bucketOfArn: (arn: string) => Pick<DeployedBucket, 'accountId' | 'policy'> | undefined;
  /** The policies of topics and queues, by ARN. */
  readonly resourcePolicies: ReadonlyMap<string, PolicyDocument>;
  /** The policies of keys that templates create, by ARN. Any other key leaves the decision to its account. */
  readonly keyPolicies: ReadonlyMap<string, PolicyDocument>;
  /** The aliases of these keys, by the key's ARN. */
  readonly keyAliases: ReadonlyMap<string, readonly string[]>;
  readonly membership: OrganizationMembership;
  readonly clock: Clock;
}

/** Decides requests like IAM. iam-simulate evaluates the policies. */
export class Authorizer {
  readonly #parts: AuthorizerParts;

  constructor(parts: AuthorizerParts) {
    this.#parts = parts;
  }

  async decide(request: AccessRequest): Promise<Decision> {
    const { principal, action, resource } = request;
    const conditionKeys = this.#conditionKeys(request);
    const shown = action.startsWith('s3:') ? `"${resource}"` : resource;
    const denied = `User: ${nameOf(principal)} is not authorized to perform: ${action} on resource: ${shown}`;
    if (action === 'sts:AssumeRole' && !this.#parts.roles.find(resource)?.trustPolicy) {
      return { allowed: false, message: denied, conditionKeys };
    }
    const { allowed, reason } = await evaluate({
      request: {
        principal: 'service' in principal ? principal.service : principal.arn,
        action,
        resource: { resource, accountId: this.#resourceAccount(request) },
        contextVariables: { ...conditionKeys },
      },
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...this.#policies(principal, resource),
    });
    return { allowed, message: allowed ? '' : `${denied}${reason}`, conditionKeys };
  }

  #policies(principal: Principal | ServicePrincipal, resource: string) {
    const resourcePolicy =
      this.#parts.roles.find(resource)?.trustPolicy ??
      this.#parts.functionPolicies.get(resource) ??
      this.#parts.bucketOfArn(resource)?.policy ??
      this.#parts.resourcePolicies.get(resource) ??
      this.#keyPolicy(resource);
    if ('service' in principal) {
      return { identityPolicies: [], ...(resourcePolicy ? { resourcePolicy } : {}) };
    }
    const role = this.#parts.roles.find(principal.roleArn);
    const named = ({ name, document }: { name: string; document: PolicyDocument }) => ({
      name,
      policy: document,
    });
    return {
      identityPolicies: role?.identityPolicies.map(named) ?? [],
      ...(role?.boundary ? { permissionBoundaryPolicies: [named(role.boundary)] } : {}),
      ...(principal.sessionPolicy ? { sessionPolicy: principal.sessionPolicy } : {}),
      ...(resourcePolicy ? { resourcePolicy: withExactRolePaths(resourcePolicy, principal.roleArn) } : {}),
    };
  }

  /** KMS asks a key's policy first. The policy of a key that no template creates is presumed to be KMS's default. */
  #keyPolicy(resource: string): PolicyDocument | undefined {
    const { service, partition, accountId } = splitArnParts(resource);
    if (service !== 'kms') return undefined;
    return (
      this.#parts.keyPolicies.get(resource) ?? {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      }
    );
  }

  #conditionKeys(request: AccessRequest): ConditionKeys {
    const { principal, region } = request;
    const context = {
      now: this.#parts.clock(),
      region,
      resourceAccountId: this.#resourceAccount(request),
      membership: this.#parts.membership,
    };
    const keys =
      'service' in principal
        ? serviceConditionKeys(principal, context)
        : sessionConditionKeys(principal, context);
    const aliases = this.#parts.keyAliases.get(request.resource);
    const ofKey = aliases === undefined ? {} : { 'kms:ResourceAliases': [...aliases] };
    return { ...keys, ...ofKey, ...request.conditionKeys };
  }

  /**
   * Calls to Organizations, Cost Explorer and Billing are decided in the caller's own account. This holds even for a
   * billing view of another account: Cost Explorer itself checks that the view is shared with the caller.
   */
  #resourceAccount({ principal, action, resource }: AccessRequest): string {
    const accountId = this.#parts.bucketOfArn(resource)?.accountId ?? splitArnParts(resource).accountId;
    const caller = 'service' in principal ? principal.sourceAccount : principal.accountId;
    return /^(organizations|ce|billing):/.test(action) || !accountId ? caller : accountId;
  }
}

function nameOf(principal: Principal | ServicePrincipal): string {
  return 'service' in principal ? principal.service : principal.arn;
}
