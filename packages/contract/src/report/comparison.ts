import * as z from 'zod/mini';
import { described } from './described.ts';
import { decimalText, metric } from './figures.ts';
import { period } from './periods.ts';
import { partsOf } from './spend.ts';

const beforeAndAfter = z
  .object({
    before: decimalText.check(z.describe('The amount over all days compared with.')),
    after: decimalText.check(z.describe('The amount over all days that are compared.')),
  })
  .check(
    z.meta({ id: 'BeforeAndAfter', description: 'An amount on both sides of a comparison, never rounded.' }),
  );

/** A change under each metric. */
export const change = z
  .partialRecord(
    metric,
    z.object({
      before: decimalText.check(z.describe('The amount over all days compared with.')),
      after: decimalText.check(z.describe('The amount over all days that are compared.')),
      change: decimalText.check(z.describe('`after` minus `before`.')),
      percent: z
        .nullable(decimalText)
        .check(
          z.describe(
            '`change` in percent of the absolute value of `before`, two decimals; null where that is 0.',
          ),
        ),
      gross: z.exactOptional(
        described(beforeAndAfter, 'Without credits and refunds; in a report by charge type.'),
      ),
      ...partsOf(beforeAndAfter),
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

const partChange = z.object({
  name: z.string().check(z.describe('The name of the service.')),
  change: described(change, 'Its change.'),
});

const movedUnit = z.object({
  id: z.string().check(z.describe('The id of the unit.')),
  direct: described(change, 'The change of the accounts directly in this unit.'),
});

const compared = z.object({
  start: z.string().check(z.describe('The first day that is compared.')),
  end: z.string().check(z.describe('The day after the last one that is compared.')),
  periods: z.array(period).check(z.describe('The periods that are compared.')),
});

/** The periods of a report against those before. */
export const comparison = z.object({
  with: z.string().check(z.describe('What was asked for: `previous`, or a month.')),
  start: z.string().check(z.describe('The first day compared with.')),
  end: z.string().check(z.describe('The day after the last one compared with.')),
  periods: z.array(period).check(z.describe('The periods compared with.')),
  after: compared.check(
    z.describe(
      "What is compared: the report's whole period; its last month, where it has several; of a month that is not over, the days that are.",
    ),
  ),
  total: described(change, 'The change of the total.'),
  organizationalUnits: z.array(unitChange).check(z.describe('One for each unit of the report.')),
  accounts: z.array(accountChange).check(z.describe('One for each account; empty with `--detail ou`.')),
  unattributed: described(change, 'The change of spend that is in no unit.'),
  movers: z
    .object({
      accounts: z
        .array(accountChange)
        .check(z.describe('The accounts that changed most by the first metric, largest first, at most ten.')),
      organizationalUnits: z
        .array(movedUnit)
        .check(z.describe('The units whose own accounts changed most, in the same order and number.')),
      services: z.exactOptional(
        z
          .array(partChange)
          .check(
            z.describe(
              'The services that changed most, likewise; absent where the report is not by service.',
            ),
          ),
      ),
    })
    .check(z.describe('What changed most, in either direction.')),
});
