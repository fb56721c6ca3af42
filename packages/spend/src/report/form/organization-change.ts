export const ORGANIZATION_CHANGE_KINDS = [
  'moved',
  'renamed',
  'joined',
  'left',
  'closed',
  'created',
  'deleted',
] as const;

/** What happened to an account or a unit on a day, as far as the archive knows it. */
export interface ReportedOrganizationChange {
  readonly on: string;
  /** It happened on that day, or at some time since this earlier day, when the tree was last seen; null: on that day. */
  readonly since: string | null;
  readonly kind: (typeof ORGANIZATION_CHANGE_KINDS)[number];
  /** Of an account that moved, joined, left or was closed. */
  readonly accountId?: string;
  /** The unit that was renamed, created or deleted, or that the account joined or left; null: it is not known. */
  readonly organizationalUnitId?: string | null;
  /** The newest name of the account or the unit. */
  readonly name: string;
  /** Of a move the unit's id, of a renaming the name, before. */
  readonly from?: string;
  /** The same afterwards. */
  readonly to?: string;
}
