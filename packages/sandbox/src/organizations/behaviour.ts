/** Options for Organizations where AWS itself has more than one behaviour. */
export interface OrganizationsBehaviour {
  /**
   * Whether accounts have `Paths` and organizational units have `Path`, as on AWS since March 2026.
   * @default true
   */
  readonly paths?: boolean;
  /** Accounts that move while a client reads the organization. @default none */
  readonly moves?: readonly AccountMove[];
  /** N makes every Nth page of a listing empty, with a token for the next page. At least 2. @default never */
  readonly emptyPageEvery?: number;
  /** The largest number of items on a page, 1 to 20. @default 20 */
  readonly pageSize?: number;
  /** Member accounts that may call the same operations as the management account. @default none */
  readonly delegatedAdministrators?: readonly string[];
}

/** One account that moves once, right after the given number of answers of an operation. */
export interface AccountMove {
  readonly accountId: string;
  readonly after: { readonly operation: string; readonly calls: number };
  /** An existing root or organizational unit, or a new unit that is created by the move. */
  readonly to: string | { readonly id: string; readonly name: string; readonly parentId: string };
}
