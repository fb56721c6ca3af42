import type { FoldedLedger } from '../ledger/fold.ts';
import { addCells, type Cells } from '../ledger/spend-table.ts';
import { formatDecimal } from '../money/decimal.ts';
import { instantText } from '../time/calendar.ts';
import { type AccountFacts, accountsOf } from './accounts.ts';
import type { CellsIn, Figures } from './figures.ts';
import type { Bill, ReconciliationCheck } from './form/bill.ts';
import type { Comparison } from './form/change.ts';
import type { OtherTree } from './form/other-tree.ts';
import {
  type AccountSpend,
  lastUnitOf,
  type OrganizationalUnitSpend,
  REPORT_SCHEMA,
  type Report,
  type Usage,
} from './form/report.ts';
import type { Restatement } from './form/restatement.ts';
import type { Spend } from './form/spend.ts';
import type { Trend } from './form/trend.ts';
import { notesOn } from './notes.ts';
import { changesOf } from './over-time/organization-changes.ts';
import { periodsAt } from './periods.ts';
import type { ReadingCheck } from './reconcile.ts';
import type { RolledUpBill } from './roll-up.ts';
import type { Run } from './run.ts';

/** What is known only when a run ends. */
export interface RunEnd {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly generatedAt: number;
  readonly usage: Usage;
}

/** Everything that a report is written down from. */
export interface FiguredBill {
  readonly bill: RolledUpBill;
  readonly figures: Figures;
  readonly comparison: Comparison | null;
  readonly trend: Trend | null;
  readonly otherTree: OtherTree | null;
  readonly restatement: Restatement | null;
}

/** Writes the report down: nothing is read here, and nothing is decided that the bill does not hold. */
export function writeDown(
  { bill, figures, comparison, trend, otherTree, restatement }: FiguredBill,
  run: Run,
  { generatedAt, usage }: RunEnd,
): Report {
  const { request, settings, plan } = run;
  const { ledger, rolled } = bill.drawn;
  const periods = periodsAt(plan.asked, ledger, run);
  const accounts = accountsOf(bill);
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
      leftOut: figures.spend(({ leftOut }) => leftOut),
    },
    notes: [...bill.directoryNotes, ...notesOn(bill, run, { periods, trend, restatement })],
    total: figures.spend(({ whole }) => whole),
    organizationalUnits: unitsOf(bill, figures, accounts),
    accounts:
      request.detail === 'ou'
        ? []
        : accounts.map((facts) => accountSpend(facts, figures, { comparison, trend })),
    unattributed: {
      accountIds: rolled.unattributedIds,
      total: figures.spend(({ unattributed }) => unattributed),
    },
    ...differenceOf(bill, run),
    ...(comparison === null ? {} : { comparison }),
    ...(trend === null ? {} : { trend }),
    ...(otherTree === null ? {} : { otherTree }),
    ...(bill.history === null ? {} : { organizationChanges: changesOf(bill, bill.history, run) }),
    ...(restatement === null ? {} : { restatement }),
    usage,
  };
}

function billOf(
  { organization, drawn: { ledger }, secondSource, status, checks, reused }: RolledUpBill,
  run: Run,
): Bill {
  const { kind, name, billingView } = ledger.source;
  return {
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    rootId: organization.rootId,
    asOf: organization.asOf ?? instantText(run.startedAt),
    currency: ledger.currency,
    source: { kind, name, billingView, ...independentTotalOf(ledger, secondSource) },
    reconciliation: {
      status,
      tolerance: formatDecimal(run.settings.tolerance),
      checks: checks.map(checkText),
    },
    ...(reused.length === 0 ? {} : { reused }),
  };
}

/** A total that may not be asked for is none. */
function independentTotalOf({ independentTotal }: FoldedLedger, second: RolledUpBill['secondSource']) {
  if (second !== null && second.refusal !== null) {
    return { independentTotal: 'none' as const, independentTotalStatedBy: null };
  }
  return {
    independentTotal: independentTotal.kind,
    independentTotalStatedBy: independentTotal.kind === 'none' ? null : independentTotal.statedBy,
  };
}

