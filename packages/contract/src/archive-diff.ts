import { CHARGE_TYPES, REPORT_DIFFERENCE_SCHEMA, type ReportDifference, TREES } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { change } from './report/comparison.ts';
import { described } from './report/described.ts';

const comparedReport = z.object({
  runId: z.string().check(z.describe('The id of the run that made it.')),
  generatedAt: z.string().check(z.describe('When it was made (UTC).')),
  tree: z.enum(TREES).check(z.describe('The tree that its spend stands on.')),
});

const unit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  path: z.array(z.string()).check(z.describe('The names from the root down to it.')),
  direct: described(change, 'What changed of the accounts directly in it.'),
  total: described(change, 'What changed of it and everything below it.'),
});

const account = z.object({
  id: z.string().check(z.describe('The id of the account.')),
  name: z.string().check(z.describe('Its name.')),
  organizationalUnitId: z
    .nullable(z.string())
    .check(z.describe('The unit that holds it last in the report after; null: none.')),
  change: described(change, 'What changed of its spend.'),
});

const days = z.object({
  start: z.string().check(z.describe('The first day (UTC).')),
  end: z.string().check(z.describe('The day after the last one.')),
});

/** `ou-cost/archive-diff@1`, as `ou-cost archive diff RUN RUN --output json` prints it. */
export const archiveDiffSchema: z.ZodMiniType<ReportDifference> = z.object({
  schema: z.literal(REPORT_DIFFERENCE_SCHEMA).check(z.describe('The name and version of this form.')),
  organizationId: z.string().check(z.describe('The organization that both reports are of.')),
  currency: z.string().check(z.describe('The currency of every amount.')),
  before: comparedReport.check(z.describe('The report that is compared with.')),
  after: comparedReport.check(z.describe('The report that is compared.')),
  periods: z
    .array(days)
    .check(z.describe('The periods of both reports; a change is of all of them together.')),
  excludedChargeTypes: z
    .array(z.enum(CHARGE_TYPES))
    .check(z.describe('The charge types that both reports leave out.')),
  total: described(change, 'What changed of the total.'),
  organizationalUnits: z
    .array(unit)
    .check(z.describe('The units of which something changed, parents before their children.')),
  accounts: z
    .array(account)
    .check(
      z.describe(
        'The accounts of which something changed, by id. Their changes and that of `notAttributedBySource` are that of the total.',
      ),
    ),
  unattributed: described(change, 'What changed of spend that is in no unit.'),
  notAttributedBySource: z.exactOptional(
    described(
      change,
      'What changed of spend that the source puts in no account; absent where there is none.',
    ),
  ),
});
