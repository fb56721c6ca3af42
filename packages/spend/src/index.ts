export {
  HISTORY_SCHEMA,
  type HistoryOverview,
  type HistoryOverviews,
  historyOverview,
} from './archived/history-overview.ts';
export { ARCHIVE_LISTING_SCHEMA, type ArchiveListing } from './archived/listing.ts';
export {
  differenceOfReports,
  REPORT_DIFFERENCE_SCHEMA,
  type ReportDifference,
} from './archived/report-difference.ts';
export {
  type ArchivedDay,
  type ArchivedLedger,
  type ArchivedSpend,
  LEDGER_SCHEMA,
} from './earlier/archived-ledger.ts';
export type { EarlierRuns, Recording } from './earlier/earlier-runs.ts';
export { readLoggedHistory } from './earlier/logged-history.ts';
export { monthsOf } from './earlier/months-of-plan.ts';
export { ERROR_CODES, type ErrorCode, type Fault, faultOf, isErrorCode } from './error-codes.ts';
export { OuCostError } from './errors.ts';
export {
  type Departure,
  departureOf,
  organizationAsWas,
  placementsAsWas,
} from './history/as-was.ts';
export { changesWithin } from './history/changes-within.ts';
export { contradictions, type HistoryContradiction } from './history/contradictions.ts';
export {
  type DigestAccount,
  type DigestTree,
  type DigestUnit,
  digestOf,
  factsOf,
  HISTORY_DIGEST_SCHEMA,
  type HistoryDigest,
} from './history/digest.ts';
export {
  type EventLog,
  type LoggedEvents,
  ORGANIZATION_EVENTS_SCHEMA,
  type OrganizationEvents,
} from './history/event-log.ts';
export type { EventCoverage, HistoryFacts, OrganizationEvent, SeenTree } from './history/facts.ts';
export {
  type HistoricalAccount,
  type HistoricalPlacement,
  type HistoricalUnit,
  type OrganizationChange,
  type OrganizationHistory,
  PLACEMENT_BASES,
  type PlacementBasis,
} from './history/history.ts';
export { historyFrom } from './history/history-from.ts';
export { isSameTree } from './history/tree-difference.ts';
export {
  type ChargeKind,
  COMMITMENT_TYPES,
  type CommitmentType,
  chargeKindFacts,
} from './ledger/charge-kind.ts';
export { CHARGE_TYPES, type ChargeType, chargeTypeFacts, isChargeType } from './ledger/charge-type.ts';
export { LARGEST_TOLERANCE } from './ledger/checks.ts';
export type {
  CostLedger,
  IndependentTotal,
  LedgerDescription,
  LedgerGroup,
  LedgerPage,
  LedgerPeriod,
  LedgerQuery,
  LedgerTotal,
} from './ledger/ports.ts';
export { type Detail, METRICS, type Metric, metricNamed } from './ledger/query.ts';
export { SequenceMemo } from './ledger/sequence-memo.ts';
export {
  NO_VALUE,
  SPLIT_FORMS,
  SPLIT_PATTERN,
  type Split,
  type SplitKind,
  type SplitParts,
  splitNamed,
  splitParts,
} from './ledger/split.ts';
export * from './money/index.ts';
export { type KnownNote, NOTE_CODES, type Note, type NoteCode } from './note.ts';
export type {
  ListedAccount,
  ListedUnit,
  OrganizationDirectory,
  OrganizationListing,
  UnlistedUnits,
} from './organization/directory.ts';
export {
  describeOrganization,
  ORGANIZATION_SCHEMA,
  type OrganizationalUnitOverview,
  type OrganizationOverview,
} from './organization/overview.ts';
export { pathText } from './organization/unit-path.ts';
export {
  DIFFERENCE_REASONS,
  type DifferenceReason,
  type MonthTotals,
  RECONCILIATION_SCHEMA,
  type SourceDifference,
  type SourceReconciliation,
} from './reconciliation/form.ts';
export { comparedMonths } from './reconciliation/months.ts';
export type { ReconciliationPorts } from './reconciliation/read.ts';
export {
  disagreement,
  type ReconciliationRequest,
  reconcileSources,
} from './reconciliation/reconcile-sources.ts';
export type { ReportCapacity, ReportSize } from './report/capacity.ts';
export type { Bill, Reconciliation, ReconciliationCheck, ReusedMonth } from './report/form/bill.ts';
export type {
  AccountChange,
  BeforeAndAfter,
  Change,
  ChangeStatus,
  Comparison,
  MetricChange,
  Movers,
  PartChange,
  UnitChange,
} from './report/form/change.ts';
export {
  ORGANIZATION_CHANGE_KINDS,
  type ReportedOrganizationChange,
} from './report/form/organization-change.ts';
export type { OtherTree } from './report/form/other-tree.ts';
export type { ReportPeriod } from './report/form/period.ts';
export {
  type AccountSpend,
  lastUnitOf,
  type OrganizationalUnitSpend,
  REPORT_SCHEMA,
  type Report,
  type ReportQuery,
  type SourceCharge,
  TREES,
  type Tree,
  type Usage,
} from './report/form/report.ts';
export type { RestatedMonth, Restatement } from './report/form/restatement.ts';
export {
  RULE_MEASURES,
  RULE_OPERATORS,
  type RuleFinding,
  type RuleMeasure,
  type RuleOutcome,
  type RuleValue,
} from './report/form/rule-outcome.ts';
export {
  type MetricSpend,
  type NamedParts,
  namedParts,
  type PartsBySplit,
  partsBySplit,
  partsOfSplits,
  type Spend,
} from './report/form/spend.ts';
export type { Trend } from './report/form/trend.ts';
export { planRun, type RunPlan } from './report/plan.ts';
export type { CallMeter, ReportPorts } from './report/ports.ts';
export { type MadeReport, makeReport, reportSpend } from './report/report-spend.ts';
export type { ReportRequest, RunSettings } from './report/request.ts';
export { verifyOrganization } from './report/verify/verify-organization.ts';
export { verifyReport } from './report/verify/verify-report.ts';
export { judgeRules } from './rules/judge.ts';
export { type Judgement, judgeEach } from './rules/judgement.ts';
export { type RuleName, ruleNames } from './rules/named.ts';
export { type RuleObstacle, ruleObstacle } from './rules/obstacle.ts';
export { parseRule } from './rules/parse.ts';
export type { Rule } from './rules/rule.ts';
export { nearestName } from './text/nearest.ts';
export {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  calendarMonth,
  type DateRange,
  dateOfInstant,
  daysBetween,
  firstOfMonth,
  instantText,
  isFirstOfMonth,
} from './time/calendar.ts';
export type { Clock } from './time/clock.ts';
export {
  type Granularity,
  isSettled,
  type PeriodExpression,
  parsePeriod,
  periodsOf,
  resolvePeriod,
} from './time/period.ts';
