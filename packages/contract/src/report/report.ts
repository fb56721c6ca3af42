import { PLACEMENT_BASES, REPORT_SCHEMA, type Report, TREES } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { parseWith } from '../parse.ts';
import { bill } from './bill.ts';
import { byName } from './by-name.ts';
import { change, comparison } from './comparison.ts';
import { described } from './described.ts';
import { metric } from './figures.ts';
import { organizationChange } from './organization-changes.ts';
import { otherTree } from './other-tree.ts';
import { period } from './periods.ts';
import { restatement } from './restatement.ts';
import { ruleOutcome } from './rules.ts';
import { chargeType, spend } from './spend.ts';
import { splitText } from './split.ts';
import { trend } from './trend.ts';
import { usage } from './usage.ts';

const organizationalUnit = z.object({
  id: z.string().check(z.describe('`r-…` for a root, `ou-…` for an organizational unit.')),
  name: z.string().check(z.describe('Unique among siblings only.')),
  parentId: z.nullable(z.string()).check(z.describe('The unit above; null for a root.')),
  path: z.array(z.string()).check(z.describe('The names from the root down to this unit.')),
  depth: z.int().check(z.minimum(0), z.describe('0 for a root.')),
  accountIds: z.array(z.string()).check(z.describe('The accounts directly in this unit.')),
  formerNames: z.exactOptional(
    z
      .array(z.string())
      .check(z.describe('Names that it had before, the oldest first; absent where the archive knows none.')),
  ),
  deletedOn: z.exactOptional(
    z.string().check(z.describe('The first day (UTC) on which it no longer was; absent where it still is.')),
  ),
  direct: described(spend, 'The spend of the accounts directly in this unit.'),
  total: described(spend, 'The spend of this unit and everything below it.'),
});

const placement = z.object({
  from: z.string().check(z.describe('The first day (UTC).')),
  to: z.nullable(z.string()).check(z.describe('The day after the last one; null while it goes on.')),
  organizationalUnitId: z
    .nullable(z.string())
    .check(z.describe('The unit that held the account at the end of each of these days; null: none.')),
  basis: z.exactOptional(
    z
      .enum(PLACEMENT_BASES)
      .check(
        z.describe(
          'Why it is said to have stood there: it was `seen`; it is `assumed`, since the observations around these days are apart and do not agree; the days are `before-history`; it has `left`, and this is the last unit that is known. Absent with `tree` as-is.',
        ),
      ),
  ),
  spend: z.exactOptional(
    described(
      spend,
      'What it spent in this unit since it came there; only where the account stood in several units. Where several placements in one unit follow each other, the last of them has it for all.',
    ),
  ),
  change: z.exactOptional(described(change, 'Its part of the comparison, likewise; with a comparison.')),
  trend: z.exactOptional(described(spend, 'Its part of the trend, likewise; with a trend.')),
});

const account = z.object({
  id: z.string().check(z.describe('The id of the account.')),
  name: z.string().check(z.describe('Its name; that of an account that has left is the last one known.')),
  state: z
    .nullable(z.string())
    .check(z.describe('Its state as Organizations states it; null where it is not known.')),
  placements: z
    .array(placement)
    .check(
      z.minLength(1),
      z.describe('Where it stood, in the order of the days; one for all days with `tree` as-is.'),
    ),
  leftOn: z.exactOptional(
    z
      .string()
      .check(
        z.describe(
          'Of an account that has left: the first day (UTC) on which it was gone, where it is known.',
        ),
      ),
  ),
  lastUnit: z.exactOptional(
    z
      .object({
        id: z.string().check(z.describe('The id of the unit.')),
        path: z.array(z.string()).check(z.describe('The names from the root down to this unit.')),
      })
      .check(
        z.describe(
          'Of an account that has left, with `tree` as-is: the last unit that the archive knows of it.',
        ),
      ),
  ),
  spend: described(spend, 'The spend of this account, as far as it is selected.'),
});

