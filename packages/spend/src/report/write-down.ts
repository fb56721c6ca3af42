import type { Check } from '../ledger/checks.ts';
import type { FoldedLedger } from '../ledger/fold.ts';
import { formatDecimal } from '../money/decimal.ts';
import { instantText } from '../time/calendar.ts';
import { accountsOf } from './accounts.ts';
import type { ComparedBill } from './compare.ts';
import type { Bill } from './form/bill.ts';
import { type OrganizationalUnitSpend, REPORT_SCHEMA, type Report, type Usage } from './form/report.ts';
import type { Spend } from './form/spend.ts';
import { layoutsOf } from './layouts.ts';
import { notesOn } from './notes.ts';
import { askedPeriods } from './periods.ts';
import type { Run } from './run.ts';
import { type Layout, spendOf } from './spend-of-cells.ts';

/** What is known only when a run ends. */
export interface RunEnd {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly generatedAt: number;
  readonly usage: Usage;
}

/** Writes the report down: nothing is read here, and nothing is decided that the bill does not hold. */
export function writeDown(bill: ComparedBill, run: Run, { generatedAt, usage }: RunEnd): Report {
  const { request, settings } = run;
  const { ledger, rolled, comparison } = bill;
  const layout = layoutsOf(ledger, run).after;
  const periods = askedPeriods(ledger, run);
  return {
    schema: REPORT_SCHEMA,
    producer: settings.producer,
    runId: settings.runId,
    generatedAt: instantText(generatedAt),
    bills: [billOf(bill, run)],
    query: queryOf(bill, run),
    currency: ledger.currency,
    periods,
    selection: {
      organizationalUnits: request.organizationalUnits,
      excludedOrganizationalUnits: request.excludedOrganizationalUnits,
      excludedChargeTypes: request.excludedChargeTypes,
      leftOut: spendOf(rolled.leftOut, layout),
    },
    notes: [...bill.directoryNotes, ...notesOn(bill, run, periods, layout)],
    total: spendOf(rolled.whole, layout),
    organizationalUnits: unitsOf(bill, layout),
    accounts:
      request.detail === 'ou'
        ? []
        : accountsOf(bill).map((facts) => ({ ...facts, spend: spendOf(rolled.cellsOf(facts.id), layout) })),
    unattributed: { accountIds: rolled.unattributedIds, total: spendOf(rolled.unattributed, layout) },
    ...differenceOf(bill, run),
    ...(comparison === null ? {} : { comparison }),
    usage,
  };
}

function billOf({ organization, ledger, status, checks }: ComparedBill, run: Run): Bill {
  const { kind, name, billingView } = ledger.source;
  return {
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    rootId: organization.rootId,
    asOf: instantText(run.startedAt),
    currency: ledger.currency,
    source: { kind, name, billingView, ...independentTotalOf(ledger) },
    reconciliation: {
      status,
      tolerance: formatDecimal(run.settings.tolerance),
      checks: checks.map(checkText),
    },
  };
}

function independentTotalOf({ independentTotal }: FoldedLedger) {
  return {
    independentTotal: independentTotal.kind,
    independentTotalStatedBy: independentTotal.kind === 'none' ? null : independentTotal.statedBy,
  };
}

function queryOf({ ledger }: ComparedBill, { request, plan }: Run): Report['query'] {
  return {
    period: request.period.text,
    start: plan.range.start,
    end: plan.range.end,
    granularity: request.granularity,
    metrics: request.metrics,
    by: request.by,
    detail: request.detail,
    compare: request.compare,
    tree: 'as-is',
    unknownRecordTypes: ledger.unknownRecordTypes,
  };
}

function unitsOf(
  { organization, rolled, selection }: ComparedBill,
  layout: Layout,
): OrganizationalUnitSpend[] {
  return organization.units
    .filter((unit) => selection.listedUnitIds.has(unit.id))
    .map((unit) => ({
      ...unit,
      // A container of a selection shows where the selection hangs, not what else is in it.
      accountIds: selection.unitIds.has(unit.id) ? unit.accountIds : [],
      direct: spendOf(rolled.direct.get(unit.id) ?? new Map(), layout),
      total: spendOf(rolled.total.get(unit.id) ?? new Map(), layout),
    }));
}

function differenceOf(
  { differences }: ComparedBill,
  { request, plan }: Run,
): { notAttributedBySource?: Spend } {
  if (differences.length === 0) return {};
  const asked = plan.periods.slice(plan.comparisonPeriods);
  const amountOf = (metric: string, start: string): string => {
    const check = differences.find((one) => one.metric === metric && one.period === start);
    return check === undefined ? '0' : formatDecimal(check.difference);
  };
  const spend = request.metrics.map((metric) => [
    metric,
    { amounts: asked.map(({ start }) => amountOf(metric, start)) },
  ]);
  return { notAttributedBySource: Object.fromEntries(spend) };
}

function checkText(check: Check): Bill['reconciliation']['checks'][number] {
  return {
    metric: check.metric,
    period: check.period,
    attributed: formatDecimal(check.attributed),
    independent: formatDecimal(check.independent),
    difference: formatDecimal(check.difference),
  };
}
