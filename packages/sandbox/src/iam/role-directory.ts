import { createHash } from 'node:crypto';
import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { NamedPolicy, PolicyDocument } from '../deployed/model.ts';
import type { Principal } from './principal.ts';

/** A role as IAM holds it; one that exists outside the templates has no known trust policy. */
export interface IamRole {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly identityPolicies: readonly NamedPolicy[];
  readonly trustPolicy?: PolicyDocument;
  readonly boundary?: NamedPolicy;
  readonly maxSessionSeconds?: number;
}

/** Every role of every account that the sandbox serves, by ARN, path included. */
export class RoleDirectory {
  readonly #roles: ReadonlyMap<string, IamRole>;

  constructor(roles: Iterable<IamRole>) {
    this.#roles = new Map([...roles].map((role) => [role.arn, role]));
  }

  find(arn: string): IamRole | undefined {
    return this.#roles.get(arn);
  }

  all(): IamRole[] {
    return [...this.#roles.values()];
  }
}

/** A session of `role`; its ARN leaves the role's path out, as STS does. */
export function sessionOf(
  role: IamRole,
  sessionName: string,
  details: Pick<Principal, 'sourceFunctionArn' | 'sessionPolicy'> = {},
): Principal {
  const { partition } = splitArnParts(role.arn);
  return {
    arn: `arn:${partition}:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`,
    accountId: role.accountId,
    userId: `${roleId(role.arn)}:${sessionName}`,
    roleArn: role.arn,
    ...details,
  };
}

/** The unique id of a role: `AROA` and 17 characters, the same for the same ARN. */
function roleId(arn: string): string {
  const digest = BigInt(`0x${createHash('sha256').update(arn).digest('hex')}`);
  return `AROA${digest.toString(36).toUpperCase().slice(0, 17)}`;
}
