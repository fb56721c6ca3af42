export { dateOfInstant, instantText } from './calendar.ts';
export { CHARGE_TYPES, type ChargeType, chargeTypeOf, isChargeType } from './charge-type.ts';
export {
  add,
  compareDecimals,
  type Decimal,
  formatDecimal,
  formatFixed,
  isZero,
  parseDecimal,
} from './decimal.ts';
export { ERROR_CODES, type ErrorCode, type Fault, isErrorCode, OuCostError } from './errors.ts';
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
  type Spend,
  type Usage,
} from './report.ts';
export type { ReportRequest, RunSettings } from './report-request.ts';
export { reportSpend } from './report-spend.ts';
export { pathText } from './unit-reference.ts';
