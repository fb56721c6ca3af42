import { type ErrorCode, isErrorCode } from '@ou-cost/spend';

/**
 * Every exit code of the programs, with its meaning; help, documents and the shell script's checks take both from
 * here. What `meaning` says is true of every way to run a report, `detail` only of the command line.
 */
export const EXIT_CODES = {
  0: { meaning: 'complete and reconciled' },
  1: { meaning: 'a defect in the program or the function' },
  2: { meaning: 'wrong usage or configuration, or a request that AWS calls invalid' },
  3: { meaning: 'a rule of --fail-if holds', detail: 'the report is complete and written' },
  4: {
    meaning: 'access refused, or credentials missing or expired',
    detail: 'the message names the hop, the principal, the action and what to add',
  },
  5: { meaning: 'incomplete, not reconciled, or too large to be returned' },
  6: {
    meaning: 'AWS did not answer in time: throttled, unavailable, timed out or out of memory',
    detail: 'or the report is written and did not reach everybody it was to be sent to',
  },
} as const satisfies Readonly<Record<number, { readonly meaning: string; readonly detail?: string }>>;

export type ExitCode = keyof typeof EXIT_CODES;

/** How a run ends that did what it was asked to do. */
export const SUCCESS = 0 satisfies ExitCode;

/** The exit code of every failure. The table is exhaustive, so a new error code does not compile without one. */
export const EXIT_CODE_OF: Readonly<Record<ErrorCode, Exclude<ExitCode, typeof SUCCESS>>> = {
  InvalidUsage: 2,
  InvalidConfiguration: 2,
  InvalidRequest: 2,
  InvalidPeriod: 2,
  UnknownOrganizationalUnit: 2,
  AmbiguousOrganizationalUnit: 2,
  UnknownAccount: 2,
  PeriodNotAvailable: 2,
  RequestRefused: 2,
  RequestBudgetExceeded: 2,
  FunctionNotFound: 2,
  RuleHolds: 3,
  OutputNotWritten: 2,
  AccessRefused: 4,
  AccessTooWide: 4,
  CredentialsMissing: 4,
  CredentialsExpired: 4,
  OrganizationNotInUse: 4,
  Incomplete: 5,
  MalformedAnswer: 5,
  MixedCurrencies: 5,
  NotReconciled: 5,
  AnswerTooLarge: 5,
  Throttled: 6,
  DataUnavailable: 6,
  Unavailable: 6,
  TimedOut: 6,
  PostFailed: 6,
  NotDelivered: 6,
  FunctionTimedOut: 6,
  FunctionOutOfMemory: 6,
  UnknownError: 1,
  FunctionBroken: 1,
  Defect: 1,
};

/** The exit code of any failure: 1 for what is not in the table, whatever it is called. */
export function exitCodeOf(code: string): Exclude<ExitCode, typeof SUCCESS> {
  return isErrorCode(code) ? EXIT_CODE_OF[code] : EXIT_CODE_OF.Defect;
}
