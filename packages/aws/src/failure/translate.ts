import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { adviceOn } from './advice.ts';
import type { Attempt } from './attempt.ts';
import { codeOfName } from './error-names.ts';
import { foreignMessage } from './foreign-answer.ts';
import { refusalMessage } from './refusal-message.ts';
import {
  isForeign,
  isNoConversation,
  isProxyFailure,
  isThrottle,
  isTransient,
  isUnreadable,
  isUntrusted,
  memberOf,
  messageOf,
  nameOf,
  statusOf,
  withoutSecrets,
} from './sdk-error.ts';
import { isTooEarly, tooEarlyMessage } from './too-early.ts';

/** An SDK's error as an OuCostError, which has its name, first line and request id as its cause. */
export function translated(error: unknown, attempt: Attempt): OuCostError {
  if (error instanceof OuCostError) return error;
  const name = nameOf(error);
  const message = messageOf(error);
  const failure = (code: ErrorCode, text: string) =>
    new OuCostError(code, text, { cause: withoutSecrets(error) });
  if (isForeign(error)) return failure('Unavailable', foreignMessage(attempt, statusOf(error)));
  const code = refusesToken(error) ? 'Incomplete' : codeOfName(name);
  if (isProxyFailure(error)) {
    return failure(name === 'ProxyRefused' ? 'AccessRefused' : 'Unavailable', `${attempt.hop}: ${message}`);
  }
  if (code === 'AccessRefused' || (code === null && statusOf(error) === 403)) {
    return failure('AccessRefused', refusalMessage(name, message, attempt));
  }
  if (isThrottle(error))
    return failure('Throttled', `${attempt.hop}: AWS kept throttling ${attempt.action}; run again later`);
  if (isUntrusted(error)) return failure('Unavailable', untrusted(error, attempt));
  if (isUnreadable(error)) {
    return failure(
      'MalformedAnswer',
      `${attempt.hop}: the answer to ${attempt.action} cannot be read (${name}); run again`,
    );
  }
  if (isTransient(error) || isNoConversation(error)) {
    return failure(
      'Unavailable',
      `${attempt.hop}: AWS did not answer ${attempt.action} (${name}: ${message}); run again later`,
    );
  }
  if (code === 'RequestRefused') return failure(...refusedRequest(error, attempt));
  if (code !== null)
    return failure(code, `${attempt.hop}: ${message} (${name}); ${adviceOn(code, error, attempt)}`);
  if (memberOf(error, 'code') === 'ERR_INVALID_URL') {
    return failure('InvalidConfiguration', invalidEndpoint(error, attempt));
  }
  if (typeof memberOf(error, '$fault') === 'string') {
    return failure(
      'UnknownError',
      `${attempt.hop}: AWS answered ${attempt.action} with '${name}', which this program does not know: ${message}; please report it`,
    );
  }
  return failure('Defect', `${attempt.hop}: ${name}: ${message}`);
}

/** Who looks into TLS connections has a certificate authority of its own, which has to be named. */
function untrusted(error: unknown, { hop, action }: Attempt): string {
  return (
    `${hop}: the certificate of the endpoint for ${action} is not trusted (${memberOf(error, 'code')}: ${messageOf(error)}); ` +
    'where a proxy of your network signs it, set AWS_CA_BUNDLE to the file with its certificate authority (while it is set, ca_bundle and NODE_EXTRA_CA_CERTS do not count)'
  );
}

function invalidEndpoint(error: unknown, { hop, action }: Attempt): string {
  const input = memberOf(error, 'input');
  // What stands before an @ may be a password.
  const given = typeof input === 'string' && !input.includes('@') ? ` '${messageOf(input)}'` : '';
  return `${hop}: the endpoint${given} for ${action} is not an address; write AWS_ENDPOINT_URL, or the profile's endpoint_url, as https://HOST or http://HOST:PORT`;
}

/** Whether Organizations refuses a page token: it gives a general error with this reason. */
function refusesToken(error: unknown): boolean {
  return nameOf(error) === 'InvalidInputException' && memberOf(error, 'Reason') === 'INVALID_NEXT_TOKEN';
}

/** A refused request. Where Cost Explorer refuses the dates, the caller can fix it by asking for a later period. */
function refusedRequest(error: unknown, attempt: Attempt): [ErrorCode, string] {
  const name = nameOf(error);
  const message = messageOf(error);
  return name === 'ValidationException' && isTooEarly(message)
    ? ['PeriodNotAvailable', tooEarlyMessage(message, error)]
    : ['RequestRefused', `${attempt.hop}: AWS calls the request invalid: ${message} (${name})`];
}
