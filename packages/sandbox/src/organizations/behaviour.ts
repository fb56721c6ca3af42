/** How the Organizations endpoint behaves where AWS itself behaves in more than one way. */
export interface OrganizationsBehaviour {
  /**
   * Whether accounts carry `Paths` and organizational units `Path`, as AWS has them since March 2026.
   * @default true
   */
  readonly paths?: boolean;
  /** Accounts that move while somebody reads. @default none */
  readonly moves?: readonly AccountMove[];
  /** Every so-manieth page of a listing is empty and has a token all the same. At least 2. @default never */
  readonly emptyPageEvery?: number;
  /** The most that a page holds, 1 to 20. @default 20 */
  readonly pageSize?: number;
  /** Member accounts that may call as the management account does. @default none */
  readonly delegatedAdministrators?: readonly string[];
}

/** One account that moves once, right after an operation has been answered for the so-manieth time. */
export interface AccountMove {
  readonly accountId: string;
  readonly after: { readonly operation: string; readonly calls: number };
  /** An existing root or unit, or one that comes into being with the move. */
  readonly to: string | { readonly id: string; readonly name: string; readonly parentId: string };
}
