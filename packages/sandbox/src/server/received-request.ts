import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../service.ts';

/** An HTTP request with its whole body. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path as it was sent, still percent-encoded. */
  readonly rawPath: string;
  /** The query as it was sent, without the question mark. */
  readonly rawQuery: string;
  /** Names in lower case; the values of repeated headers are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Higher than every AWS limit in the sandbox, so that the services can refuse with their own errors. */
const bodyCap = 48 * 1024 * 1024;

/** @throws ServiceError RequestEntityTooLarge (413) if the body exceeds 48 MiB */
export async function receiveRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= bodyCap) {
      chunks.push(chunk);
    }
  }
  if (size > bodyCap) {
    throw new ServiceError(
      'RequestEntityTooLarge',
      `the body has ${size} bytes, at most ${bodyCap} are read`,
      413,
    );
  }
  const url = message.url ?? '/';
  const question = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    rawPath: question < 0 ? url : url.slice(0, question),
    rawQuery: question < 0 ? '' : url.slice(question + 1),
    headers: Object.fromEntries(
      Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
    ),
    body: Buffer.concat(chunks),
  };
}
