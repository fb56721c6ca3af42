import { reuseNotes } from '../earlier/reuse/notes.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { NO_VALUE, splitParts } from '../ledger/split.ts';
import { formatDecimal, isZero } from '../money/decimal.ts';
import type { KnownNote } from '../note.ts';
import { type CalendarDate, type DateRange, daysBetween } from '../time/calendar.ts';
import { inWords, lastDayBefore, rangesOf } from '../time/day-ranges.ts';
import { lastOpenDay } from '../time/period.ts';
import type { ReconciliationStatus } from './form/bill.ts';
import type { ReportPeriod } from './form/period.ts';
import type { Restatement } from './form/restatement.ts';
import type { Trend } from './form/trend.ts';
import { layoutsOf } from './layouts.ts';
import { notesOverTime } from './over-time/notes.ts';
import { restatementNotes } from './restatement/notes.ts';
import type { RolledUpBill } from './roll-up.ts';
import type { Run } from './run.ts';
import { secondSourceNotes } from './second-source/notes.ts';
import { hasSpend } from './spend-of-cells.ts';

const TODAYS_TREE: KnownNote = {
  code: 'todays-tree',
  message: 'past spend is shown on the organization as it is now, not as it was then',
};

/** What a report states beside its bill. */
interface Stated {
  readonly periods: readonly ReportPeriod[];
  readonly trend: Trend | null;
  readonly restatement: Restatement | null;
}

/** The remarks that a reader needs to read the figures right. */
export function notesOn(bill: RolledUpBill, run: Run, { periods, trend, restatement }: Stated): KnownNote[] {
  return [
    // Whoever has read the tree at another time has said so in a note of its own.
    ...(run.request.tree !== 'as-was' && bill.organization.asOf === null ? [TODAYS_TREE] : []),
    ...notesOverTime(bill, run),
    ...periodNotes(periods, run),
    ...comparisonNotes(run, bill.drawn.ledger.source.name),
    ...trendNotes(trend),
    ...commitmentNotes(bill, run),
    ...ledgerNotes(bill),
    ...noValueNotes(bill),
    ...selectionNotes(bill),
    ...secondSourceNotes(bill, run),
    ...reconciliationNotes(bill),
    ...reuseNotes(bill.reused, run.request),
    ...restatementNotes(restatement, bill.drawn.ledger.currency),
  ];
}

function periodNotes(periods: readonly ReportPeriod[], { settings: { settlingDay } }: Run): KnownNote[] {
  const estimated = rangesOf(periods.filter((period) => period.estimated));
  const open = periods.filter((period) => !period.estimated && !period.settled);
  const unsettled = rangesOf(open);
  const notes: KnownNote[] = [];
  if (estimated.length > 0) {
    notes.push({
      code: 'estimated',
      message: `the figures of ${inWords(estimated)} are still estimated`,
      values: { ranges: estimated },
    });
  }
  const last = open.at(-1);
  if (last !== undefined) {
    const until = lastOpenDay({ end: last.end as CalendarDate }, settlingDay);
    notes.push({
      code: 'not-settled',
      message: `the figures of ${inWords(unsettled)} may still change through ${until} (UTC)`,
      values: { ranges: unsettled, until },
    });
  }
  return notes;
}

/** A comparison of other days than the report's, or of different numbers of days, must not be read as one of the report. */
function comparisonNotes(
  { plan: { range, comparison }, request, unreached }: Run,
  source: string,
): KnownNote[] {
  if (unreached !== undefined) {
    const { start: day } = unreached;
    return [
      {
        code: 'comparison-not-available',
        message: `nothing is compared, since ${source} does not reach back to ${day}`,
        values: { source, day },
      },
    ];
  }
  if (request.compare === 'none') return [];
  if (comparison === null) {
    return [
      { code: 'nothing-to-compare', message: 'nothing is compared, since no day of the period is over yet' },
    ];
  }
  const { before, after } = comparison;
  const days = { after: daysBetween(after.start, after.end), before: daysBetween(before.start, before.end) };
  if (days.after === days.before && after.end === range.end) return [];
  const why = after.end === range.end ? '' : ', since the period is not over';
  return [
    {
      code: 'compared-days',
      message: `the comparison is of ${daysOf(after, days.after)}, against ${daysOf(before, days.before)}${why}`,
      values: {
        after: rangesOf([after]),
        before: rangesOf([before]),
        afterDays: String(days.after),
        beforeDays: String(days.before),
        isOver: String(after.end === range.end),
      },
    },
  ];
}

function daysOf({ start, end }: DateRange, count: number): string {
  return count === 1 ? `1 day (${start})` : `${count} days (${start} to ${lastDayBefore(end)})`;
}

function trendNotes(trend: Trend | null): KnownNote[] {
  if (trend?.by !== 'account') return [];
  return [
    {
      code: 'trend-net',
      message: 'the trend is net: its months were read by account only, with credits and refunds in them',
    },
  ];
}

