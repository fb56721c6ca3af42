import { describe, expect, it } from 'vitest';
import { isForeign, isNoConversation, isThrottle, isTransient, isUntrusted } from './sdk-error.ts';
import { translated } from './translate.ts';

/** A failure of a connection, as Node.js gives it. */
function failed(code: string): Error {
  return Object.assign(new Error(`it failed with ${code}`), { code });
}

const ATTEMPT = { hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' };

describe('a connection that failed', () => {
  it.each([
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ])('with %s may succeed when it is repeated, and means that AWS is not available', (code) => {
    expect([isTransient(failed(code)), isUntrusted(failed(code))]).toEqual([true, false]);
    expect(translated(failed(code), ATTEMPT).code).toBe('Unavailable');
  });

  // https://nodejs.org/api/tls.html#x509-certificate-error-codes, and the ones for the name in a certificate.
  it.each(
    (
      'UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE ' +
      'CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE CERT_NOT_YET_VALID CERT_HAS_EXPIRED CRL_NOT_YET_VALID CRL_HAS_EXPIRED ' +
      'ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN ' +
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG CERT_REVOKED INVALID_CA ' +
      'PATH_LENGTH_EXCEEDED INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH ERR_TLS_CERT_ALTNAME_INVALID'
    ).split(' '),
  )('with %s has a certificate that is not trusted, and is not repeated', (code) => {
    expect([isUntrusted(failed(code)), isTransient(failed(code))]).toEqual([true, false]);
    const { code: ours, message } = translated(failed(code), ATTEMPT);
    expect(ours).toBe('Unavailable');
    expect(message).toContain('AWS_CA_BUNDLE');
  });

  it.each(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'HPE_INVALID_CONSTANT', 'HPE_HEADER_OVERFLOW'])(
    'with %s has another protocol on the other side, and is not repeated',
    (code) => {
      expect([isNoConversation(failed(code)), isTransient(failed(code))]).toEqual([true, false]);
      expect(translated(failed(code), ATTEMPT).code).toBe('Unavailable');
    },
  );

  it.each(['EACCES', 'ENOENT', 'ERR_INVALID_ARG_TYPE', 'undefined', ''])(
    'is none of these with %s',
    (code) => {
      const error = failed(code);
      expect([isTransient(error), isUntrusted(error), isNoConversation(error)]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );
});

describe('a throttle', () => {
  // Written down from the retry rules of AWS's SDKs, and the errors of the services that a run calls.
  it.each(
    (
      'BandwidthLimitExceeded EC2ThrottledException LimitExceededException PriorRequestNotComplete ' +
      'ProvisionedThroughputExceededException RequestLimitExceeded RequestThrottled RequestThrottledException SlowDown ' +
      'ThrottledException Throttling ThrottlingException TooManyRequestsException TransactionInProgressException'
    ).split(' '),
  )('is %s, whatever its status', (name) => {
    for (const httpStatusCode of [400, 429, 503]) {
      const error = Object.assign(new Error('slower'), {
        name,
        $fault: 'client',
        $metadata: { httpStatusCode },
      });
      expect(isThrottle(error)).toBe(true);
      expect(translated(error, ATTEMPT).code).toBe('Throttled');
    }
  });

  it('is every answer with the status 429, and no other error', () => {
    expect(isThrottle(Object.assign(new Error(), { name: 'Any', $metadata: { httpStatusCode: 429 } }))).toBe(
      true,
    );
    for (const name of ['AccessDeniedException', 'ServiceException', 'Throttle', 'constructor', '']) {
      const error = Object.assign(new Error(), { name, $metadata: { httpStatusCode: 400 } });
      expect(isThrottle(error), name).toBe(false);
    }
  });
});

it.each([
  [403, {}, true],
  [400, {}, true],
  [403, { 'x-amzn-requestid': '1' }, false],
  [403, { 'content-type': 'application/x-amz-json-1.1' }, false],
  [408, {}, false],
  [429, {}, false],
  [500, {}, false],
])('an unnamed refusal with %s and %j is of somebody else: %s', (statusCode, headers, isOthers) => {
  expect(isForeign(Object.assign(new Error('no'), { $response: { statusCode, headers } }))).toBe(isOthers);
});
