import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import type { Attempt } from './attempt.ts';
import { refusalMessage } from './refusal-message.ts';
import {
  isThrottle,
  isTransient,
  isUnreadable,
  memberOf,
  messageOf,
  nameOf,
  statusOf,
  withoutSecrets,
} from './sdk-error.ts';

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

/** An SDK's error as an OuCostError, which has its name, first line and request id as its cause. */
export function translated(error: unknown, attempt: Attempt): OuCostError {
  if (error instanceof OuCostError) return error;
  const name = nameOf(error);
  const message = messageOf(error);
  const failure = (code: ErrorCode, text: string) =>
    new OuCostError(code, text, { cause: withoutSecrets(error) });
  if (/^AccessDenied(Exception)?$/.test(name) || (statusOf(error) === 403 && !Object.hasOwn(BY_NAME, name))) {
    return failure('AccessRefused', refusalMessage(message, attempt));
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
