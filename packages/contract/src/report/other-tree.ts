import * as z from 'zod/mini';
import { described } from './described.ts';
import { spend } from './spend.ts';

const unit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  accountIds: z.array(z.string()).check(z.describe('The accounts that are directly in this unit today.')),
  direct: described(spend, 'The spend of the accounts that are directly in this unit today.'),
  total: described(spend, 'The spend of the accounts that are in this unit or below it today.'),
});

/** The spend of a report on the tree as it is. */
export const otherTree = z.object({
  tree: z.literal('as-is').check(z.describe('The tree of the day of the run.')),
  total: described(
    spend,
    "The report's total, but where units are selected: an account may have moved into one of them, or out of it.",
  ),
  leftOut: described(spend, 'What is left out besides. Both together are the same on either tree.'),
  organizationalUnits: z
    .array(unit)
    .check(
      z.describe('One for each unit of the report, in its order; one that no longer exists has no spend.'),
    ),
  unattributed: z
    .object({
      accountIds: z.array(z.string()).check(z.describe('The accounts that have left, with spend.')),
      total: described(spend, 'Their spend.'),
    })
    .check(z.describe('Spend of accounts that are in no unit today.')),
});
