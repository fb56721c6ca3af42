const THROTTLES = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'SlowDown',
]);

/** A request that timed out, and a response body that was cut off. */
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

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The first line only: below it the SDK adds advice for developers. */
export function messageOf(error: unknown): string {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return said;
}

export function memberOf(error: unknown, key: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
}

export function statusOf(error: unknown): number {
  const status = memberOf(memberOf(error, '$metadata'), 'httpStatusCode');
  // The error for an answer that cannot be parsed has no metadata, only the response.
  const raw = status ?? memberOf(memberOf(error, '$response'), 'statusCode');
  return typeof raw === 'number' ? raw : 0;
}

export function isThrottle(error: unknown): boolean {
  return THROTTLES.has(nameOf(error)) || statusOf(error) === 429;
}

/**
 * Whether an answer has a status of success and cannot be parsed. The error is a SyntaxError for JSON and a plain Error
 * for XML; the SDK attaches the response to it.
 */
export function isUnreadable(error: unknown): boolean {
  const status = statusOf(error);
  if (nameOf(error) === 'SyntaxError') return status < 500;
  return nameOf(error) === 'Error' && status >= 200 && status < 300 && !isConnectionFailure(error);
}

function isConnectionFailure(error: unknown): boolean {
  return NETWORK_CODES.has(String(memberOf(error, 'code')));
}

/** Whether the same request may succeed when it is repeated: errors of AWS itself, and lost connections. */
export function isTransient(error: unknown): boolean {
  if (statusOf(error) >= 500 || TRANSIENT_NAMES.has(nameOf(error))) return true;
  return isConnectionFailure(error) || isUnreadable(error);
}

/**
 * What may be kept of an SDK's error. Its response contains the request, and the request contains the session token,
 * which must not appear in a log.
 */
export function withoutSecrets(error: unknown): Error {
  const bare = new Error(messageOf(error));
  bare.name = nameOf(error);
  const requestId = memberOf(memberOf(error, '$metadata'), 'requestId');
  return typeof requestId === 'string' ? Object.assign(bare, { requestId }) : bare;
}
