import { memberOf, nameOf } from './sdk-error.ts';

/** Errors that say nothing but that the time of the signature is refused. */
const ABOUT_TIME = new Set(['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed']);

/** Errors that are also given for a refused time. The signature of an unknown service's error may be among them. */
const ALSO_ABOUT_TIME = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
]);

/**
 * Whether AWS refuses a request for the time of its signature: the clock is wrong, or the request left long after it was
 * signed. AWS has done nothing then, so the request may be signed and sent once more. The SDK marks an error from which
 * it has learnt AWS's time.
 */
export function refusesTime(error: unknown): boolean {
  const name = nameOf(error);
  if (ABOUT_TIME.has(name)) return true;
  if (!ALSO_ABOUT_TIME.has(name)) return false;
  const isCorrected = memberOf(memberOf(error, '$metadata'), 'clockSkewCorrected') === true;
  return isCorrected || /signature (?:expired|not yet current)/i.test(String(memberOf(error, 'message')));
}
