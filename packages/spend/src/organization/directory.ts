import type { Note } from '../note.ts';

/** An organizational unit as a directory lists it; the root is the one without a parent. */
export interface ListedUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  /** Null where the directory gives none. */
  readonly state: string | null;
  readonly parentId: string;
}

export interface OrganizationListing {
  readonly id: string;
  readonly managementAccountId: string;
  readonly units: readonly ListedUnit[];
  readonly accounts: readonly ListedAccount[];
  readonly notes: readonly Note[];
}

/** Where the organization is read from: every account and every unit that holds one, or a failure. */
export interface OrganizationDirectory {
  read(): Promise<OrganizationListing>;
}
