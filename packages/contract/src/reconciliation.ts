import { DIFFERENCE_REASONS, RECONCILIATION_SCHEMA, type SourceReconciliation } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { described } from './report/described.ts';
import { decimalText, metric } from './report/figures.ts';
import { chargeType } from './report/spend.ts';
import { usage } from './report/usage.ts';

const source = z.object({
  kind: z.enum(['cost-explorer', 'exports']).check(z.describe('The kind of source.')),
  name: z.string().check(z.describe('The name of the source, for people.')),
  billingView: z
    .nullable(z.string())
    .check(z.describe('The billing view through which it was read; null: the whole bill.')),
});

const days = {
  start: z.string().check(z.describe('The first day of the month.')),
  end: z.string().check(z.describe('The day after its last one.')),
};

/** What Cost Explorer states, what the export states, and how they differ. */
const figures = {
  first: decimalText.check(z.describe("The first source's figure, Cost Explorer's.")),
  second: decimalText.check(z.describe("The second source's figure, the export's.")),
  difference: decimalText.check(z.describe('`second` minus `first`.')),
  percent: z
    .nullable(decimalText)
    .check(
      z.describe('The difference in percent of the first, with two decimals; null where the first is zero.'),
    ),
  isOver: z
    .boolean()
    .check(z.describe('Whether the difference is larger than the tolerance, in either direction.')),
};

const count = z.int().check(z.minimum(0));

const month = z.object({
  metric: described(metric, 'The metric.'),
  ...days,
  ...figures,
  compared: count.check(z.describe('How many sums by account and charge type were compared.')),
  unlisted: count.check(z.describe('How many of them differ by so little that they are not listed.')),
});

const difference = z.object({
  metric: described(metric, 'The metric.'),
  ...days,
  accountId: z
    .nullable(z.string())
    .check(z.describe('The account; null: what Cost Explorer has in its total and in no account.')),
  accountName: z.nullable(z.string()).check(z.describe('Its name; null where neither source knows it.')),
  chargeType: z
    .nullable(described(chargeType, 'A charge type.'))
    .check(z.describe('The charge type; null where it is in no account.')),
  ...figures,
  reasons: z
    .array(z.enum(DIFFERENCE_REASONS))
    .check(
      z.describe(
        'What is known to make them differ here: `delivered-early`: the last delivery of the month was made before it had settled. `still-estimated`: Cost Explorer still estimates the month. `billing-view`: one was read through a view of the bill, which may have prices of its own. `in-no-account`: Cost Explorer has as much in no account, such as a tax, which the export has in the account of the payer. `other-account`: the charge type agrees over all accounts. `other-charge-type`: the account agrees over all charge types. `other-month`: the sum agrees over the months compared, as where a correction stands on a later bill.',
      ),
    ),
});

const leftOut = z.object({
  start: z.string().check(z.describe('The first day.')),
  end: z.string().check(z.describe('The day after the last one.')),
  why: z
    .enum(['not-settled', 'part-of-a-month'])
    .check(z.describe('Why these days were not compared: only whole months that have settled are.')),
});

/** `ou-cost/reconciliation@1`, the output of `ou-cost reconcile --output json`. */
export const reconciliationSchema: z.ZodMiniType<SourceReconciliation> = z.object({
  schema: z.literal(RECONCILIATION_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program and its version.')),
  runId: z.string().check(z.describe('The id of the run.')),
  generatedAt: z.string().check(z.describe('When the comparison was made (UTC).')),
  sources: z
    .object({
      first: source.check(z.describe('Cost Explorer.')),
      second: source.check(z.describe('The export of the bill.')),
    })
    .check(z.describe('What is compared.')),
  currency: z.string().check(z.describe('The currency of every amount.')),
  tolerance: decimalText.check(z.describe('The largest difference that does not count, in that currency.')),
  agrees: z
    .boolean()
    .check(z.describe('Whether no difference is over the tolerance, neither of a month nor of an account.')),
  leftOut: z.array(leftOut).check(z.describe('The days that were asked for and not compared.')),
  months: z
    .array(month)
    .check(
      z.describe('The sums of all accounts: each month under each metric, those of one metric together.'),
    ),
  differences: z
    .array(difference)
    .check(
      z.describe(
        'The sums by account and charge type that differ by more than the tolerance, and in a month that does so in total also those that differ by more than a thousandth of it. Ordered by metric, month and size, the largest first.',
      ),
    ),
  usage: usage.check(z.describe('What the run needed.')),
});
