import { timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ReceivedRequest } from '../server/received-request.ts';
import { type Authorization, parseAuthorization } from './authorization-header.ts';

/**
 * Whether `secretAccessKey` made the request's signature (AWS Signature Version 4, header form). The request is signed
 * again, in the same scope and with exactly the same signed headers, and the two signatures are compared.
 * @param signedAt the time in the request's `X-Amz-Date`
 */
export async function isSignedWith(
  secretAccessKey: string,
  request: ReceivedRequest,
  authorization: Authorization,
  signedAt: Date,
): Promise<boolean> {
  const { accessKeyId, region, service, signedHeaders, signature } = authorization;
  if (service !== 's3' || !isUnsigned(request)) {
    if (!(await hasHashOfBody(request))) return false;
  }
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
    // S3 signs its paths as they are sent, because a key may be any text.
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign(asToSign(request, signedHeaders), {
    signingDate: signedAt,
    // By default the signer does not sign some headers, such as the user agent, that the client may have signed.
    signableHeaders: new Set(signedHeaders),
  });
  return isEqual(signature, parseAuthorization(signed.headers['authorization'] ?? '')?.signature ?? '');
}

/** S3 admits bodies that are not signed: then the header says so, and a checksum may follow the body. */
function isUnsigned({ headers }: ReceivedRequest): boolean {
  return /^(?:UNSIGNED-PAYLOAD|STREAMING-UNSIGNED-PAYLOAD-TRAILER)$/.test(
    headers['x-amz-content-sha256'] ?? '',
  );
}

/** If the request has this header, the signer takes the body's hash from it, so it must be the hash of the body. */
async function hasHashOfBody(request: ReceivedRequest): Promise<boolean> {
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed === undefined) return true;
  const hash = new Sha256();
  hash.update(request.body);
  return isEqual(claimed, Buffer.from(await hash.digest()).toString('hex'));
}

function asToSign(request: ReceivedRequest, signedHeaders: readonly string[]) {
  const query = Map.groupBy(new URLSearchParams(request.rawQuery), ([name]) => name);
  return {
    method: request.method,
    protocol: 'http:',
    hostname: '127.0.0.1',
    path: request.rawPath,
    query: Object.fromEntries([...query].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])),
    headers: Object.fromEntries(
      signedHeaders.map((name) => [
        name,
        Object.hasOwn(request.headers, name) ? (request.headers[name] ?? '') : '',
      ]),
    ),
    body: request.body,
  };
}

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
