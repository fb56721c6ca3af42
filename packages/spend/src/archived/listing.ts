export const ARCHIVE_LISTING_SCHEMA = 'ou-cost/archive-list@1';

/** The reports of an archive, the newest last. */
export interface ArchiveListing {
  readonly schema: typeof ARCHIVE_LISTING_SCHEMA;
  readonly producer: string;
  readonly generatedAt: string;
  readonly runs: readonly {
    readonly organizationId: string;
    /** As the archive's folder is called, such as `2026-10` or `2026-10-05..2026-10-20`. */
    readonly period: string;
    readonly runId: string;
    /** The names of its files. */
    readonly files: readonly string[];
  }[];
}
