import type { KnownNote } from '../note.ts';

/** An organizational unit as a directory lists it; the root is the one without a parent. */
export interface ListedUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface ListedAccount {
  readonly id: string;
  /** Null where the directory gives none: then the ledger may know one. */
  readonly name: string | null;
  /** Null where the directory gives none. */
  readonly state: string | null;
  readonly parentId: string;
}

export interface OrganizationListing {
  readonly id: string;
  readonly managementAccountId: string;
  /** When the tree was read, as in `2026-11-01T09:00:00Z`. @default now, by this reading */
  readonly asOf?: string;
  readonly units: readonly ListedUnit[];
  readonly accounts: readonly ListedAccount[];
  readonly notes: readonly KnownNote[];
}

/** The units that `read` need not list, since no account is in them or below. */
export interface UnlistedUnits {
  /** The unit with this id, with the units above it; empty where there is none. */
  withId(id: string): Promise<readonly ListedUnit[]>;
  /** The units right below the one with this id. */
  inside(parentId: string): Promise<readonly ListedUnit[]>;
}

/** Where the organization is read from: every account and every unit that holds one, or a failure. */
export interface OrganizationDirectory {
  read(): Promise<OrganizationListing>;
  /** Absent where `read` lists every unit. */
  readonly unlisted?: UnlistedUnits;
}
