import { inspect } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { isTransient } from './sdk-error.ts';
import { translated } from './translate.ts';

const ATTEMPT = {
  hop: 'assume the reader role',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::2:role/reader',
};

function awsError(name: string, message: string, status = 400): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: status } });
}

describe('errors of AWS as failures of ours', () => {
  it('name hop, principal, action and resource of a refusal', () => {
    const error = awsError(
      'AccessDenied',
      'User: arn:aws:sts::2:assumed-role/worker/run is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/reader',
      403,
    );
    const { code, message, cause } = translated(error, ATTEMPT);
    expect(code).toBe('AccessRefused');
    expect(message).toContain(
      'assume the reader role: arn:aws:sts::2:assumed-role/worker/run may not call sts:AssumeRole on arn:aws:iam::2:role/reader',
    );
    expect(cause).toMatchObject({ name: 'AccessDenied', message: error.message });
  });

  it('name the switches that no policy shows when Cost Explorer refuses', () => {
    const refused = awsError('AccessDeniedException', 'User not enabled for cost explorer access', 400);
    const { code, message } = translated(refused, {
      hop: 'read Cost Explorer',
      action: 'ce:GetCostAndUsage',
    });
    expect(code).toBe('AccessRefused');
    expect(message).toMatch(/IAM access to Billing.*enable Cost Explorer/);
  });

  it.each([
    ['ExpiredTokenException', 'CredentialsExpired'],
    ['UnrecognizedClientException', 'CredentialsExpired'],
    ['CredentialsProviderError', 'CredentialsMissing'],
    ['AWSOrganizationsNotInUseException', 'OrganizationNotInUse'],
    ['TooManyRequestsException', 'Throttled'],
    ['LimitExceededException', 'Throttled'],
    ['DataUnavailableException', 'DataUnavailable'],
    ['InvalidNextTokenException', 'Incomplete'],
    ['ValidationException', 'RequestRefused'],
    ['SomethingNewException', 'UnknownError'],
  ])('%s is %s', (name, code) => {
    expect(translated(awsError(name, 'so it goes'), ATTEMPT).code).toBe(code);
  });

  it('say what to do where Cost Explorer has no data that old', () => {
    const error = awsError('ValidationException', "You haven't enabled historical data beyond 14 months");
    const { code, message } = translated(error, { hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' });
    expect(code).toBe('PeriodNotAvailable');
    expect(message).toContain('--multi-year');
  });

  it('say how long Cost Explorer takes after it was enabled, for earlier months too', () => {
    const { message } = translated(awsError('DataUnavailableException', 'Data is not available'), ATTEMPT);
    expect(message).toContain('24 hours for the running month and some days for the months before');
  });

  it('keep nothing of the request, which contains the session token', () => {
    const request = { headers: { 'x-amz-security-token': 'secret-token' } };
    const error = Object.assign(awsError('ExpiredTokenException', 'expired'), {
      $response: { req: request },
    });
    expect(inspect(translated(error, ATTEMPT), { depth: 20, showHidden: true })).not.toContain(
      'secret-token',
    );
  });

  it('call a programming error a defect', () => {
    expect(translated(new TypeError('x is not a function'), ATTEMPT).code).toBe('Defect');
  });
});

test('a successful answer that is not XML is transient, and in the end malformed', () => {
  const response = { value: { statusCode: 200 }, enumerable: false };
  const error = Object.defineProperty(new Error('XML parse error: unexpected end'), '$response', response);
  expect(isTransient(error)).toBe(true);
  expect(translated(error, ATTEMPT)).toMatchObject({ code: 'MalformedAnswer' });
  expect(isTransient(new Error('of our own'))).toBe(false);
});

test('a page token that Organizations refuses makes the listing incomplete, not the request wrong', () => {
  const error = Object.assign(new Error('You provided an invalid token'), { name: 'InvalidInputException' });
  expect(translated(error, ATTEMPT)).toMatchObject({ code: 'RequestRefused' });
  expect(translated(Object.assign(error, { Reason: 'INVALID_NEXT_TOKEN' }), ATTEMPT)).toMatchObject({
    code: 'Incomplete',
  });
});

test('a page of HTML from a load balancer means that AWS is not available', () => {
  const response = { value: { statusCode: 504 }, enumerable: false };
  const error = Object.defineProperty(
    new SyntaxError("Unexpected token '<'\n  Deserialization error: to see the raw response, inspect …"),
    '$response',
    response,
  );
  expect(isTransient(error)).toBe(true);
  const failure = translated(error, ATTEMPT);
  expect(failure).toMatchObject({
    code: 'Unavailable',
    message: expect.stringContaining("Unexpected token '<'"),
  });
  expect(failure.message).not.toMatch(/\n|Deserialization/);
});

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES = `UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE
  UNABLE_TO_DECRYPT_CRL_SIGNATURE UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE
  CERT_NOT_YET_VALID CERT_HAS_EXPIRED CRL_NOT_YET_VALID CRL_HAS_EXPIRED ERROR_IN_CERT_NOT_BEFORE_FIELD
  ERROR_IN_CERT_NOT_AFTER_FIELD ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD
  DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT_LOCALLY
  UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG CERT_REVOKED INVALID_CA PATH_LENGTH_EXCEEDED INVALID_PURPOSE
  CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH ERR_TLS_CERT_ALTNAME_INVALID`.split(/\s+/);

test.each(CERTIFICATE_CODES)('the certificate error %s says what to set, and is not tried again', (code) => {
  const error = Object.assign(new Error('unable to verify'), { code });
  expect(isTransient(error)).toBe(false);
  expect(translated(error, ATTEMPT)).toMatchObject({
    code: 'Unavailable',
    message: expect.stringMatching(
      /is not trusted.*set AWS_CA_BUNDLE .* ca_bundle and NODE_EXTRA_CA_CERTS do not count/,
    ),
  });
});

test.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'HPE_INVALID_CONSTANT'])(
  'an endpoint that speaks another protocol (%s) is not available, and is not tried again',
  (code) => {
    const error = Object.assign(new Error('wrong version number'), { code });
    expect(isTransient(error)).toBe(false);
    expect(translated(error, ATTEMPT).code).toBe('Unavailable');
  },
);

test('an endpoint that is no address is a wrong setting, which is named', () => {
  let invalid: unknown;
  try {
    new URL('garbage');
  } catch (error) {
    invalid = error;
  }
  expect(translated(invalid, ATTEMPT)).toMatchObject({
    code: 'InvalidConfiguration',
    message: expect.stringMatching(/'garbage'.*is not an address; write AWS_ENDPOINT_URL/),
  });
});
