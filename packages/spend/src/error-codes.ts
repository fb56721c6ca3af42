/** Who has to act after a failure: the caller, the owner of the environment, or this project. */
export type Fault = 'caller' | 'environment' | 'defect';

/** Every way a run can fail. The code is what `errorType` of a failed invocation holds. */
export const ERROR_CODES = {
  InvalidUsage: { fault: 'caller', meaning: 'the command line does not say what to do' },
  InvalidConfiguration: {
    fault: 'caller',
    meaning: 'the configuration file, or a file with an organization, is missing, unreadable or wrong',
  },
  InvalidRequest: { fault: 'caller', meaning: 'the request has a field or a value that is not understood' },
  InvalidPeriod: {
    fault: 'caller',
    meaning: 'the period cannot be read, is empty, reversed or in the future',
  },
  UnknownOrganizationalUnit: { fault: 'caller', meaning: 'no organizational unit has this id, path or name' },
  AmbiguousOrganizationalUnit: { fault: 'caller', meaning: 'several organizational units have this name' },
  UnknownAccount: { fault: 'caller', meaning: 'a rule names an account that the report does not have' },
  PeriodNotAvailable: { fault: 'caller', meaning: 'the source of spend does not reach back that far' },
  RequestRefused: { fault: 'caller', meaning: 'AWS calls the request invalid' },
  RequestBudgetExceeded: {
    fault: 'caller',
    meaning: 'the run would need more paid requests than it was allowed',
  },
  FunctionNotFound: { fault: 'caller', meaning: 'no function has this name in this account and region' },
  RuleHolds: { fault: 'caller', meaning: 'the report is complete and written, and a rule holds' },
  OutputNotWritten: {
    fault: 'caller',
    meaning: 'an output cannot be written; the message names where a report that was made is kept',
  },
  AccessRefused: {
    fault: 'environment',
    meaning: 'a policy, a trust or a switch of the account refuses the call',
  },
  AccessTooWide: { fault: 'environment', meaning: 'a call is allowed that the chain of roles must refuse' },
  CredentialsMissing: { fault: 'environment', meaning: 'no AWS credentials were found' },
  CredentialsExpired: { fault: 'environment', meaning: 'the AWS credentials are expired or not valid' },
  OrganizationNotInUse: { fault: 'environment', meaning: 'the account is in no organization' },
  Incomplete: { fault: 'environment', meaning: 'a page, a period or an account could not be read' },
  MalformedAnswer: { fault: 'environment', meaning: 'an answer does not have the documented form' },
  MixedCurrencies: { fault: 'environment', meaning: 'one answer carries several currencies' },
  NotReconciled: { fault: 'environment', meaning: 'the sum of the groups is not the independent total' },
  AnswerTooLarge: { fault: 'environment', meaning: 'the report is larger than an invocation can carry' },
  Throttled: { fault: 'environment', meaning: 'AWS kept throttling until the time was spent' },
  DataUnavailable: { fault: 'environment', meaning: 'the source of spend has no data yet' },
  Unavailable: { fault: 'environment', meaning: 'AWS did not answer, or answered with an error of its own' },
  TimedOut: { fault: 'environment', meaning: 'the time for the run was spent' },
  PostFailed: {
    fault: 'environment',
    meaning: 'the report was written, and a webhook did not take its summary',
  },
  NotDelivered: {
    fault: 'environment',
    meaning: 'the report was written, and did not certainly reach everybody it was to be delivered to',
  },
  FunctionTimedOut: { fault: 'environment', meaning: 'the function ran into its timeout' },
  FunctionOutOfMemory: { fault: 'environment', meaning: 'the function ran out of memory' },
  UnknownError: {
    fault: 'defect',
    meaning: 'AWS answered with an error that this program does not know; please report it',
  },
  FunctionBroken: { fault: 'defect', meaning: 'the function does not start or failed unexpectedly' },
  Defect: { fault: 'defect', meaning: 'the program itself is wrong; please report it' },
} as const satisfies Record<string, { readonly fault: Fault; readonly meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}

/** Who has to act after a failure with this code. */
export function faultOf(code: ErrorCode): Fault {
  return ERROR_CODES[code].fault;
}
