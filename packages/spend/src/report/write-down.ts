import type { FoldedLedger } from '../ledger/fold.ts';
import type { Check } from '../ledger/reconciliation.ts';
import type { CellsView } from '../ledger/spend-table.ts';
import { type Decimal, formatDecimal, subtract } from '../money/decimal.ts';
import type { Note } from '../note.ts';
import type { Organization } from '../organization/organization.ts';
import { resolveSelection } from '../organization/selection.ts';
import type { CalendarDate } from '../time/calendar.ts';
import { instantText } from '../time/calendar.ts';
import { isSettled } from '../time/period.ts';
import { type BeforeAndAfter, changeOf, largestMovers, statusOf } from './comparison.ts';
import { notesOn } from './notes.ts';
import type { RunPlan } from './plan.ts';
import {
  type AccountChange,
  type AccountSpend,
  type Comparison,
  type OrganizationalUnitSpend,
  REPORT_SCHEMA,
  type Report,
  type ReportPeriod,
  type Spend,
  type Usage,
} from './report.ts';
import type { ReportRequest, RunSettings } from './request.ts';
import { type RolledUp, rollUp } from './roll-up.ts';
import { type Layout, rangeTotal, spendOf } from './spend-of-cells.ts';

/** Everything that was read and decided, before it is written down. */
export interface Evidence {
  readonly request: ReportRequest;
  readonly settings: RunSettings;
  readonly plan: RunPlan;
  readonly organization: Organization;
  readonly directoryNotes: readonly Note[];
  readonly ledger: FoldedLedger;
  readonly checks: readonly Check[];
  /** Checks over the tolerance that were allowed. */
  readonly differences: readonly Check[];
  readonly readAgain: boolean;
  readonly today: CalendarDate;
  /** When the organization was read, milliseconds since 1970. */
  readonly asOf: number;
  readonly generatedAt: number;
  readonly usage: Usage;
}

/** Writes the report down: nothing is read, and nothing is decided that the evidence does not hold. */
export function buildReport(evidence: Evidence): Report {
  const { request, settings, plan, organization, ledger } = evidence;
  const selection = resolveSelection(request, organization);
  const rolled = rollUp(ledger.table, organization, selection);
  const layouts = layoutsOf(evidence);
  const layout = layouts.after;
  const periods = periodsOfReport(evidence, plan.comparisonPeriods, plan.periods.length);
  const accounts = accountsOf(evidence, rolled, selection.unitIds);
  const unitNames = selection.listedUnitIds;
  return {
    schema: REPORT_SCHEMA,
    producer: settings.producer,
    runId: settings.runId,
    generatedAt: instantText(evidence.generatedAt),
    organization: {
      id: organization.id,
      managementAccountId: organization.managementAccountId,
      rootId: organization.rootId,
      asOf: instantText(evidence.asOf),
    },
    query: queryOf(evidence),
    currency: ledger.currency,
    periods,
    selection: {
      organizationalUnits: request.organizationalUnits,
      excludedOrganizationalUnits: request.excludedOrganizationalUnits,
      excludedChargeTypes: request.excludedChargeTypes,
      leftOut: spendOf(rolled.leftOut, layout),
    },
    notes: [...evidence.directoryNotes, ...notesOn({ ...evidence, periods, rolled, selection, layout })],
    total: spendOf(rolled.whole, layout),
    organizationalUnits: unitsOf(organization, rolled, layout, unitNames, selection.unitIds),
    accounts: request.detail === 'ou' ? [] : accounts.map((account) => accountSpend(account, rolled, layout)),
    unattributed: { accountIds: rolled.unattributedIds, total: spendOf(rolled.unattributed, layout) },
    ...differenceOf(evidence),
    ...comparisonOf(evidence, rolled, layouts, accounts),
    reconciliation: {
      status: evidence.differences.length > 0 ? 'difference-allowed' : 'reconciled',
      tolerance: formatDecimal(settings.tolerance),
      checks: evidence.checks.map(checkText),
    },
    usage: evidence.usage,
  };
}

function layoutsOf({ request, plan, ledger }: Evidence): BeforeAndAfter {
  const positions = plan.periods.map((_, at) => at);
  const shared = { metrics: request.metrics, split: request.by, table: ledger.table };
  return {
    before: { ...shared, periods: positions.slice(0, plan.comparisonPeriods) },
    after: { ...shared, periods: positions.slice(plan.comparisonPeriods) },
  };
}

function periodsOfReport(
  { plan, ledger, today, settings }: Evidence,
  from: number,
  to: number,
): ReportPeriod[] {
  return plan.periods.slice(from, to).map((period, at) => {
    const estimated =
      ledger.periods[from + at]?.estimated === true || ledger.totals?.[from + at]?.estimated === true;
    return { ...period, estimated, settled: !estimated && isSettled(period, today, settings.settlingDay) };
  });
}

