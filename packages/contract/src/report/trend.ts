import * as z from 'zod/mini';
import { described } from './described.ts';
import { period } from './periods.ts';
import { spend } from './spend.ts';

const unit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  direct: described(spend, 'The spend of the accounts directly in this unit, one amount for each month.'),
  total: described(spend, 'The spend of this unit and everything below it, one amount for each month.'),
});

const account = z.object({
  id: z.string().check(z.describe('The id of the account.')),
  spend: described(spend, 'Its spend, one amount for each month.'),
});

/** The months up to a report's end. */
export const trend = z.object({
  months: z.int().check(z.minimum(1), z.describe('How many months were asked for.')),
  by: z
    .enum(['account', 'charge-type'])
    .check(
      z.describe(
        '`account`: each amount is net, credits and refunds included, and has no parts. `charge-type`: it is split, since charge types are left out.',
      ),
    ),
  periods: z
    .array(period)
    .check(z.describe("The months in their order; the last one ends where the report's period ends.")),
  total: described(spend, 'All spend that is selected.'),
  organizationalUnits: z.array(unit).check(z.describe('One for each unit of the report, in its order.')),
  accounts: z
    .array(account)
    .check(z.describe('One for each account of the report, in its order; empty with `--detail ou`.')),
  unattributed: described(spend, 'The spend of accounts that are in no unit.'),
});
