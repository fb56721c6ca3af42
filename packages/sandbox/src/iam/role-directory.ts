import { createHash } from 'node:crypto';
import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { NamedPolicy, PolicyDocument } from '../deployed/model.ts';
import type { Principal } from './principal.ts';

/** A role in IAM. The trust policy of a role that no template creates is unknown. */
export interface IamRole {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly identityPolicies: readonly NamedPolicy[];
  readonly trustPolicy?: PolicyDocument;
  readonly boundary?: NamedPolicy;
  readonly maxSessionSeconds?: number;
}

/** All roles of all accounts in the sandbox, by ARN including the path. */
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

/** A session of `role`. As in STS, its ARN omits the role's path. */
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
