/** The kinds of resource that a grant may name; the infrastructure writes their ARNs. */
export type GrantedResource =
  | 'any'
  | 'billing-view'
  | 'organization-root'
  | 'organizational-unit'
  | 'reader-role'
  | 'invoker-role'
  | 'report-function'
  | 'report-log-streams'
  | 'account-network'
  | 'configured-subnets'
  /** The export as AWS Data Exports knows it: its name, and an id that AWS adds. */
  | 'export-definition'
  /** The one prefix of a bucket under which an export is delivered; the bucket's other objects are not meant. */
  | 'export-objects'
  /** The bucket itself, and of it the listing of that prefix alone (condition key `s3:prefix`). */
  | 'export-bucket'
  | 'export-work-group'
  /** Athena's name for the account's Glue catalog: `datacatalog/AwsDataCatalog`. */
  | 'athena-catalog'
  /** Glue asks for a right on all three that stand above each other. */
  | 'glue-catalog'
  | 'export-database'
  | 'export-table'
  /** The customer's key that the bucket's objects are encrypted with. */
  | 'export-key'
  | 'archivist-role'
  | 'deliverer-role'
  /** What is below the archive's one prefix; the bucket's other objects are not meant. */
  | 'archive-objects'
  /** The one object of the archive that changes: its index for people. */
  | 'archive-index'
  /** The bucket itself, and of it the listing of that prefix alone (condition key `s3:prefix`). */
  | 'archive-bucket'
  /** The customer's key that the archive is encrypted with. */
  | 'archive-key'
  /** What Amazon SES has verified: the senders' addresses or domains. */
  | 'mail-identities'
  | 'delivery-topics'
  | 'webhook-secrets'
  | 'webhook-parameters'
  /** The customer's keys that those are encrypted with. */
  | 'webhook-keys'
  /** The schedules of the one group. */
  | 'schedules'
  | 'dead-letter-queue';

/** A call that an adapter makes. Policies are generated from this data, and from nothing else. */
export interface RequiredCall {
  readonly action: string;
  readonly resources: readonly GrantedResource[];
  /** The purpose of the call, for a security review. */
  readonly why: string;
}
