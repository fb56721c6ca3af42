import type { ErrorCode } from '@ou-cost/spend';

/** Complete, reconciled and written. */
export const SUCCESS = 0;

const DEFECT = 1;
const CALLER = 2;
const RULE_HOLDS = 3;
const ACCESS = 4;
const NOT_TRUSTWORTHY = 5;
const NO_ANSWER = 6;

/** The exit code of every way a run can end but well. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  InvalidUsage: CALLER,
  InvalidConfiguration: CALLER,
  InvalidRequest: CALLER,
  InvalidPeriod: CALLER,
  UnknownOrganizationalUnit: CALLER,
  AmbiguousOrganizationalUnit: CALLER,
  UnknownAccount: CALLER,
  PeriodNotAvailable: CALLER,
  RequestRefused: CALLER,
  RequestBudgetExceeded: CALLER,
  FunctionNotFound: CALLER,
  RuleHolds: RULE_HOLDS,
  OutputNotWritten: CALLER,
  AccessRefused: ACCESS,
  AccessTooWide: ACCESS,
  CredentialsMissing: ACCESS,
  CredentialsExpired: ACCESS,
  OrganizationNotInUse: ACCESS,
  Incomplete: NOT_TRUSTWORTHY,
  MalformedAnswer: NOT_TRUSTWORTHY,
  MixedCurrencies: NOT_TRUSTWORTHY,
  NotReconciled: NOT_TRUSTWORTHY,
  AnswerTooLarge: NOT_TRUSTWORTHY,
  Throttled: NO_ANSWER,
  DataUnavailable: NO_ANSWER,
  Unavailable: NO_ANSWER,
  TimedOut: NO_ANSWER,
  PostFailed: NO_ANSWER,
  FunctionTimedOut: NO_ANSWER,
  FunctionOutOfMemory: NO_ANSWER,
  FunctionBroken: DEFECT,
  Defect: DEFECT,
};