function queryOf({ drawn, further }: RolledUpBill, { request, plan }: Run): Report['query'] {
  return {
    period: request.period.text,
    start: plan.range.start,
    end: plan.range.end,
    granularity: request.granularity,
    metrics: request.metrics,
    by: drawn.split,
    alsoBy: further.map(({ split }) => split),
    detail: request.detail,
    compare: request.compare,
    tree: request.tree ?? 'as-is',
    unknownRecordTypes: unknownTypes([drawn, ...further].map(({ ledger }) => ledger)),
  };
}

function unknownTypes(ledgers: readonly FoldedLedger[]): string[] {
  return [...new Set(ledgers.flatMap(({ unknownRecordTypes }) => unknownRecordTypes))].sort();
}

function unitsOf(
  { organization, selection }: RolledUpBill,
  figures: Figures,
  accounts: readonly AccountFacts[],
): OrganizationalUnitSpend[] {
  const residents = Map.groupBy(accounts, lastUnitOf);
  return organization.units
    .filter((unit) => selection.listedUnitIds.has(unit.id))
    .map((unit) => ({
      ...unit,
      // A container of a selection shows where the selection hangs, not what else is in it.
      accountIds: selection.unitIds.has(unit.id) ? (residents.get(unit.id) ?? []).map(({ id }) => id) : [],
      direct: figures.spend(({ direct }) => direct.get(unit.id)),
      total: figures.spend(({ total }) => total.get(unit.id)),
    }));
}

/**
 * Where an account stood in several units, each of its stays in a unit has its own part of everything. A stay may be several
 * placements, for several reasons; its part stands at the last of them.
 */
function accountSpend(
  facts: AccountFacts,
  figures: Figures,
  { comparison, trend }: Pick<FiguredBill, 'comparison' | 'trend'>,
): AccountSpend {
  const { id, placements } = facts;
  const spend = figures.spend(({ cellsOf }) => cellsOf(id));
  const units = new Set(placements.map(({ organizationalUnitId }) => organizationalUnitId));
  if (units.size === 1) return { ...facts, spend };
  let stay: AccountFacts['placements'][number][] = [];
  const told = placements.map((placement, at) => {
    stay.push(placement);
    if (placements[at + 1]?.organizationalUnitId === placement.organizationalUnitId) return placement;
    const ended = stay;
    stay = [];
    const inUnit: CellsIn = ({ cellsIn }) => {
      const cells: Cells = new Map();
      for (const one of ended) addCells(cells, cellsIn(id, one));
      return cells;
    };
    return {
      ...placement,
      spend: figures.spend(inUnit),
      ...(comparison === null ? {} : { change: figures.change(inUnit) }),
      ...(trend === null ? {} : { trend: figures.monthly(inUnit) }),
    };
  });
  return { ...facts, placements: told, spend };
}

/** What the reading that is drawn has in no account; a difference of a month that was read by days is on its last day. */
function differenceOf(
  { differences, drawn }: RolledUpBill,
  { request, plan }: Run,
): { notAttributedBySource?: Spend } {
  if (differences.length === 0) return {};
  const asked = plan.asked.flatMap((at) => plan.periods[at] ?? []);
  const amountOf = (metric: string, start: string, end: string): string => {
    const check = differences.find(
      (one) => one.by === drawn.split && one.metric === metric && one.period <= start && one.end === end,
    );
    return check === undefined ? '0' : formatDecimal(check.difference);
  };
  const spend = request.metrics.map((metric) => [
    metric,
    { amounts: asked.map(({ start, end }) => amountOf(metric, start, end)) },
  ]);
  return { notAttributedBySource: Object.fromEntries(spend) };
}

function checkText(check: ReadingCheck): ReconciliationCheck {
  return {
    metric: check.metric,
    period: check.period,
    end: check.end,
    by: check.by,
    attributed: formatDecimal(check.attributed),
    independent: formatDecimal(check.independent),
    difference: formatDecimal(check.difference),
  };
}
