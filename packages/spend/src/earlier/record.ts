import { failedChecks } from '../ledger/checks.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import type { AmountText } from '../money/amount.ts';
import { formatDecimal, sum } from '../money/decimal.ts';
import type { ReconciliationStatus } from '../report/form/bill.ts';
import type { ReportPeriod } from '../report/form/period.ts';
import type { DailyReading } from '../report/over-time/read-days.ts';
import { reportPeriods } from '../report/periods.ts';
import type { ReadingCheck, ReconciledBill } from '../report/reconcile.ts';
import type { Run } from '../report/run.ts';
import { type CoveredMonth, coveredMonths, monthsAt } from '../report/second-source/months.ts';
import { instantText } from '../time/calendar.ts';
import { type ArchivedLedger, LEDGER_SCHEMA } from './archived-ledger.ts';
import type { Recording } from './earlier-runs.ts';
import { daysOfMonth, spendOfMonth } from './month-spend.ts';

/** A reading that can be kept: by charge type, or by account only. */
interface KeptReading {
  readonly by: ArchivedLedger['by'];
  readonly ledger: FoldedLedger;
  readonly months: readonly CoveredMonth[];
  readonly states: readonly ReportPeriod[];
  /** What some accounts spent by days. */
  readonly daily: readonly DailyReading[];
}

/**
 * What a run leaves to later ones: the tree, and of each whole month that it read one ledger, by charge type where it was
 * read so. Months that were taken from earlier runs are left out: they are kept already.
 */
export function recordingOf(bill: ReconciledBill, run: Run): Recording {
  const reused = new Set(bill.reused.map(({ start }) => start));
  const months = new Map<string, ArchivedLedger>();
  for (const reading of keptReadings(bill, run)) {
    for (const month of reading.months) {
      if (months.has(month.start) || reused.has(month.start)) continue;
      months.set(month.start, ledgerOf(month, reading, bill, run));
    }
  }
  return {
    tree: bill.tree,
    ledgers: [...months.values()].toSorted((a, b) => (a.start < b.start ? -1 : 1)),
  };
}

/** The more a reading says, the earlier it comes. */
function keptReadings({ splits, trend, trendDays = [] }: ReconciledBill, run: Run): KeptReading[] {
  const { plan } = run;
  const byChargeType = splits.find(({ split }) => split === 'charge-type');
  const readings: KeptReading[] = [];
  if (byChargeType !== undefined) {
    const { ledger, days: daily = [] } = byChargeType;
    const states = reportPeriods(plan.periods, ledger, run);
    readings.push({ by: 'charge-type', ledger, states, daily, months: monthsOfSides(run) });
  }
  if (trend !== null && plan.trend !== null) {
    const { periods, split } = plan.trend;
    readings.push({
      by: split === null ? 'account' : 'charge-type',
      ledger: trend,
      states: reportPeriods(periods, trend, run),
      months: coveredMonths(periods),
      daily: trendDays,
    });
  }
  return readings.toSorted((a, b) => Number(a.by === 'account') - Number(b.by === 'account'));
}

/** Of the periods asked for and of each side of a comparison by itself: their days may overlap. */
function monthsOfSides({ plan }: Run): CoveredMonth[] {
  return [plan.asked, plan.before, plan.after].flatMap((positions) => monthsAt(positions, plan));
}

function ledgerOf(month: CoveredMonth, reading: KeptReading, bill: ReconciledBill, run: Run): ArchivedLedger {
  const { settings, request } = run;
  const { by, ledger, states, daily } = reading;
  const periods = month.at.flatMap((at) => states[at] ?? []);
  const { spend, accountIds, isAllClassified } = spendOfMonth(ledger.table, month);
  const independentTotal = independentTotalOf(month, ledger, bill, run);
  const { kind, name, billingView } = ledger.source;
  return {
    schema: LEDGER_SCHEMA,
    runId: settings.runId,
    producer: settings.producer,
    readAt: instantText(run.startedAt),
    organizationId: bill.organization.id,
    start: month.start,
    end: month.end,
    settled: periods.every(({ settled }) => settled),
    estimated: periods.some(({ estimated }) => estimated),
    final: periods.every(({ final }) => final === true),
    source: { kind, name, billingView },
    status: independentTotal === null ? 'not-checked' : statusOf(month, reading, bill, run),
    currency: ledger.currency,
    metrics: request.metrics,
    by,
    independentTotal,
    spend,
    days: daysOfMonth(daily, month),
    accountNames: accountIds.flatMap((id): [string, string][] => {
      const known = bill.organization.accounts.get(id)?.name ?? ledger.accountNames.get(id);
      return known === undefined ? [] : [[id, known]];
    }),
    // Names of unknown charges are known of a whole reading only, and their charges count as other.
    unknownRecordTypes: isAllClassified ? [] : ledger.unknownRecordTypes,
  };
}

/** The total that the month was held against, an amount for each metric; null where there was none for all of it. */
function independentTotalOf(
  { start, at }: CoveredMonth,
  { totals }: FoldedLedger,
  { secondSource }: ReconciledBill,
  { request: { metrics } }: Run,
): AmountText[] | null {
  if (secondSource !== null) {
    const stated = secondSource.totals.get(start);
    if (stated === undefined || secondSource.metrics.length < metrics.length) return null;
    return stated.amounts.slice(0, metrics.length).map(formatDecimal);
  }
  if (totals === null) return null;
  return metrics.map((_, metric) =>
    formatDecimal(sum(at.flatMap((one) => totals[one]?.amounts[metric] ?? []))),
  );
}

/** Of the month alone: a difference that was allowed in another one says nothing about it. */
function statusOf(
  { start, end }: CoveredMonth,
  { by }: KeptReading,
  { checks }: ReconciledBill,
  { settings }: Run,
): ReconciliationStatus {
  const own = checks.filter(
    (check: ReadingCheck) => check.by === by && check.period >= start && check.end <= end,
  );
  return failedChecks(own, settings.tolerance).length > 0 ? 'difference-allowed' : 'reconciled';
}
