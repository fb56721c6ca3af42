import * as z from 'zod/mini';
import { described } from './described.ts';
import { period } from './periods.ts';
import { decimalText, metric } from './spend.ts';

const change = z
  .partialRecord(
    metric,
    z.object({
      before: decimalText.check(z.describe('The amount over all periods compared with.')),
      after: decimalText.check(z.describe('The amount over all periods of the report.')),
      change: decimalText.check(z.describe('`after` minus `before`.')),
      percent: z
        .nullable(decimalText)
        .check(
          z.describe(
            '`change` in percent of the absolute value of `before`, two decimals; null where that is 0.',
          ),
        ),
    }),
  )
  .check(z.meta({ id: 'Change', description: 'The change under each metric.' }));

const accountChange = z
  .object({
    id: z.string().check(z.describe('The id of the account.')),
    name: z.string().check(z.describe('The name of the account.')),
    organizationalUnitId: z
      .nullable(z.string())
      .check(z.describe('The unit that holds it last; null: it has left the organization.')),
    status: z
      .enum(['new', 'departed', 'changed', 'unchanged'])
      .check(
        z.describe(
          '`new`: no spend before. `departed`: spend before and none now. Otherwise whether any metric changed.',
        ),
      ),
    change: described(change, 'Its change.'),
  })
  .check(z.meta({ id: 'AccountChange', description: 'The change of one account.' }));

const unitChange = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  direct: described(change, 'The change of the accounts directly in this unit.'),
  total: described(change, 'The change of this unit and everything below it.'),
});

/** The periods of a report against those before. */
export const comparison = z.object({
  with: z.string().check(z.describe('What was asked for: `previous`, or a month.')),
  start: z.string().check(z.describe('The first day compared with.')),
  end: z.string().check(z.describe('The day after the last one compared with.')),
  periods: z.array(period).check(z.describe('The periods compared with.')),
  total: described(change, 'The change of the total.'),
  organizationalUnits: z.array(unitChange).check(z.describe('One for each unit of the report.')),
  accounts: z.array(accountChange).check(z.describe('One for each account; empty with `--detail ou`.')),
  unattributed: described(change, 'The change of spend that is in no unit.'),
  movers: z
    .object({
      accounts: z
        .array(accountChange)
        .check(z.describe('The accounts that changed most by the first metric, largest first, at most ten.')),
    })
    .check(z.describe('What changed most, in either direction.')),
});
