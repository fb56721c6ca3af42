import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';

/** What a request to S3 addresses; an empty key is the bucket itself, an empty bucket the account. */
export interface S3Address {
  readonly bucket: string;
  readonly key: string;
}

/** Hosts below which a bucket may stand: loopback, AWS's own and the name of a sandbox that does not listen. */
const HOSTS =
  /^(?:127\.0\.0\.1|localhost|sandbox\.invalid|s3[a-z0-9.-]*\.amazonaws\.com(?:\.cn)?)(?::\d+)?$/i;

/** Reads both styles: `/bucket/key` and `bucket.host/key`. The SDK writes the first wherever the host is a number. */
export function addressOf({ rawPath, headers }: ReceivedRequest): S3Address {
  const host = headers['host'] ?? '';
  const dot = host.indexOf('.');
  const path = rawPath.slice(1);
  for (let at = dot; at >= 0; at = host.indexOf('.', at + 1)) {
    if (HOSTS.test(host.slice(at + 1)) && !HOSTS.test(host)) {
      return { bucket: host.slice(0, at), key: decoded(path) };
    }
  }
  const slash = path.indexOf('/');
  return slash < 0
    ? { bucket: decoded(path), key: '' }
    : { bucket: decoded(path.slice(0, slash)), key: decoded(path.slice(slash + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
}
