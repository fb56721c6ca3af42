import * as z from 'zod/mini';
import { described } from './described.ts';
import { decimalText, metric } from './figures.ts';
import { splitText } from './split.ts';

const source = z.object({
  kind: z.enum(['cost-explorer', 'exports']).check(z.describe('The kind of source.')),
  name: z.string().check(z.describe('The name of the source, for people.')),
  billingView: z
    .nullable(z.string())
    .check(z.describe('The billing view through which the bill was read; null: the whole bill.')),
  independentTotal: z
    .enum(['second-query', 'other-source', 'none'])
    .check(
      z.describe(
        'Where the total comes from that the spend is held against: from a second query to the same source, from another source, or there is none.',
      ),
    ),
  independentTotalStatedBy: z
    .nullable(z.string())
    .check(z.describe('The source that states this total, for people; null where there is none.')),
});

const checkedBy = z.union([z.literal('account'), splitText]);

const check = z.object({
  metric: described(metric, 'The metric that was checked.'),
  period: z.string().check(z.describe('The first day of the period.')),
  end: z.string().check(z.describe('The day after the last one of the period.')),
  by: checkedBy.check(
    z.describe('What the sum was read by, besides the account; `account`: by nothing else, as for a trend.'),
  ),
  attributed: decimalText.check(z.describe('The sum over all accounts.')),
  independent: decimalText.check(z.describe('The independent total.')),
  difference: decimalText.check(z.describe('`independent` minus `attributed`.')),
});

const reconciliation = z.object({
  status: z
    .enum(['reconciled', 'difference-allowed', 'not-checked'])
    .check(
      z.describe(
        '`reconciled`: every difference is within the tolerance. `difference-allowed`: one is not, and the request allowed it. `not-checked`: there is no independent total, or not every metric and period could be held against that of another source; `checks` has those that were.',
      ),
    ),
  tolerance: decimalText.check(
    z.describe("The largest difference that counts as reconciled, in the bill's currency."),
  ),
  checks: z
    .array(check)
    .check(
      z.describe(
        'One for each metric and each period that was read, those of a comparison included; against another source, one for each whole month that has settled. Empty where nothing was checked.',
      ),
    ),
});

const reusedMonth = z.object({
  start: z.string().check(z.describe('The first day of the month.')),
  end: z.string().check(z.describe('The day after its last one.')),
  of: z.string().check(z.describe('The id of the run that had read it.')),
  readAt: z.string().check(z.describe('When that run had read it (UTC).')),
  isChecked: z.boolean().check(z.describe("Whether its total was held against the source's of today.")),
});

/** One bill of a report. */
export const bill = z.object({
  organizationId: z.string().check(z.describe('The id of the organization.')),
  managementAccountId: z.string().check(z.describe("The id of the organization's management account.")),
  rootId: z.string().check(z.describe("The id of the organization's root.")),
  asOf: z.string().check(z.describe('When the tree of organizational units was read (UTC).')),
  currency: z.string().check(z.describe('The currency of the bill.')),
  source: source.check(z.describe('Where the spend was read.')),
  reconciliation: reconciliation.check(z.describe('How the spend was held against an independent total.')),
  reused: z.exactOptional(
    z
      .array(reusedMonth)
      .check(
        z.describe(
          'The settled months that were taken from earlier runs instead of being read again; absent where every month was read.',
        ),
      ),
  ),
});
