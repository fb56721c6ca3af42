import type { Account, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { OrganizationDirectory, OrganizationListing, UnlistedUnits } from '@ou-cost/spend';
import type { PacedCalls } from '../pacing/paced-calls.ts';
import { OrganizationsCalls } from './calls.ts';
import { accountIdOf } from './listed-account.ts';
import { PathPlacement } from './path-placement.ts';
import { UnitLookUp } from './unit-look-up.ts';
import { walkPlacement } from './walk-placement.ts';

function hasPath({ Paths }: Account): boolean {
  return Paths !== undefined && Paths.length > 0;
}

/** The organization as AWS Organizations lists it: every account, and every unit that contains one. */
export class OrganizationsDirectory implements OrganizationDirectory {
  readonly unlisted: UnlistedUnits;
  readonly #calls: OrganizationsCalls;

  constructor(client: OrganizationsClient, calls: PacedCalls) {
    this.#calls = new OrganizationsCalls(client, calls);
    this.unlisted = new UnitLookUp(this.#calls);
  }

  /** The first account without a path starts a walk of the tree; the listing of accounts continues beside it. */
  async read(): Promise<OrganizationListing> {
    const placement = new PathPlacement(this.#calls);
    const ids = new Set<string>();
    const listed = Promise.withResolvers<ReadonlySet<string>>();
    let walk: Promise<OrganizationListing> | null = null;
    let failure: { readonly reason: unknown } | null = null;
    for await (const page of this.#calls.accounts()) {
      if (failure !== null) break;
      for (const account of page) ids.add(accountIdOf(account));
      if (walk === null && !page.every(hasPath)) {
        walk = walkPlacement(this.#calls, listed.promise);
        // The walk is awaited below. Its failure ends the listing before that.
        walk.catch((reason: unknown) => {
          failure = { reason };
        });
      }
      if (walk === null) for (const account of page) placement.add(account);
    }
    listed.resolve(ids);
    return walk ?? placement.finish();
  }
}
