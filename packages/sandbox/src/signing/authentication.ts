import type { CredentialStore } from '../iam/credential-store.ts';
import type { Principal } from '../iam/principal.ts';
import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';
import type { Authorization } from './authorization-header.ts';
import { isSignedWith } from './signature.ts';

/** The error codes of the signature check in one family of protocols. */
export interface AuthenticationErrorCodes {
  readonly missing: string;
  readonly incomplete: string;
  readonly unknownKey: string;
  readonly wrongSignature: string;
  readonly expired: string;
  readonly status: number;
}

const skewMinutes = 15;

/** Whether the time in a signature is compared with the sandbox's clock, or not checked. */
export type SignatureTime = 'checked' | 'any';

/**
 * The principal that signed the request.
 * @throws ServiceError with the protocol's code if the signature does not prove a valid session
 */
export async function authenticate(
  request: ReceivedRequest,
  authorization: Authorization,
  store: CredentialStore,
  now: Date,
  codes: AuthenticationErrorCodes,
  signatureTime: SignatureTime = 'checked',
): Promise<Principal> {
  const refuse = (code: string, message: string): ServiceError =>
    new ServiceError(code, message, codes.status);
  const session = store.find(authorization.accessKeyId);
  if (!session || request.headers['x-amz-security-token'] !== session.sessionToken) {
    throw refuse(codes.unknownKey, 'The security token included in the request is invalid.');
  }
  const timestamp = request.headers['x-amz-date'] ?? '';
  const signedAt = parseTimestamp(timestamp);
  if (!signedAt || !timestamp.startsWith(authorization.date)) {
    throw refuse(
      codes.incomplete,
      `Authorization header requires an X-Amz-Date of the credential's day, not '${timestamp}'.`,
    );
  }
  if (!authorization.signedHeaders.includes('host')) {
    throw refuse(codes.wrongSignature, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const skew = signatureTime === 'any' ? undefined : skewMessage(signedAt, now);
  if (skew !== undefined) {
    throw refuse(codes.wrongSignature, skew);
  }
  if (!(await isSignedWith(session.secretAccessKey, request, authorization, signedAt))) {
    throw refuse(
      codes.wrongSignature,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret ' +
        'Access Key and signing method. Consult the service documentation for details.',
    );
  }
  if (now >= session.expiration) {
    throw refuse(codes.expired, 'The security token included in the request is expired');
  }
  return session.principal;
}

function parseTimestamp(text: string): Date | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function skewMessage(signedAt: Date, now: Date): string | undefined {
  const minutes = (now.getTime() - signedAt.getTime()) / 60_000;
  if (minutes > skewMinutes) {
    const limit = new Date(now.getTime() - skewMinutes * 60_000);
    return `Signature expired: ${compact(signedAt)} is now earlier than ${compact(limit)} (${compact(now)} - 15 min.)`;
  }
  if (minutes < -skewMinutes) {
    const limit = new Date(now.getTime() + skewMinutes * 60_000);
    return `Signature not yet current: ${compact(signedAt)} is still later than ${compact(limit)} (${compact(now)} + 15 min.)`;
  }
  return undefined;
}

function compact(date: Date): string {
  return date.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
