import type { OrganizationMembership } from '../iam/organization-membership.ts';
import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';

/** A root or an organizational unit at its current place. */
export interface Container {
  readonly id: string;
  readonly name: string;
  /** Undefined for the root. */
  readonly parentId: string | undefined;
  readonly ordinal: number;
}

export interface MemberAccount extends ScenarioAccount {
  readonly parentId: string;
  readonly ordinal: number;
}

/** The current organization, in which accounts can move. Listings are ordered by the fixed ordinal of each entity. */
export class OrganizationTree implements OrganizationMembership {
  readonly id: string;
  readonly managementAccountId: string;
  readonly rootId: string;
  readonly #containers = new Map<string, Container>();
  readonly #accounts = new Map<string, MemberAccount>();
  /** Memoization: the accounts by parent, ordered by ordinal; cleared by every move. */
  #byParent: ReadonlyMap<string, readonly MemberAccount[]> | undefined;
  #all: readonly MemberAccount[] | undefined;

  constructor(organization: ScenarioOrganization) {
    this.id = organization.id;
    this.managementAccountId = organization.managementAccountId;
    this.rootId = organization.root.id;
    this.#add(organization.root, undefined);
  }

  /** Has the units and accounts of the same organization at another time, and none else. */
  become({ root }: ScenarioOrganization): void {
    this.#containers.clear();
    this.#accounts.clear();
    this.#byParent = undefined;
    this.#all = undefined;
    this.#add(root, undefined);
  }

  container(id: string): Container | undefined {
    return this.#containers.get(id);
  }

  account(id: string): MemberAccount | undefined {
    return this.#accounts.get(id);
  }

  accounts(): readonly MemberAccount[] {
    this.#all ??= [...this.#accounts.values()];
    return this.#all;
  }

  accountsIn(parentId: string): readonly MemberAccount[] {
    this.#byParent ??= Map.groupBy(this.#accounts.values(), (account) => account.parentId);
    return this.#byParent.get(parentId) ?? [];
  }

  containers(): readonly Container[] {
    return [...this.#containers.values()];
  }

  containersIn(parentId: string): Container[] {
    return [...this.#containers.values()].filter((container) => container.parentId === parentId);
  }

  /** `o-…/r-…/ou-…/`, which ends with the container itself. */
  pathOf(containerId: string): string {
    const container = this.#containers.get(containerId);
    const above = container?.parentId === undefined ? `${this.id}/` : this.pathOf(container.parentId);
    return `${above}${containerId}/`;
  }

  organizationIdOf(accountId: string): string | undefined {
    return this.#accounts.has(accountId) ? this.id : undefined;
  }

  organizationPathOf(accountId: string): string | undefined {
    const account = this.#accounts.get(accountId);
    return account && this.pathOf(account.parentId);
  }

  addContainer(id: string, name: string, parentId: string | undefined): void {
    this.#containers.set(id, { id, name, parentId, ordinal: this.#containers.size + 1 });
  }

  /** Does nothing if the account or the new parent does not exist. */
  move(accountId: string, parentId: string): void {
    const account = this.#accounts.get(accountId);
    if (account && this.#containers.has(parentId)) {
      this.#accounts.set(accountId, { ...account, parentId });
      this.#byParent = undefined;
      this.#all = undefined;
    }
  }

  /** Removes the account from the organization; does nothing if it is not a member. */
  remove(accountId: string): void {
    this.#accounts.delete(accountId);
    this.#byParent = undefined;
    this.#all = undefined;
  }

  #add(node: ScenarioNode, parentId: string | undefined): void {
    this.addContainer(node.id, node.name, parentId);
    for (const account of node.accounts) {
      this.#accounts.set(account.id, { ...account, parentId: node.id, ordinal: this.#accounts.size + 1 });
    }
    for (const child of node.organizationalUnits) {
      this.#add(child, node.id);
    }
  }
}
