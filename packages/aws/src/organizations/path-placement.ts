import type { Account } from '@aws-sdk/client-organizations';
import {
  type KnownNote,
  type ListedAccount,
  type ListedUnit,
  type OrganizationListing,
  OuCostError,
} from '@ou-cost/spend';
import { placeFromPath } from './account-path.ts';
import type { OrganizationsCalls } from './calls.ts';
import { accountIdOf, listedAccount } from './listed-account.ts';
import { listedUnit } from './listed-unit.ts';
import { type Owner, ownerFromArn } from './owner.ts';

/**
 * Places accounts by the paths that ListAccounts gives. The names of units are fetched while accounts are still being
 * listed: as soon as a path shows that a container has a child, the children of that container are listed.
 */
export class PathPlacement {
  readonly #calls: OrganizationsCalls;
  readonly #accounts = new Map<string, ListedAccount>();
  readonly #parents = new Map<string, string | null>();
  readonly #listings = new Map<string, Promise<readonly ListedUnit[]>>();
  #owner: Owner | null = null;
  #severalPaths = false;
  #failure: { readonly reason: unknown } | null = null;

  constructor(calls: OrganizationsCalls) {
    this.#calls = calls;
  }

  /** Adds an account. Fails once a listing of names has failed, so that no further accounts are listed. */
  add(account: Account): void {
    if (this.#failure !== null) throw this.#failure.reason;
    const id = accountIdOf(account);
    this.#owner ??= ownerFromArn(account.Arn);
    const [path = '', ...others] = account.Paths ?? [];
    if (others.length > 0) this.#severalPaths = true;
    const { containerIds } = placeFromPath(path, id);
    for (const [at, containerId] of containerIds.entries()) {
      const parentId = containerIds[at - 1] ?? null;
      this.#parents.set(containerId, parentId);
      if (parentId !== null) this.#listOnce(parentId);
    }
    this.#accounts.set(id, listedAccount(account, containerIds.at(-1) ?? ''));
  }

  async finish(): Promise<OrganizationListing> {
    if (this.#owner === null) throw new OuCostError('Incomplete', 'Organizations listed no account at all');
    const listed = new Map(
      (await Promise.all(this.#listings.values())).flat().map((unit) => [unit.id, unit]),
    );
    const shown = [...this.#parents].map(([id, parentId]) => this.#unit(id, parentId, listed));
    const units = new Map([...listed, ...(await Promise.all(shown)).map((unit) => [unit.id, unit] as const)]);
    return {
      id: this.#owner.organizationId,
      managementAccountId: this.#owner.managementAccountId,
      units: [...units.values()],
      accounts: [...this.#accounts.values()],
      notes: this.#notes(),
    };
  }

  #listOnce(parentId: string): void {
    if (this.#listings.has(parentId)) return;
    const listing = this.#list(parentId);
    // The listing is awaited at the end. Its failure is thrown by the next account that is added.
    listing.catch((reason: unknown) => {
      this.#failure ??= { reason };
    });
    this.#listings.set(parentId, listing);
  }

  async #list(parentId: string): Promise<readonly ListedUnit[]> {
    const units = await this.#calls.unitsIn(parentId);
    return units.map((unit) => listedUnit(unit, parentId));
  }

  /** The unit in a path. It is in no listing where it was created or moved while the organization was read. */
  async #unit(
    id: string,
    parentId: string | null,
    listed: ReadonlyMap<string, ListedUnit>,
  ): Promise<ListedUnit> {
    if (parentId === null) return { id, name: 'Root', parentId };
    const name = listed.get(id)?.name ?? (await this.#nameOf(id));
    return { id, name, parentId };
  }

  async #nameOf(id: string): Promise<string> {
    try {
      return (await this.#calls.unit(id))?.Name ?? id;
    } catch (error) {
      const cause = error instanceof OuCostError ? error.cause : undefined;
      // The unit was deleted meanwhile: its id stands for its name.
      if (cause instanceof Error && cause.name === 'OrganizationalUnitNotFoundException') return id;
      throw error;
    }
  }

  #notes(): KnownNote[] {
    if (!this.#severalPaths) return [];
    return [
      {
        code: 'several-paths',
        message: 'some accounts have several paths; each is shown at the first of them',
      },
    ];
  }
}
