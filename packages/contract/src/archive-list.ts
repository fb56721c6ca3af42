import { ARCHIVE_LISTING_SCHEMA, type ArchiveListing } from '@ou-cost/spend';
import * as z from 'zod/mini';

const run = z.object({
  organizationId: z.string().check(z.describe('The organization that the report is about.')),
  period: z
    .string()
    .check(
      z.describe("The report's days as its folder is called, such as `2026-10` or `2026-10-05..2026-10-20`."),
    ),
  runId: z.string().check(z.describe('The id of the run.')),
  files: z.array(z.string()).check(z.describe('The names of its files, one for each output.')),
});

/** `ou-cost/archive-list@1`, as `ou-cost archive list --output json` prints it. */
export const archiveListSchema: z.ZodMiniType<ArchiveListing> = z.object({
  schema: z.literal(ARCHIVE_LISTING_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program that made it, with its version.')),
  generatedAt: z.string().check(z.describe('When the archive was listed (UTC).')),
  runs: z.array(run).check(z.describe('The reports, the newest last.')),
});
