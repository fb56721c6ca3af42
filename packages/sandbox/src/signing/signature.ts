import { timingSafeEqual } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ReceivedRequest } from '../server/received-request.ts';
import { type Authorization, parseAuthorization } from './authorization-header.ts';

/**
 * True where `secretAccessKey` made the request's signature (AWS Signature Version 4, header form): the request
 * is signed once more, in the same scope and with exactly the headers that were signed, and the two compared.
 * @param signedAt the time in the `X-Amz-Date` that the request carries
 */
export async function isSignedWith(
  secretAccessKey: string,
  request: ReceivedRequest,
  authorization: Authorization,
  signedAt: Date,
): Promise<boolean> {
  const { accessKeyId, region, service, signedHeaders, signature } = authorization;
  if (!(await statesItsBody(request))) return false;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const signed = await signer.sign(asToSign(request, signedHeaders), {
    signingDate: signedAt,
    // Among the signed headers may be some, such as the user agent, that the signer leaves out unless told.
    signableHeaders: new Set(signedHeaders),
  });
  return isEqual(signature, parseAuthorization(signed.headers['authorization'] ?? '')?.signature ?? '');
}

/** The signer takes the body's hash from this header where it is there, so it has to be the body's. */
async function statesItsBody(request: ReceivedRequest): Promise<boolean> {
  const stated = request.headers['x-amz-content-sha256'];
  if (stated === undefined) return true;
  const hash = new Sha256();
  hash.update(request.body);
  return isEqual(stated, Buffer.from(await hash.digest()).toString('hex'));
}

function asToSign(request: ReceivedRequest, signedHeaders: readonly string[]) {
  const query = Map.groupBy(new URLSearchParams(request.rawQuery), ([name]) => name);
  return {
    method: request.method,
    protocol: 'http:',
    hostname: '127.0.0.1',
    path: request.rawPath,
    query: Object.fromEntries([...query].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])),
    headers: Object.fromEntries(signedHeaders.map((name) => [name, request.headers[name] ?? ''])),
    body: request.body,
  };
}

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
