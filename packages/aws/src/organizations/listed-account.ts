import type { Account } from '@aws-sdk/client-organizations';
import { type ListedAccount, OuCostError } from '@ou-cost/spend';

/** An account as the domain lists it, without its e-mail address. */
export function listedAccount(account: Account, parentId: string): ListedAccount {
  const id = accountIdOf(account);
  // `Status` is deprecated; some partitions do not give `State` yet.
  return { id, name: account.Name ?? id, state: account.State ?? account.Status ?? null, parentId };
}

/** The account's id. Fails with MalformedAnswer where AWS gives none. */
export function accountIdOf({ Id }: Account): string {
  if (Id === undefined || !/^\d{12}$/.test(Id)) {
    throw new OuCostError('MalformedAnswer', `Organizations listed an account with the id '${Id}'`);
  }
  return Id;
}
