import { arnOf } from './identifiers.ts';
import type { Container, MemberAccount, OrganizationTree } from './tree.ts';

/** Builds the structures of the Organizations API. */
export class Shapes {
  readonly #tree: OrganizationTree;
  readonly #paths: boolean;

  constructor(tree: OrganizationTree, paths: boolean) {
    this.#tree = tree;
    this.#paths = paths;
  }

  account(account: MemberAccount, partition: string): Record<string, unknown> {
    const tree = this.#tree;
    const path = `${tree.pathOf(account.parentId)}${account.id}/`;
    return {
      Id: account.id,
      Arn: arnOf(tree, partition, account.id),
      Email: account.email,
      Name: account.name,
      Status: legacyStatus(account.state),
      State: account.state,
      JoinedMethod: account.id === tree.managementAccountId ? 'INVITED' : 'CREATED',
      JoinedTimestamp: Date.parse(`${account.joined}T00:00:00Z`) / 1000,
      ...(this.#paths ? { Paths: [path] } : {}),
    };
  }

  organizationalUnit(container: Container, partition: string): Record<string, unknown> {
    return {
      Id: container.id,
      Arn: arnOf(this.#tree, partition, container.id),
      Name: container.name,
      ...(this.#paths ? { Path: this.#tree.pathOf(container.id) } : {}),
    };
  }

  root(partition: string): Record<string, unknown> {
    const root = this.#tree.container(this.#tree.rootId);
    return {
      Id: this.#tree.rootId,
      Arn: arnOf(this.#tree, partition, this.#tree.rootId),
      Name: root?.name ?? 'Root',
      PolicyTypes: [],
    };
  }

  organization(partition: string): Record<string, unknown> {
    const { id, managementAccountId } = this.#tree;
    const arn = `arn:${partition}:organizations::${managementAccountId}`;
    return {
      Id: id,
      Arn: `${arn}:organization/${id}`,
      FeatureSet: 'ALL',
      MasterAccountArn: `${arn}:account/${id}/${managementAccountId}`,
      MasterAccountEmail: this.#tree.account(managementAccountId)?.email ?? '',
      MasterAccountId: managementAccountId,
      AvailablePolicyTypes: [],
    };
  }
}

/** `Status` has only three values. */
function legacyStatus(state: string): string {
  if (state === 'CLOSED') {
    return 'SUSPENDED';
  }
  return state === 'PENDING_ACTIVATION' ? 'ACTIVE' : state;
}
