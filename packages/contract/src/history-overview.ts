import { HISTORY_SCHEMA, type HistoryOverviews } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationChange } from './report/organization-changes.ts';

const unit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  path: z.array(z.string()).check(z.describe('The newest names from the root down to it.')),
  formerNames: z.array(z.string()).check(z.describe('The names that it had before.')),
  deletedOn: z
    .nullable(z.string())
    .check(
      z.describe('The first day (UTC) at whose end it was gone; null: it is there, as far as it is known.'),
    ),
});

const organization = z.object({
  organizationId: z.string().check(z.describe('The id of the organization.')),
  firstKnownOn: z
    .nullable(z.string())
    .check(z.describe('The first day (UTC) of which something is known; null: none.')),
  lastSeenOn: z.string().check(z.describe('The last day (UTC) on which the tree was seen.')),
  unobserved: z
    .array(
      z.object({
        from: z.string().check(z.describe('The first of these days.')),
        to: z.string().check(z.describe('The last of them.')),
      }),
    )
    .check(z.describe('Days between two sightings on which nobody looked and which no events cover.')),
  changes: z.array(organizationChange).check(z.describe('What happened, in the order of the days.')),
  organizationalUnits: z.array(unit).check(z.describe('The units that `changes` name, by id.')),
});

/** `ou-cost/history@1`, as `ou-cost history --output json` prints it. */
export const historyOverviewSchema: z.ZodMiniType<HistoryOverviews> = z.object({
  schema: z.literal(HISTORY_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program that made it, with its version.')),
  generatedAt: z.string().check(z.describe('When it was made (UTC).')),
  from: z.string().check(z.describe('The first day (UTC) that was asked for.')),
  to: z.string().check(z.describe('The last day (UTC), included.')),
  organizations: z.array(organization).check(z.describe('One for each organization of the archive.')),
});
