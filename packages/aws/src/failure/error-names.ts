import type { ErrorCode } from '@ou-cost/spend';

/**
 * The errors that AWS's services document for the calls of a run, and those that are common to all services, by what
 * they mean for a run. AWS spells many of them with and without `Exception`; here they stand without.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
const NAMES = {
  AccessRefused: [
    'AccessDenied',
    'AccessDeniedForDependency',
    'NotAuthorized',
    // SNS, and SES of an account that may not send.
    'AuthorizationError',
    'InvalidSecurity',
    'KMSAccessDenied',
    'AccountSuspended',
    'SendingPaused',
    'UnauthorizedOperation',
    'OptInRequired',
    'SubscriptionRequired',
    'RegionDisabled',
    'AllAccessDisabled',
    'AccountProblem',
    'NotSignedUp',
  ],
  CredentialsExpired: [
    'ExpiredToken',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'TokenRefreshRequired',
    'InvalidClientTokenId',
    'InvalidAccessKeyId',
    'UnrecognizedClient',
    'InvalidSignature',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'AuthFailure',
    'InvalidToken',
    'InvalidIdentityToken',
    'IDPRejectedClaim',
  ],
  CredentialsMissing: ['CredentialsProviderError', 'TokenProviderError', 'MissingAuthenticationToken'],
  OrganizationNotInUse: ['AWSOrganizationsNotInUse'],
  DataUnavailable: ['DataUnavailable'],
  Incomplete: ['InvalidNextToken', 'RequestChanged', 'ParentNotFound', 'OrganizationalUnitNotFound'],
  RequestRefused: [
    // SES, SNS, Secrets Manager and Systems Manager.
    'MessageRejected',
    'MailFromDomainNotVerified',
    'BadRequest',
    'NotFound',
    'InvalidParameter',
    'DecryptionFailure',
    'InvalidKeyId',
    'ParameterNotFound',
    'ParameterVersionNotFound',
    'BillExpiration',
    'ResourceNotFound',
    'BillingViewHealthStatus',
    'InvalidInput',
    'InvalidRequest',
    'InvalidLookupAttributes',
    'InvalidMaxResults',
    'InvalidTimeRange',
    'OperationNotPermitted',
    'UnsupportedOperation',
    'Validation',
    'ValidationError',
    'InvalidContextAssertion',
    'MalformedPolicyDocument',
    'PackedPolicyTooLarge',
    'InvalidAction',
    'UnknownOperation',
    'Serialization',
    'MalformedInput',
    'MalformedQueryString',
    'MissingAction',
    'MissingParameter',
    'InvalidParameterCombination',
    'InvalidParameterValue',
    'InvalidQueryParameter',
  ],
  // The names that the SDK counts as throttling among them.
  Throttled: [
    'BandwidthLimitExceeded',
    'EC2Throttled',
    'LimitExceeded',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceeded',
    'RequestLimitExceeded',
    'RequestThrottled',
    'SlowDown',
    'Throttled',
    'Throttling',
    'TooManyRequests',
    'TransactionInProgress',
  ],
  Unavailable: [
    // S3, while another write of the object is under way.
    'ConditionalRequestConflict',
    'OperationAborted',
    'InternalError',
    'InternalFailure',
    'InternalServer',
    'InternalServerError',
    'InternalServiceError',
    'Service',
    'ServiceUnavailable',
    'RequestTimeout',
    'IDPCommunicationError',
  ],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>;

/** A map, since a name comes from outside: a service may call an error `constructor`. */
export const CODES_OF_NAMES: ReadonlyMap<string, ErrorCode> = new Map(
  (Object.entries(NAMES) as [ErrorCode, readonly string[]][]).flatMap(([code, names]) =>
    names.map((name) => [name, code] as const),
  ),
);

/** What an error of AWS means for a run; null where its name is not known. */
export function codeOfName(name: string): ErrorCode | null {
  return CODES_OF_NAMES.get(name.replace(/Exception$/, '')) ?? null;
}
