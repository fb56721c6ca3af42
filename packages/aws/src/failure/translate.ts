import { type ErrorCode, OuCostError } from '@ou-cost/spend';
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

/** The call that is made, as failures name it. */
export interface Attempt {
  /** The step of the chain, for people: `assume the reader role`. */
  readonly hop: string;
  /** The name of the call in IAM: `sts:AssumeRole`. */
  readonly action: string;
  /** Who makes the call, for messages of AWS that do not name it. */
  readonly principal?: string;
  /** The resource, for messages of AWS that do not name it. */
  readonly resource?: string;
}

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

const REFUSAL =
  /User: (?<user>\S+) is not authorized to perform: (?<action>[\w:-]+)(?: on resource: (?<on>[^\s,]+))?[ ,.]*(?<why>.*)/;

/** The message of a refusal: hop, principal, action, resource, and what to add. */
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
