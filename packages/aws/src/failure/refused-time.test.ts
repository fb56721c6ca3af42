import { describe, expect, it } from 'vitest';
import { refusesTime } from './refused-time.ts';

function awsError(name: string, message: string, metadata: object = {}): Error {
  return Object.assign(new Error(message), { name, $metadata: metadata });
}

const EXPIRED =
  'Signature expired: 20261101T000000Z is now earlier than 20261101T010000Z (20261101T011500Z - 15 min.)';
const NOT_YET = 'Signature not yet current: 20261101T030000Z is still later than 20261101T011500Z';

describe('a refused time', () => {
  it.each([
    ['RequestExpired', 'Request has expired.', {}],
    ['RequestInTheFuture', '', {}],
    ['RequestTimeTooSkewed', 'The difference is too large.', {}],
    ['SignatureDoesNotMatch', EXPIRED, {}],
    ['InvalidSignatureException', NOT_YET, {}],
    ['InvalidSignatureException', 'The request signature does not match.', { clockSkewCorrected: true }],
    ['AccessDeniedException', 'not authorized', { clockSkewCorrected: true }],
  ])('is known by %s (%s)', (name, message, metadata) => {
    expect(refusesTime(awsError(name, message, metadata))).toBe(true);
  });

  it.each([
    ['SignatureDoesNotMatch', 'The request signature we calculated does not match.', {}],
    ['AccessDeniedException', 'not authorized', {}],
    // The function may have run, however wrong the clock is.
    ['ServiceException', 'internal', { clockSkewCorrected: true, httpStatusCode: 500 }],
    ['ExpiredTokenException', 'The security token included in the request is expired', {}],
  ])('is not %s (%s)', (name, message, metadata) => {
    expect(refusesTime(awsError(name, message, metadata))).toBe(false);
  });
});
