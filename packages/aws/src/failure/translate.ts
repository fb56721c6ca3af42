import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import type { Attempt } from './attempt.ts';
import { codeOfName } from './error-names.ts';
import { refusalMessage } from './refusal-message.ts';
import {
  isNoConversation,
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

/** An SDK's error as an OuCostError, which has its name, first line and request id as its cause. */
export function translated(error: unknown, attempt: Attempt): OuCostError {
  if (error instanceof OuCostError) return error;
  const name = nameOf(error);
  const message = messageOf(error);
  const failure = (code: ErrorCode, text: string) =>
    new OuCostError(code, text, { cause: withoutSecrets(error) });
  const code = refusesToken(error) ? 'Incomplete' : codeOfName(name);
  if (code === 'AccessRefused' || (code === null && statusOf(error) === 403)) {
    return failure('AccessRefused', refusalMessage(message, attempt));
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
  if (code === 'RequestRefused') return failure(...refusedRequest(name, message, attempt));
  if (code !== null) return failure(code, `${attempt.hop}: ${message} (${name})${remedyFor(code)}`);
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
    'where a proxy of your network signs it, set AWS_CA_BUNDLE (or NODE_EXTRA_CA_CERTS) to the file with its certificate authority'
  );
}

function invalidEndpoint(error: unknown, { hop, action }: Attempt): string {
  const input = memberOf(error, 'input');
  const given = typeof input === 'string' ? ` '${messageOf(input)}'` : '';
  return `${hop}: the endpoint${given} for ${action} is not an address; write AWS_ENDPOINT_URL, or the profile's endpoint_url, as https://HOST or http://HOST:PORT`;
}

/** Whether Organizations refuses a page token: it gives a general error with this reason. */
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

/** A refused request. Where Cost Explorer refuses the dates, the caller can fix it by asking for a later period. */
function refusedRequest(name: string, message: string, attempt: Attempt): [ErrorCode, string] {
  if (name === 'ValidationException' && /historical|13 months|14 months|38 months|beyond/i.test(message)) {
    return [
      'PeriodNotAvailable',
      `Cost Explorer does not reach back that far: ${message}; ask for a later period, or for whole months with --multi-year where multi-year data is switched on`,
    ];
  }
  return ['RequestRefused', `${attempt.hop}: AWS calls the request invalid: ${message} (${name})`];
}
