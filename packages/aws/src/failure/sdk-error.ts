import { codeOfName } from './error-names.ts';

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

/** Failures of a connection that a repetition does not get past: no TLS, or no HTTP, on the other side. */
const NO_CONVERSATION = /^(EPROTO$|ERR_SSL_|HPE_)/;

/** Node.js's codes for a certificate that does not verify. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES =
  /(^|_)(CERT|CRL|ISSUER)(_|$)|^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/;

/** The status with which a proxy asks for a password. */
export const PROXY_AUTHENTICATION = 407;
/** The status with which a network asks for a sign-in (RFC 6585). */
const NETWORK_AUTHENTICATION = 511;

/** Names and messages come from whoever answered, and are as long as he likes. */
const LONGEST_NAME = 80;
const LONGEST_MESSAGE = 400;

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** The SDK takes a name as the service wrote it: it may be no text, and any text. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? cut(String(error.name), LONGEST_NAME) : '';
}

/** The first line only: below it the SDK adds advice for developers. */
export function messageOf(error: unknown): string {
  const [said = ''] = (error instanceof Error ? String(error.message) : String(error)).split('\n');
  return cut(said, LONGEST_MESSAGE);
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
  return codeOfName(nameOf(error)) === 'Throttled' || statusOf(error) === 429;
}

/**
 * Whether an answer cannot be read: its status is not one of a failing service, and its body is not what the protocol
 * says. The SDK throws what its parser throws (a SyntaxError, an Error, a TypeError) and attaches the response to it.
 */
export function isUnreadable(error: unknown): boolean {
  if (memberOf(error, '$fault') !== undefined || isConnectionFailure(error)) return false;
  const status = statusOf(error);
  return status < 500 && (status > 0 || nameOf(error) === 'SyntaxError') && !isTimeout(error);
}

function isTimeout(error: unknown): boolean {
  return TRANSIENT_NAMES.has(nameOf(error));
}

function networkCodeOf(error: unknown): string {
  return String(memberOf(error, 'code'));
}

function isConnectionFailure(error: unknown): boolean {
  return NETWORK_CODES.has(networkCodeOf(error));
}

/** Whether the other side speaks no TLS, or no HTTP. */
export function isNoConversation(error: unknown): boolean {
  return NO_CONVERSATION.test(networkCodeOf(error));
}

/** Whether the other side has a certificate that this process does not trust. */
export function isUntrusted(error: unknown): boolean {
  return CERTIFICATE_CODES.test(networkCodeOf(error));
}

function contentTypeOf(error: unknown): string {
  return String(memberOf(memberOf(memberOf(error, '$response'), 'headers'), 'content-type'));
}

/** The id that every answer of AWS has. */
function requestIdOf(error: unknown): unknown {
  const headers = memberOf(memberOf(error, '$response'), 'headers');
  const ids = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'].map((name) =>
    memberOf(headers, name),
  );
  return memberOf(memberOf(error, '$metadata'), 'requestId') ?? ids.find((id) => id !== undefined);
}

/** What the SDK calls an error whose answer has no code. */
const UNNAMED = new Set(['Unknown', 'UnknownError']);

/**
 * Whether a refusal is none of AWS's, which have a code, and the id of the request or a content type of AWS's own: it is
 * a word, or an object, of a gateway. Too many requests are too many whoever says so.
 */
function isForeignRefusal(error: unknown): boolean {
  const status = statusOf(error);
  if (status < 400 || status >= 500 || status === 408 || status === 429) return false;
  if (requestIdOf(error) !== undefined || /x-amz-json/i.test(contentTypeOf(error))) return false;
  return memberOf(error, '$fault') === undefined || UNNAMED.has(nameOf(error));
}

/**
 * Whether somebody else answered in the place of AWS: a proxy, or the sign-in page of a network. AWS's interfaces answer
 * neither with a web page nor with a redirection. A page of a load balancer that cannot reach AWS does not count: its
 * status is one of a failing service.
 */
export function isForeign(error: unknown): boolean {
  const status = statusOf(error);
  if (status === PROXY_AUTHENTICATION || status === NETWORK_AUTHENTICATION) return true;
  if (status >= 500) return false;
  if (status >= 300 && status < 400) return true;
  return /^\s*(text\/html|application\/xhtml)/i.test(contentTypeOf(error)) || isForeignRefusal(error);
}

/** Whether the same request may succeed when it is repeated: errors of AWS itself, and lost connections. */
export function isTransient(error: unknown): boolean {
  if (isProxyFailure(error)) return nameOf(error) === 'ProxyUnreachable' && !isUntrusted(error);
  if (isForeign(error)) return false;
  if (statusOf(error) >= 500 || isTimeout(error) || codeOfName(nameOf(error)) === 'Unavailable') return true;
  return isConnectionFailure(error) || isUnreadable(error);
}

/** Whether the request came no further than to a proxy. The message of such an error says what to do. */
export function isProxyFailure(error: unknown): boolean {
  return typeof memberOf(error, 'atProxy') === 'string';
}

/** No connection was made, so that AWS did not get the request. */
const UNSENT_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Whether a request was certainly free: AWS answered with an error, or did not get it. False where an answer may have
 * been lost on its way.
 */
export function wasFree(error: unknown): boolean {
  return isProxyFailure(error) || statusOf(error) >= 400 || UNSENT_CODES.has(String(memberOf(error, 'code')));
}

/** What looks a host up, and what connects to it, before a request leaves. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/** With these a gateway answers that has lost the answer of the one behind it, or waited for it in vain. */
const LOST_BEHIND_A_GATEWAY = new Set([408, 502, 504]);

/**
 * Whether nobody did what a request asks for: it did not leave, or an answer refused it. False where no answer came, and
 * where one came that is no refusal, such as one that cannot be read.
 */
export function wasRefused(error: unknown): boolean {
  const code = String(memberOf(error, 'code'));
  const isUnsent = UNSENT_CODES.has(code) || BEFORE_SENDING.has(String(memberOf(error, 'syscall')));
  if (isUnsent || isProxyFailure(error) || isUntrusted(error)) return true;
  const status = statusOf(error);
  const isFromGateway = LOST_BEHIND_A_GATEWAY.has(status) && memberOf(error, '$fault') === undefined;
  return status >= 300 && !isFromGateway;
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