function queryOf({ request, plan, ledger }: Evidence): Report['query'] {
  return {
    period: request.period.text,
    start: plan.range.start,
    end: plan.range.end,
    granularity: request.granularity,
    metrics: request.metrics,
    by: request.by,
    detail: request.detail,
    compare: request.compare,
    billingView: ledger.source.billingView,
    unknownRecordTypes: ledger.unknownRecordTypes,
  };
}

function unitsOf(
  organization: Organization,
  rolled: RolledUp,
  layout: Layout,
  listed: ReadonlySet<string>,
  selected: ReadonlySet<string>,
): OrganizationalUnitSpend[] {
  return organization.units
    .filter((unit) => listed.has(unit.id))
    .map((unit) => ({
      ...unit,
      // A container of a selection shows where the selection hangs, not what else is in it.
      accountIds: selected.has(unit.id) ? unit.accountIds : [],
      direct: spendOf(rolled.direct.get(unit.id) ?? new Map(), layout),
      total: spendOf(rolled.total.get(unit.id) ?? new Map(), layout),
    }));
}

type AccountFacts = Omit<AccountSpend, 'spend'>;

/** Selected accounts of the organization in the order of its units, then those that left it. */
function accountsOf(
  { organization, ledger }: Evidence,
  rolled: RolledUp,
  selected: ReadonlySet<string>,
): AccountFacts[] {
  const inside = organization.units
    .filter((unit) => selected.has(unit.id))
    .flatMap((unit) => unit.accountIds.map((id) => ({ id, unitId: unit.id })));
  return [
    ...inside.map(({ id, unitId }) => {
      const account = organization.accounts.get(id);
      return { id, name: account?.name ?? id, state: account?.state ?? null, organizationalUnitId: unitId };
    }),
    ...rolled.unattributedIds.map((id) => ({
      id,
      name: ledger.accountNames.get(id) ?? id,
      state: null,
      organizationalUnitId: null,
    })),
  ];
}

function accountSpend(account: AccountFacts, rolled: RolledUp, layout: Layout): AccountSpend {
  return { ...account, spend: spendOf(rolled.cellsOf(account.id), layout) };
}

function differenceOf({ differences, request, plan }: Evidence): { notAttributedByAws?: Spend } {
  if (differences.length === 0) return {};
  const asked = plan.periods.slice(plan.comparisonPeriods);
  const amountOf = (metric: string, start: string) =>
    differences.find((check) => check.metric === metric && check.period === start);
  return {
    notAttributedByAws: Object.fromEntries(
      request.metrics.map((metric) => [
        metric,
        {
          amounts: asked.map(({ start }) => {
            const check = amountOf(metric, start);
            return check === undefined ? '0' : formatDecimal(check.difference);
          }),
        },
      ]),
    ),
  };
}

function comparisonOf(
  evidence: Evidence,
  rolled: RolledUp,
  layouts: BeforeAndAfter,
  accounts: readonly AccountFacts[],
): { comparison?: Comparison } {
  const { plan, request, organization } = evidence;
  if (plan.comparison === null) return {};
  const changes = accounts.map((facts) => accountChange(facts, rolled, layouts));
  const changed = (cells: CellsView | undefined) => changeOf(cells ?? new Map(), layouts);
  return {
    comparison: {
      with: request.compare,
      start: plan.comparison.start,
      end: plan.comparison.end,
      periods: periodsOfReport(evidence, 0, plan.comparisonPeriods),
      total: changed(rolled.whole),
      organizationalUnits: organization.units
        .filter((unit) => rolled.total.has(unit.id))
        .map(({ id }) => ({
          id,
          direct: changed(rolled.direct.get(id)),
          total: changed(rolled.total.get(id)),
        })),
      accounts: request.detail === 'ou' ? [] : changes.map(({ account }) => account),
      unattributed: changed(rolled.unattributed),
      movers: largestMovers(changes),
    },
  };
}

function accountChange(
  { id, name, organizationalUnitId }: AccountFacts,
  rolled: RolledUp,
  layouts: BeforeAndAfter,
): { readonly account: AccountChange; readonly change: Decimal } {
  const cells = rolled.cellsOf(id);
  const change = subtract(rangeTotal(cells, 0, layouts.after), rangeTotal(cells, 0, layouts.before));
  const status = statusOf(cells, layouts);
  return { account: { id, name, organizationalUnitId, status, change: changeOf(cells, layouts) }, change };
}

function checkText(check: Check): Report['reconciliation']['checks'][number] {
  return {
    metric: check.metric,
    period: check.period,
    attributed: formatDecimal(check.attributed),
    independent: formatDecimal(check.independent),
    difference: formatDecimal(check.difference),
  };
}
