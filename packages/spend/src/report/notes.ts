import type { FoldedLedger } from '../ledger/fold.ts';
import { formatDecimal, isZero } from '../money/decimal.ts';
import type { Note } from '../note.ts';
import { addDays, type DateRange, daysBetween } from '../time/calendar.ts';
import type { ComparedBill } from './compare.ts';
import type { ReconciliationStatus } from './form/bill.ts';
import type { ReportPeriod } from './form/period.ts';
import type { Run } from './run.ts';
import { hasSpend, type Layout } from './spend-of-cells.ts';

const TODAYS_TREE: Note = {
  code: 'todays-tree',
  message: 'past spend is shown on the organization as it is now, not as it was then',
};

/** The remarks that a reader needs to read the figures right. */
export function notesOn(
  bill: ComparedBill,
  run: Pick<Run, 'plan' | 'today'>,
  periods: readonly ReportPeriod[],
  layout: Layout,
): Note[] {
  return [
    TODAYS_TREE,
    ...periodNotes(periods),
    ...comparedDaysNotes(run),
    ...commitmentNotes(bill, layout),
    ...ledgerNotes(bill),
    ...selectionNotes(bill),
    ...reconciliationNotes(bill),
  ];
}

function periodsFrom(periods: readonly ReportPeriod[]): string {
  const starts = periods.map(({ start }) => start).join(', ');
  return `the period${periods.length > 1 ? 's' : ''} from ${starts}`;
}

function periodNotes(periods: readonly ReportPeriod[]): Note[] {
  const estimated = periods.filter((period) => period.estimated);
  const unsettled = periods.filter((period) => !period.estimated && !period.settled);
  const notes: Note[] = [];
  if (estimated.length > 0) {
    notes.push({
      code: 'estimated',
      message: `${periodsFrom(estimated)} ${estimated.length > 1 ? 'are' : 'is'} still estimated`,
    });
  }
  if (unsettled.length > 0) {
    notes.push({
      code: 'not-settled',
      message: `${periodsFrom(unsettled)} may still change: a month is settled in the first days of the next`,
    });
  }
  return notes;
}

/** A comparison of different numbers of days, or with a day that is not over, must not be read as a change in spend. */
function comparedDaysNotes({ plan: { range, comparison }, today }: Pick<Run, 'plan' | 'today'>): Note[] {
  if (comparison === null) return [];
  const after = daysBetween(range.start, range.end);
  const before = daysBetween(comparison.start, comparison.end);
  const isOver = range.end <= today;
  if (after === before && isOver) return [];
  const unfinished = isOver ? '' : `, of which the last one, ${addDays(range.end, -1)}, was not over`;
  return [
    {
      code: 'compared-days',
      message: `the comparison is of ${daysOf(range, after)}${unfinished}, against ${daysOf(comparison, before)}`,
    },
  ];
}

function daysOf({ start, end }: DateRange, count: number): string {
  return count === 1 ? `1 day (${start})` : `${count} days (${start} to ${addDays(end, -1)})`;
}

function commitmentNotes({ rolled }: ComparedBill, layout: Layout): Note[] {
  if (layout.split !== 'charge-type') return [];
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
    },
  ];
}

function ledgerNotes({ ledger, rolled }: ComparedBill): Note[] {
  const notes: Note[] = [];
  if (ledger.unknownRecordTypes.length > 0) {
    notes.push({
      code: 'unknown-record-types',
      message: `counted as other: ${ledger.unknownRecordTypes.join(', ')}`,
    });
  }
  if (rolled.unattributedIds.length > 0) {
    notes.push({
      code: 'unattributed',
      message: `${rolled.unattributedIds.length} account${rolled.unattributedIds.length > 1 ? 's' : ''} with spend left the organization and ${rolled.unattributedIds.length > 1 ? 'are' : 'is'} listed apart`,
    });
  }
  const { billingView } = ledger.source;
  if (billingView !== null) {
    notes.push({
      code: 'billing-view',
      message: `read through the billing view ${billingView}, which may show a part of the bill or prices of its own: the figures need not be those of the invoice`,
    });
  }
  return notes;
}

const WHOLE: Readonly<Record<ReconciliationStatus, string>> = {
  reconciled: 'total plus left out was reconciled',
  'difference-allowed':
    'total plus left out was held against the independent total, and a difference was allowed',
  'not-checked': 'total plus left out is all that was read, and was not checked',
};

function selectionNotes({ selection, status }: ComparedBill): Note[] {
  if (selection.isWhole) return [];
  return [
    {
      code: 'selection',
      message: `this is a part of the organization: what was left out is stated, and ${WHOLE[status]}`,
    },
  ];
}

function reconciliationNotes({ readAgain, differences, ledger }: ComparedBill): Note[] {
  const notes: Note[] = [];
  if (readAgain) {
    notes.push({
      code: 'read-again',
      message:
        'groups and independent total differed at first, as they do while a source refreshes; both were read once more',
    });
  }
  const named = differences.filter(({ difference }) => !isZero(difference));
  if (named.length > 0) {
    const amounts = named.map(
      ({ metric, period, difference }) =>
        `${metric} from ${period}: ${formatDecimal(difference)} ${ledger.currency}`,
    );
    notes.push({
      code: 'not-attributed-by-source',
      message: `${differenceSentence(ledger)}: ${amounts.join('; ')}`,
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
