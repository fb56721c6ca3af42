import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ReceivedRequest } from '../server/received-request.ts';
import { ServiceError } from '../service.ts';

/**
 * The content of an upload, whose checksums are verified.
 *
 * @throws ServiceError BadDigest or InvalidRequest
 */
export function receivedContent({ headers, body }: ReceivedRequest): Buffer {
  const isChunked = (headers['content-encoding'] ?? '')
    .split(',')
    .some((each) => each.trim() === 'aws-chunked');
  const { content, trailers } = isChunked ? unchunked(body) : { content: body, trailers: new Map() };
  const sent = new Map([...Object.entries(headers), ...trailers]);
  const stated = (name: string): string | undefined => sent.get(name);
  verify('CRC32', stated('x-amz-checksum-crc32'), () => crc32Of(content));
  verify('SHA256', stated('x-amz-checksum-sha256'), () => digest('sha256', content));
  verify('MD5', stated('content-md5'), () => digest('md5', content));
  return content;
}

/** CRC32 as S3 writes it: four bytes in base64. */
export function crc32Of(content: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(content));
  return bytes.toString('base64');
}

function digest(algorithm: string, content: Uint8Array): string {
  return createHash(algorithm).update(content).digest('base64');
}

function verify(name: string, stated: string | undefined, computed: () => string): void {
  if (stated === undefined || stated === computed()) return;
  throw new ServiceError(
    'BadDigest',
    `The ${name} you specified did not match the calculated checksum.`,
    400,
  );
}

/** `aws-chunked`: each chunk after its size in hexadecimal digits; trailers stand after the last, which is empty. */
function unchunked(body: Buffer): { content: Buffer; trailers: ReadonlyMap<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(body.toString('latin1', at, Math.max(at, end)))?.[1];
    if (end < 0 || size === undefined) {
      throw new ServiceError('InvalidRequest', 'The body is not in the aws-chunked encoding', 400);
    }
    const bytes = Number.parseInt(size, 16);
    at = end + 2;
    if (bytes === 0) break;
    chunks.push(body.subarray(at, at + bytes));
    at += bytes + 2;
  }
  const trailers = body
    .toString('latin1', at)
    .split('\r\n')
    .map((line) => line.split(':'))
    .map(([name = '', ...value]): [string, string] => [name.trim().toLowerCase(), value.join(':').trim()]);
  return { content: Buffer.concat(chunks), trailers: new Map(trailers) };
}
