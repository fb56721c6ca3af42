import {
  type ArchivedLedger,
  addMonths,
  CHARGE_TYPES,
  COMMITMENT_TYPES,
  calendarDate,
  LEDGER_SCHEMA,
} from '@ou-cost/spend';
import * as z from 'zod/mini';
import { byKey, parseWith } from '../parse.ts';
import { described } from '../report/described.ts';
import { decimalText, metric } from '../report/figures.ts';

const instant = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'is not an instant such as 2026-11-08T09:00:00Z'));

const day = z
  .string()
  .check(
    z.refine(
      (text) => typeof text === 'string' && calendarDate(text) !== null,
      'is not a day such as 2026-10-05',
    ),
  );

const amounts = z.array(decimalText).check(
  z.meta({
    id: 'LedgerAmounts',
    description:
      'One amount for each of `metrics`, in the same order: a decimal number as text, at full precision.',
  }),
);

const chargeKind = z.enum([...CHARGE_TYPES, ...COMMITMENT_TYPES.map((type) => `${type}-fee` as const)]).check(
  z.meta({
    id: 'ChargeKind',
    description:
      'What a charge is: a charge type, whose fees for commitments are told from the usage that they cover.',
  }),
);

const row = {
  accountId: z.string().check(z.minLength(1), z.describe('The id of the account.')),
  chargeKind: z
    .nullable(described(chargeKind, 'A kind of charge.'))
    .check(z.describe('What was charged; null in a ledger by account.')),
  amounts: described(amounts, 'What was spent.'),
};

const spendRow = z.object(row);
const dayRow = z.object({ day: day.check(z.describe('The day (UTC).')), ...row });

const source = z.object({
  kind: z.enum(['cost-explorer', 'exports']).check(z.describe('The kind of source.')),
  name: z.string().check(z.describe('The name of the source, for people.')),
  billingView: z
    .nullable(z.string())
    .check(z.describe('The billing view through which it was read; null: the whole bill.')),
});

/** `ou-cost/ledger@1`: what a run read of one month. */
export const ledgerSchema: z.ZodMiniType<ArchivedLedger> = z
  .object({
    schema: z.literal(LEDGER_SCHEMA).check(z.describe('The name and version of this form.')),
    runId: z.string().check(z.minLength(1), z.describe('The id of the run that read it.')),
    producer: z.string().check(z.describe('The program and its version.')),
    readAt: instant.check(z.describe('When it was read (UTC).')),
    organizationId: z.string().check(z.minLength(1), z.describe('The id of the organization.')),
    start: day.check(z.describe('The first day of the month.')),
    end: day.check(z.describe('The day after its last one.')),
    settled: z.boolean().check(z.describe('Whether the month had settled by the calendar when it was read.')),
    estimated: z.boolean().check(z.describe('Whether the source still estimated it.')),
    final: z
      .boolean()
      .check(
        z.describe(
          'Whether the source says that it will not change any more: every line of it has an invoice.',
        ),
      ),
    source: source.check(z.describe('Where it was read.')),
    status: z
      .enum(['reconciled', 'difference-allowed', 'not-checked'])
      .check(z.describe('Whether its sum was the independent total, within the tolerance of the run.')),
    currency: z.string().check(z.minLength(1), z.describe('The currency of every amount.')),
    metrics: z.array(metric).check(z.minLength(1), z.describe('The metrics that were read.')),
    by: z
      .enum(['charge-type', 'account'])
      .check(z.describe('Whether it was read by account and kind of charge, or by account only.')),
    independentTotal: z
      .nullable(described(amounts, 'A total.'))
      .check(z.describe('The total that it was held against; null where there was none for all of it.')),
    spend: z
      .array(spendRow)
      .check(
        z.describe(
          'What each account spent in the month, in the order of accounts and kinds of charge; what is not here is zero.',
        ),
      ),
    days: z
      .array(dayRow)
      .check(z.describe('The same by days, of accounts that were read by days as well, since they moved.')),
    accountNames: z
      .array(z.tuple([z.string(), z.string()]))
      .check(z.describe('The ids and names of accounts in `spend`, as far as they were known.')),
    unknownRecordTypes: z
      .array(z.string())
      .check(z.describe("The source's names of charges whose kind is not known; they count as `other`.")),
  })
  .check(({ value, issues }) => {
    for (const [path, message, input] of contradictions(value)) {
      issues.push({ code: 'custom', path: [...path], message, input });
    }
  });

type Contradiction = readonly [path: readonly (string | number)[], message: string, input: unknown];

/** What no run writes: an object that says it was changed, or made by something else. */
function* contradictions(ledger: ArchivedLedger): Generator<Contradiction> {
  const { start, end, metrics, by, independentTotal, spend, days } = ledger;
  const first = calendarDate(start);
  if (first === null || !start.endsWith('-01') || addMonths(first, 1) !== end) {
    yield [['end'], `does not end the month from ${start}`, end];
  }
  if (new Set(metrics).size < metrics.length) yield [['metrics'], 'names a metric twice', metrics];
  if (independentTotal !== null && independentTotal.length !== metrics.length) {
    yield [['independentTotal'], countSentence(metrics.length), independentTotal];
  }
  if (independentTotal === null && ledger.status !== 'not-checked') {
    yield [['status'], 'is said of a month without an independent total', ledger.status];
  }
  let before: string | null = null;
  for (const [name, rows] of [
    ['spend', spend],
    ['days', days],
  ] as const) {
    before = null;
    for (const [at, one] of rows.entries()) {
      if (one.amounts.length !== metrics.length) {
        yield [[name, at, 'amounts'], countSentence(metrics.length), one.amounts];
      }
      if ((one.chargeKind === null) !== (by === 'account')) {
        yield [[name, at, 'chargeKind'], `does not belong into a ledger by ${by}`, one.chargeKind];
      }
      const date = 'day' in one && typeof one.day === 'string' ? one.day : '';
      if (date !== '' && (date < start || date >= end))
        yield [[name, at, 'day'], 'is not in the month', date];
      const key = [one.accountId, one.chargeKind ?? '', date].join('\0');
      if (before !== null && before >= key) {
        yield [[name, at], 'is not in the order of accounts, kinds of charge and days, each once', one];
      }
      before = key;
    }
  }
}

function countSentence(count: number): string {
  return `must have ${count === 1 ? '1 amount' : `${count} amounts`}, one for each metric`;
}

/** What a run left of a month. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeArchivedLedger(input: unknown, name: string): ArchivedLedger {
  return parseWith(ledgerSchema, input, 'MalformedAnswer', byKey(name));
}
