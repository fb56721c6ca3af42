import type { Account } from '@aws-sdk/client-organizations';
import { type ListedAccount, OuCostError } from '@ou-cost/spend';

/** An account as the domain lists it: e-mail addresses are left behind here. */
export function listedAccount(account: Account, parentId: string): ListedAccount {
  const id = accountIdOf(account);
  // `Status` is on its way out; partitions that lag behind give nothing else.
  return { id, name: account.Name ?? id, state: account.State ?? account.Status ?? null, parentId };
}

/** Fails with MalformedAnswer where AWS gives no account id. */
export function accountIdOf({ Id }: Account): string {
  if (Id === undefined || !/^\d{12}$/.test(Id)) {
    throw new OuCostError('MalformedAnswer', `Organizations listed an account with the id '${Id}'`);
  }
  return Id;
}