const query = z.object({
  period: z.string().check(z.describe('The period as it was asked for.')),
  start: z.string().check(z.describe('The first day of the report (UTC).')),
  end: z.string().check(z.describe('The day after its last one.')),
  granularity: z.enum(['MONTHLY', 'DAILY']).check(z.describe('Whether a period is a month or a day.')),
  metrics: z.array(metric).check(z.describe('The metrics, the first one being the one that is drawn.')),
  by: splitText.check(z.describe('What sums are split by first, and drawn by.')),
  alsoBy: z.array(splitText).check(z.describe('What they are split by besides.')),
  detail: z.enum(['account', 'ou']).check(z.describe('Whether accounts are listed.')),
  compare: z.string().check(z.describe('`none`, `previous`, or the month compared with.')),
  tree: z
    .enum(TREES)
    .check(
      z.describe(
        'The tree that spend stands on: `as-is` is the one of the day of the run, for all days; with `as-was` each day has the tree at its end (UTC).',
      ),
    ),
  unknownRecordTypes: z
    .array(z.string())
    .check(z.describe("The source's names of charges whose type is not known; they count as `other`.")),
});

const selection = z.object({
  organizationalUnits: z.array(z.string()).check(z.describe('The units asked for; empty: all.')),
  excludedOrganizationalUnits: z.array(z.string()).check(z.describe('The units left out.')),
  excludedChargeTypes: z.array(chargeType).check(z.describe('The charge types left out.')),
  leftOut: described(spend, 'The spend that was left out.'),
});

const note = z.object({
  code: z.string().check(z.describe('For programs.')),
  message: z.string().check(z.describe('For people.')),
  values: z.exactOptional(
    byName(z.union([z.string(), z.array(z.string())])).check(
      z.describe('What the message says beside its words, by name, for other languages.'),
    ),
  ),
});

const unattributed = z.object({
  accountIds: z.array(z.string()).check(z.describe('The ids of these accounts.')),
  total: described(spend, 'Their spend.'),
});

/** `ou-cost/report@2`: fields that a later version adds are let through by leaving them out. */
export const reportSchema: z.ZodMiniType<Report> = z.object({
  schema: z.literal(REPORT_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program and its version.')),
  runId: z.string().check(z.describe('The id of the run; it is in the logs and in CloudTrail as well.')),
  generatedAt: z.string().check(z.describe('When the report was made (UTC).')),
  bills: z
    .array(bill)
    .check(
      z.minLength(1),
      z.maxLength(1, 'has several bills: this version reads reports of one'),
      z.describe('The bills that the spend was read from. Today there is one.'),
    ),
  query: query.check(z.describe('What was asked for.')),
  currency: z.string().check(z.describe('The currency of every amount of spend in the report.')),
  periods: z.array(period).check(z.describe('The periods asked for, in their order.')),
  selection: selection.check(
    z.describe(
      'What part of the whole is shown. `total` plus `leftOut` is all that was read, and what is held against an independent total.',
    ),
  ),
  notes: z.array(note).check(z.describe('What a reader needs to know to read the figures right.')),
  total: described(spend, 'All spend that is selected.'),
  organizationalUnits: z
    .array(organizationalUnit)
    .check(
      z.describe(
        'Parents before their children. The totals of the roots plus `unattributed` are `total`. A unit without accounts below it may be absent.',
      ),
    ),
  accounts: z.array(account).check(z.describe('Empty with `--detail ou`.')),
  unattributed: unattributed.check(
    z.describe('Spend of accounts that are in no unit, since they have left the organization.'),
  ),
  notAttributedBySource: z.exactOptional(
    described(
      spend,
      'The difference that the request allowed: spend that the source puts in no account, and that no unit and no total contains. Absent where there is none.',
    ),
  ),
  comparison: z.exactOptional(
    comparison.check(z.describe('The change against earlier periods; absent where none was asked for.')),
  ),
  trend: z.exactOptional(
    trend.check(z.describe('One total for each of several months; absent where none was asked for.')),
  ),
  otherTree: z.exactOptional(
    otherTree.check(z.describe('The same spend on the tree as it is; only with `tree` as-was.')),
  ),
  organizationChanges: z.exactOptional(
    z
      .array(organizationChange)
      .check(
        z.describe(
          'What happened to the organization from the first day that was read to the last, those of comparison and trend included, in the order of the days; only with an archive.',
        ),
      ),
  ),
  restatement: z.exactOptional(
    restatement.check(
      z.describe(
        'What changed since earlier runs read these months; absent where the archive has none of them.',
      ),
    ),
  ),
  rules: z.exactOptional(
    z.array(ruleOutcome).check(z.describe('Every `--fail-if` rule; absent where none was given.')),
  ),
  usage: usage.check(z.describe('What the run sent, and what it cost.')),
});

/** The report in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeReport(input: unknown): Report {
  return parseWith(reportSchema, input, 'MalformedAnswer', "the function's answer");
}
