import { type ErrorCode, OuCostError } from '@ou-cost/spend';

/** What was tried when AWS refused: enough to say which hop of the chain is broken. */
export interface Attempt {
  /** As a person would say it: `assume the reader role`. */
  readonly hop: string;
  /** IAM's name of the call: `sts:AssumeRole`. */
  readonly action: string;
  /** Who tried, where AWS's message does not say it. */
  readonly principal?: string;
  /** What it was tried on, where AWS's message does not say it. */
  readonly resource?: string;
}

const THROTTLES = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'SlowDown',
]);

const BY_NAME: Readonly<Record<string, ErrorCode>> = {
  ExpiredToken: 'CredentialsExpired',
  ExpiredTokenException: 'CredentialsExpired',
  TokenRefreshRequired: 'CredentialsExpired',
  InvalidClientTokenId: 'CredentialsExpired',
  UnrecognizedClientException: 'CredentialsExpired',
  InvalidSignatureException: 'CredentialsExpired',
  SignatureDoesNotMatch: 'CredentialsExpired',
  CredentialsProviderError: 'CredentialsMissing',
  AWSOrganizationsNotInUseException: 'OrganizationNotInUse',
  DataUnavailableException: 'DataUnavailable',
  InvalidNextTokenException: 'Incomplete',
  RequestChangedException: 'Incomplete',
  ParentNotFoundException: 'Incomplete',
  BillExpirationException: 'RequestRefused',
  ResourceNotFoundException: 'RequestRefused',
  BillingViewHealthStatusException: 'RequestRefused',
  InvalidInputException: 'RequestRefused',
  ValidationException: 'RequestRefused',
  ValidationError: 'RequestRefused',
};

/** A request that was given up, and a body that broke off. */
const TRANSIENT_NAMES = new Set(['TimeoutError', 'AbortError']);

const NETWORK_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The first line: the SDK adds advice for its own developers below. */
function messageOf(error: unknown): string {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return said;
}

function memberOf(error: unknown, key: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
}

function statusOf(error: unknown): number {
  const status = memberOf(memberOf(error, '$metadata'), 'httpStatusCode');
  // An answer that could not be parsed has no metadata, only the response itself.
  const raw = status ?? memberOf(memberOf(error, '$response'), 'statusCode');
  return typeof raw === 'number' ? raw : 0;
}

export function isThrottle(error: unknown): boolean {
  return THROTTLES.has(nameOf(error)) || statusOf(error) === 429;
}

/**
 * An answer that says success and cannot be parsed. JSON's is a SyntaxError, XML's a plain one; the SDK hangs the
 * response on whatever went wrong while it read it.
 */
function isUnreadable(error: unknown): boolean {
  const status = statusOf(error);
  if (nameOf(error) === 'SyntaxError') return status < 500;
  return nameOf(error) === 'Error' && status >= 200 && status < 300 && !isConnectionFailure(error);
}

function isConnectionFailure(error: unknown): boolean {
  return NETWORK_CODES.has(String(memberOf(error, 'code')));
}

/** Whether the same request may well succeed a moment later: AWS's own errors, and a broken line. */
export function isTransient(error: unknown): boolean {
  if (statusOf(error) >= 500 || TRANSIENT_NAMES.has(nameOf(error))) return true;
  return isConnectionFailure(error) || isUnreadable(error);
}

/**
 * What may be kept of an SDK's error: its response holds the request, and the request the session token,
 * which no log shall show.
 */
export function withoutSecrets(error: unknown): Error {
  const bare = new Error(messageOf(error));
  bare.name = nameOf(error);
  const requestId = memberOf(memberOf(error, '$metadata'), 'requestId');
  return typeof requestId === 'string' ? Object.assign(bare, { requestId }) : bare;
}

