import * as z from 'zod/mini';
import { change } from './comparison.ts';
import { described } from './described.ts';

const month = z.object({
  start: z.string().check(z.describe('The first day of the month.')),
  end: z.string().check(z.describe('The day after its last one.')),
  of: z.string().check(z.describe('The id of the run that had read it.')),
  readAt: z.string().check(z.describe('When that run had read it (UTC).')),
});

const unit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  direct: described(change, 'What changed of the accounts directly in this unit.'),
  total: described(change, 'What changed of this unit and everything below it.'),
});

const account = z.object({
  id: z.string().check(z.describe('The id of the account.')),
  name: z.string().check(z.describe('Its name.')),
  organizationalUnitId: z
    .nullable(z.string())
    .check(
      z.describe(
        'The unit that its change stands in: the one that holds it, or with `tree` as-was held it at the end of the month; null: none.',
      ),
    ),
  change: described(change, 'What changed of its spend.'),
});

/** What the source has changed since a month was read before. */
export const restatement = z.object({
  of: z.string().check(z.describe('The id of the run that had read the last of the months.')),
  months: z.array(month).check(z.minLength(1), z.describe('The months that an earlier run had read.')),
  total: described(change, 'What changed of all spend that is selected, over these months.'),
  organizationalUnits: z
    .array(unit)
    .check(z.describe("The units of which something changed, in the report's order.")),
  unattributed: described(change, 'What changed of spend that is in no unit.'),
  accounts: z
    .array(account)
    .check(
      z.describe(
        'The accounts of which something changed, by id; one that stood in several units at the ends of several months is listed in each. Their changes, summed, are the change of `total`. Listed with `--detail ou` as well.',
      ),
    ),
});
