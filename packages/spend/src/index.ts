export { shareOf, sumOfAmounts } from './amounts.ts';
export { dateOfInstant, instantText } from './calendar.ts';
export { CHARGE_TYPES, type ChargeType, chargeTypeOf, isChargeType } from './charge-type.ts';
export { checkThresholds } from './check-thresholds.ts';
export {
  add,
  compareDecimals,
  type Decimal,
  formatDecimal,
  formatFixed,
  isZero,
  parseDecimal,
} from './decimal.ts';
export { type ChainProbes, type ChainSettings, diagnoseChain } from './diagnose-chain.ts';
export {
  diagnoseReader,
  type ReadAs,
  type ReaderProbes,
  type ReaderSettings,
  type SeenPlaces,
} from './diagnose-reader.ts';
export {
  CHECK_IDS,
  CHECKS,
  type CheckId,
  DIAGNOSIS_SCHEMA,
  type Diagnosis,
  type DiagnosisRequest,
  type FunctionFacts,
  type HopCheck,
  type Mend,
  type MendStatement,
  OUTCOMES,
  type Outcome,
  type RefusalReason,
  type SaidByAws,
} from './diagnosis.ts';
export { verdictOf } from './diagnosis-verdict.ts';
export { ERROR_CODES, type ErrorCode, type Fault, isErrorCode, OuCostError } from './errors.ts';
export { evaluateThresholds } from './evaluate-thresholds.ts';
export {
  describeOrganization,
  ORGANIZATION_SCHEMA,
  type OrganizationalUnitOverview,
  type OrganizationOverview,
} from './organization-overview.ts';
export { parseThreshold } from './parse-threshold.ts';
export { type PeriodExpression, parsePeriod } from './period.ts';
export type {
  CallMeter,
  Clock,
  CostLedger,
  LedgerGroup,
  LedgerPage,
  LedgerPeriod,
  LedgerQuery,
  LedgerTotal,
  ListedAccount,
  ListedUnit,
  OrganizationDirectory,
  OrganizationListing,
  ReportPorts,
} from './ports.ts';
export {
  type Detail,
  type Granularity,
  METRICS,
  type Metric,
  metricNamed,
  type Split,
} from './query.ts';
export {
  type AccountChange,
  type AccountSpend,
  type Change,
  type Comparison,
  type MetricChange,
  type MetricSpend,
  type Note,
  type OrganizationalUnitSpend,
  REPORT_SCHEMA,
  type Reconciliation,
  type Report,
  type ReportPeriod,
  type ReportQuery,
  type RuleFinding,
  type RuleOutcome,
  type RuleValue,
  type Spend,
  type Usage,
} from './report.ts';
export type { ReportRequest, RunSettings } from './report-request.ts';
export { reportSpend } from './report-spend.ts';
export { principalName, rolePath } from './role-arn.ts';
export type { Threshold } from './threshold.ts';
export { pathText } from './unit-reference.ts';
