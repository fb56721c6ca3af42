import type {
  OrganizationChange,
  ScenarioAccount,
  ScenarioNode,
  ScenarioOrganization,
} from '../organization.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  /** Undefined for the root. */
  readonly parentId: string | undefined;
}

/** The largest depth below the root that Organizations allows. */
const DEEPEST = 5;

/** The tree of an organization, which goes back in time by one change after the other, the last one first. */
export class EarlierTree {
  readonly #organization: ScenarioOrganization;
  readonly #units = new Map<string, Unit>();
  readonly #accounts = new Map<string, { readonly account: ScenarioAccount; readonly parentId: string }>();

  constructor(organization: ScenarioOrganization) {
    this.#organization = organization;
    this.#add(organization.root, undefined);
  }

  /**
   * Takes a change back. Returns what it contradicts, in words that continue "the change …"; nothing is changed then.
   * Undefined: it is taken back.
   */
  undo(change: OrganizationChange): string | undefined {
    switch (change.kind) {
      case 'moved':
        return this.#undoMove(change.accountId, change.from, change.to);
      case 'joined':
        return this.#undoJoining(change.accountId, change.to);
      case 'left':
        return this.#undoDeparture(change.account, change.from);
      case 'closed':
        return this.#undoClosing(change.accountId, change.from, change.to);
      case 'renamed':
        return this.#undoRenaming(change.organizationalUnitId, change.from, change.to);
      case 'created':
        return this.#undoCreation(change.organizationalUnitId);
      case 'deleted':
        return this.#undoDeletion(change.organizationalUnit, change.parentId);
    }
  }

  root(): ScenarioNode {
    const units = Map.groupBy(this.#units.values(), ({ parentId }) => parentId);
    const accounts = Map.groupBy(this.#accounts.values(), ({ parentId }) => parentId);
    const node = ({ id, name }: Unit): ScenarioNode => ({
      id,
      name,
      accounts: (accounts.get(id) ?? []).map(({ account }) => account),
      organizationalUnits: (units.get(id) ?? []).map(node),
    });
    const [root] = units.get(undefined) ?? [];
    if (root === undefined) throw new Error('the organization has no root');
    return node(root);
  }

  #undoMove(id: string, from: string, to: string): string | undefined {
    const place = this.#accounts.get(id);
    if (from === to) return `moves ${id} to where it was: name another unit`;
    if (place?.parentId !== to) return this.#elsewhere(id, to);
    if (!this.#units.has(from)) return noUnit(from);
    this.#accounts.set(id, { ...place, parentId: from });
    return undefined;
  }

  #undoJoining(id: string, to: string): string | undefined {
    if (this.#accounts.get(id)?.parentId !== to) return this.#elsewhere(id, to);
    if (id === this.#organization.managementAccountId) return payerStays(id);
    this.#accounts.delete(id);
    return undefined;
  }

  #undoDeparture(account: ScenarioAccount, from: string): string | undefined {
    const present = this.#accounts.get(account.id);
    if (present !== undefined) {
      return `says that ${account.id} has left, but it is in ${present.parentId} afterwards: add that it joined again`;
    }
    if (account.id === this.#organization.managementAccountId) return payerStays(account.id);
    if (!this.#units.has(from)) return noUnit(from);
    this.#accounts.set(account.id, { account, parentId: from });
    return undefined;
  }

  #undoClosing(id: string, from: string, to: string): string | undefined {
    const place = this.#accounts.get(id);
    if (place === undefined) return notThere(id);
    if (place.account.state !== to) return `says ${to}, but ${id} is ${place.account.state} afterwards`;
    if (from === to) return `leaves ${id} ${to}: name another state`;
    this.#accounts.set(id, { ...place, account: { ...place.account, state: from } });
    return undefined;
  }

  #undoRenaming(id: string, from: string, to: string): string | undefined {
    const unit = this.#units.get(id);
    if (unit === undefined) return noUnit(id);
    if (unit.name !== to) return `says ${JSON.stringify(to)}, but ${id} is ${JSON.stringify(unit.name)} then`;
    if (from === to) return `renames ${id} to the name that it had: write another one`;
    if (this.#hasChild(unit.parentId, from)) return sameName(from);
    this.#units.set(id, { ...unit, name: from });
    return undefined;
  }

  #undoCreation(id: string): string | undefined {
    const unit = this.#units.get(id);
    if (unit === undefined) return noUnit(id);
    if (unit.parentId === undefined) return `creates the root ${id}: it was always there`;
    const account = [...this.#accounts].find(([, { parentId }]) => parentId === id)?.[0];
    const child = [...this.#units.values()].find(({ parentId }) => parentId === id)?.id;
    const held = account ?? child;
    if (held !== undefined) return `creates ${id}, which holds ${held} already: add how that came into it`;
    this.#units.delete(id);
    return undefined;
  }

  #undoDeletion({ id, name }: { id: string; name: string }, parentId: string): string | undefined {
    if (this.#units.has(id)) return `deletes ${id}, which is there afterwards: AWS never uses an id again`;
    if (!this.#units.has(parentId)) return noUnit(parentId);
    if (this.#depth(parentId) >= DEEPEST) return `has ${id} ${DEEPEST + 1} levels below the root`;
    if (this.#hasChild(parentId, name)) return sameName(name);
    this.#units.set(id, { id, name, parentId });
    return undefined;
  }

  #elsewhere(id: string, to: string): string {
    const place = this.#accounts.get(id);
    return place === undefined
      ? notThere(id)
      : `has ${id} in ${to}, but it is in ${place.parentId} afterwards`;
  }

  #hasChild(parentId: string | undefined, name: string): boolean {
    return [...this.#units.values()].some((unit) => unit.parentId === parentId && unit.name === name);
  }

  #depth(id: string): number {
    const parentId = this.#units.get(id)?.parentId;
    return parentId === undefined ? 0 : this.#depth(parentId) + 1;
  }

  #add({ id, name, accounts, organizationalUnits }: ScenarioNode, parentId: string | undefined): void {
    this.#units.set(id, { id, name, parentId });
    for (const account of accounts) this.#accounts.set(account.id, { account, parentId: id });
    for (const child of organizationalUnits) this.#add(child, id);
  }
}

function noUnit(id: string): string {
  return `names ${id}, which is not in the organization then: add its deletion, or correct the id`;
}

function notThere(id: string): string {
  return `names the account ${id}, which is not in the organization afterwards: add that it left, or correct the id`;
}

function payerStays(id: string): string {
  return `is about the payer ${id}, which can neither join its organization nor leave it`;
}

function sameName(name: string): string {
  return `gives a unit the name ${JSON.stringify(name)}, which a sibling has then`;
}