function commitmentNotes({ drawn, further }: RolledUpBill, run: Run): KnownNote[] {
  const reading = [drawn, ...further].find(({ split }) => split === 'charge-type');
  if (reading === undefined) return [];
  const { rolled } = reading;
  const { asked: layout } = layoutsOf(reading, run);
  const bought = (['savings-plan', 'reservation'] as const).filter((type) => {
    const ofType = [...rolled.whole].filter(([column]) => layout.table.classOf(column).chargeType === type);
    return hasSpend(new Map(ofType), layout);
  });
  if (bought.length === 0) return [];
  const what = bought
    .map((type) => (type === 'reservation' ? 'reservations' : 'Savings Plans'))
    .join(' and ');
  return [
    {
      code: 'commitments',
      message:
        `${what}: UnblendedCost, NetUnblendedCost and BlendedCost show a fee in the account that bought it; ` +
        'AmortizedCost and NetAmortizedCost spread it over the accounts that used it, so the figures per unit differ',
      values: { types: bought },
    },
  ];
}

function ledgerNotes({ drawn, further }: RolledUpBill): KnownNote[] {
  const notes: KnownNote[] = [];
  const { ledger, rolled } = drawn;
  const unknown = new Set(
    [drawn, ...further].flatMap(({ ledger: { unknownRecordTypes } }) => unknownRecordTypes),
  );
  if (unknown.size > 0) {
    const names = [...unknown].sort();
    notes.push({
      code: 'unknown-record-types',
      message: `counted as other: ${names.join(', ')}`,
      values: { names },
    });
  }
  if (rolled.unattributedIds.length > 0) {
    notes.push({
      code: 'unattributed',
      message: `${rolled.unattributedIds.length} account${rolled.unattributedIds.length > 1 ? 's' : ''} with spend left the organization and ${rolled.unattributedIds.length > 1 ? 'are' : 'is'} listed apart`,
      values: { count: String(rolled.unattributedIds.length) },
    });
  }
  const { billingView } = ledger.source;
  if (billingView !== null) {
    notes.push({
      code: 'billing-view',
      message: `read through the billing view ${billingView}, which may show a part of the bill or prices of its own: the figures need not be those of the invoice`,
      values: { name: billingView },
    });
  }
  notes.push(...(ledger.source.notes ?? []));
  return notes;
}

const NO_VALUE_ADVICE = {
  tag: 'upper and lower case count, and a tag must be activated for cost allocation before it is on any bill',
  'cost-category': 'upper and lower case count',
} as const;

/** A tag or cost category that no charge has: its name may be misspelt, and then everything would look untagged. */
function noValueNotes({ drawn, further }: RolledUpBill): KnownNote[] {
  return [drawn, ...further].flatMap(({ split, ledger: { table }, rolled }): KnownNote[] => {
    const { kind, key } = splitParts(split);
    if (kind !== 'tag' && kind !== 'cost-category') return [];
    const columns = [...rolled.whole.keys(), ...rolled.leftOut.keys()];
    if (columns.length === 0) return [];
    if (columns.some((column) => table.classOf(column).splitValue !== NO_VALUE)) return [];
    const what = kind === 'tag' ? 'tag' : 'cost category';
    return [
      {
        code: 'no-values',
        message: `no charge has the ${what} '${key}': ${NO_VALUE_ADVICE[kind]}`,
        values: { split },
      },
    ];
  });
}

const WHOLE: Readonly<Record<ReconciliationStatus, string>> = {
  reconciled: 'total plus left out was reconciled',
  'difference-allowed':
    'total plus left out was held against the independent total, and a difference was allowed',
  'not-checked': 'total plus left out is all that was read, and was not checked',
};

function selectionNotes({ selection, status }: RolledUpBill): KnownNote[] {
  if (selection.isWhole) return [];
  return [
    {
      code: 'selection',
      message: `this is a part of the organization: what was left out is stated, and ${WHOLE[status]}`,
      values: { status },
    },
  ];
}

function reconciliationNotes({
  readAgain,
  differences,
  drawn: { ledger, split },
}: RolledUpBill): KnownNote[] {
  const notes: KnownNote[] = [];
  if (readAgain) {
    notes.push({
      code: 'read-again',
      message:
        'groups and independent total differed at first, as they do while a source refreshes; both were read once more',
    });
  }
  const named = differences.filter(({ difference, by }) => by === split && !isZero(difference));
  if (named.length > 0) {
    const amounts = named.map(
      ({ metric, period, difference }) =>
        `${metric} from ${period}: ${formatDecimal(difference)} ${ledger.currency}`,
    );
    notes.push({
      code: 'not-attributed-by-source',
      message: `${differenceSentence(ledger)}: ${amounts.join('; ')}`,
      values: { source: ledger.source.name, amounts },
    });
  }
  return notes;
}

/** Who states the total that is larger or smaller than the sum of all accounts. */
function differenceSentence({ source, independentTotal }: FoldedLedger): string {
  return independentTotal.kind === 'other-source'
    ? `the total of ${independentTotal.statedBy} differs from the sum of all accounts`
    : `${source.name} puts in no account`;
}
