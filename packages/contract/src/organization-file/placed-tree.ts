import type { ListedAccount, ListedUnit } from '@ou-cost/spend';

/** What a file says of a unit or an account, and the key under which it does. */
export type InFile<T> = T & { readonly place: string };

/** A tree as a file holds it, before anybody has looked whether it is one. */
export interface TreeInFile {
  readonly id: string;
  readonly managementAccountId: string;
  /** Null where the file does not say when the tree was read. */
  readonly asOf: string | null;
  /** Null where the file does not name it apart from the units. */
  readonly rootId: string | null;
  readonly units: readonly InFile<ListedUnit>[];
  readonly accounts: readonly InFile<ListedAccount>[];
}