/** The failure in our terms, with what may be kept of the SDK's as its cause. */
export function translated(error: unknown, attempt: Attempt): OuCostError {
  if (error instanceof OuCostError) return error;
  const name = nameOf(error);
  const message = messageOf(error);
  const failure = (code: ErrorCode, text: string) =>
    new OuCostError(code, text, { cause: withoutSecrets(error) });
  if (/^AccessDenied(Exception)?$/.test(name) || (statusOf(error) === 403 && !Object.hasOwn(BY_NAME, name))) {
    return failure('AccessRefused', refusal(message, attempt));
  }
  if (isThrottle(error))
    return failure('Throttled', `${attempt.hop}: AWS kept throttling ${attempt.action}; run again later`);
  if (isUnreadable(error)) {
    return failure(
      'MalformedAnswer',
      `${attempt.hop}: the answer to ${attempt.action} cannot be read (${name}); run again`,
    );
  }
  if (isTransient(error)) {
    return failure(
      'Unavailable',
      `${attempt.hop}: AWS did not answer ${attempt.action} (${name}: ${message}); run again later`,
    );
  }
  const code = refusesToken(error) ? 'Incomplete' : BY_NAME[name];
  if (code === 'RequestRefused') return failure(...refusedRequest(name, message, attempt));
  if (code !== undefined) return failure(code, `${attempt.hop}: ${message} (${name})${remedyFor(code)}`);
  if (typeof memberOf(error, '$fault') === 'string') {
    return failure('Unavailable', `${attempt.hop}: AWS answered ${attempt.action} with ${name}: ${message}`);
  }
  return failure('Defect', `${attempt.hop}: ${name}: ${message}`);
}

/** Organizations says it by the reason of a general error, Cost Explorer by an error of its own. */
function refusesToken(error: unknown): boolean {
  return nameOf(error) === 'InvalidInputException' && memberOf(error, 'Reason') === 'INVALID_NEXT_TOKEN';
}

function remedyFor(code: ErrorCode): string {
  switch (code) {
    case 'CredentialsExpired':
      return '; sign in again or give valid credentials';
    case 'CredentialsMissing':
      return '; give a profile with --profile, or set AWS credentials as for any AWS tool';
    case 'DataUnavailable':
      return '; Cost Explorer needs up to 24 hours after it was enabled';
    default:
      return '; run again';
  }
}

/** Cost Explorer's refusal of a date is the one a person can fix by asking for less. */
function refusedRequest(name: string, message: string, attempt: Attempt): [ErrorCode, string] {
  if (name === 'ValidationException' && /historical|13 months|14 months|38 months|beyond/i.test(message)) {
    return [
      'PeriodNotAvailable',
      `Cost Explorer does not reach back that far: ${message}; ask for a later period, or for whole months with --multi-year where multi-year data is switched on`,
    ];
  }
  return ['RequestRefused', `${attempt.hop}: AWS calls the request invalid: ${message} (${name})`];
}

const REFUSAL =
  /User: (?<user>\S+) is not authorized to perform: (?<action>[\w:-]+)(?: on resource: (?<on>[^\s,]+))?[ ,.]*(?<why>.*)/;

/** Names hop, principal, action and resource, and what to add. */
function refusal(message: string, attempt: Attempt): string {
  const { user, action = attempt.action, on, why } = REFUSAL.exec(message)?.groups ?? {};
  const principal = user ?? attempt.principal ?? 'the caller';
  const resource = on ?? attempt.resource ?? '*';
  const said = why ?? message;
  const where = `${attempt.hop}: ${principal} may not ${action} on ${resource}${said === '' ? '' : ` (${said})`}`;
  return `${where}; ${remedyForRefusal(action, resource)}`;
}

function remedyForRefusal(action: string, resource: string): string {
  if (action === 'sts:AssumeRole') {
    return `allow ${action} on it in the caller's policy, and the caller in the role's trust policy (external id included)`;
  }
  const grant = `allow ${action} on ${resource} in the role's policy`;
  if (!action.startsWith('ce:')) return grant;
  return `${grant}; where the policy allows it already, activate IAM access to Billing as the root user, and enable Cost Explorer once`;
}
