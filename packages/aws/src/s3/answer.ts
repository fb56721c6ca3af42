import { addAbortSignal, Readable } from 'node:stream';
import { OuCostError } from '@ou-cost/spend';
import { documentOf, membersOf, textIn } from './document.ts';

export type Headers = Readonly<Record<string, string | undefined>>;

/** What S3 answers to a request that it does. */
export interface BucketAnswer {
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What S3's answer means, in the form of an error of the SDK. */
export function errorOf(status: number, headers: Headers, body: Uint8Array): Error {
  const { code, message } = statedIn(body);
  const requestId = headers['x-amz-request-id'];
  return Object.assign(new Error(message || `HTTP ${status}`), {
    name: code || 'UnknownError',
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status, ...(requestId === undefined ? {} : { requestId }) },
    $response: { statusCode: status, headers },
  });
}

/** An answer of somebody else than S3 states nothing. */
function statedIn(body: Uint8Array): { readonly code: string; readonly message: string } {
  try {
    const error = membersOf(documentOf(body).get('Error'));
    // S3 puts the resource in quotes, other services do not.
    return { code: textIn(error, 'Code'), message: textIn(error, 'Message').replaceAll('"', '') };
  } catch {
    return { code: '', message: '' };
  }
}

/** All bytes of an answer. Fails with MalformedAnswer where there are more than these. */
export async function bytesOf(
  body: unknown,
  headers: Headers,
  most: number,
  path: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  // Where requests do not leave the process, the body is no stream.
  if (!(body instanceof Readable)) return body instanceof Uint8Array ? body : new Uint8Array();
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > most) {
    body.destroy();
    throw tooLarge(path, announced, most);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The handler watches the signal up to the headers only. Leaving the loop ends the connection.
  for await (const chunk of addAbortSignal(signal, body)) {
    size += chunk.length;
    if (size > most) throw tooLarge(path, size, most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, size: number, most: number): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `'${path}' has ${size} bytes or more, and ${most} at most are read`,
  );
}
