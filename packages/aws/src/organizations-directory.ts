import type { Account, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { OrganizationDirectory, OrganizationListing } from '@ou-cost/spend';
import { OrganizationsCalls } from './organizations-calls.ts';
import type { PacedCalls } from './paced-calls.ts';
import { PathPlacement } from './path-placement.ts';
import { idsOf, walkPlacement } from './walk-placement.ts';

function hasPath({ Paths }: Account): boolean {
  return Paths !== undefined && Paths.length > 0;
}

/** The organization as AWS Organizations knows it, every account and every unit that holds one. */
export class OrganizationsDirectory implements OrganizationDirectory {
  readonly #calls: OrganizationsCalls;

  constructor(client: OrganizationsClient, calls: PacedCalls) {
    this.#calls = new OrganizationsCalls(client, calls);
  }

  async read(): Promise<OrganizationListing> {
    const placement = new PathPlacement(this.#calls);
    const accounts: Account[] = [];
    for await (const page of this.#calls.accounts()) {
      accounts.push(...page);
      if (!accounts.every(hasPath)) continue;
      for (const account of page) placement.add(account);
    }
    return accounts.every(hasPath) ? placement.finish() : walkPlacement(this.#calls, idsOf(accounts));
  }
}
