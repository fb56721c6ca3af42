import { OuCostError } from '@ou-cost/spend';

/** What S3 answers with an object. */
interface ObjectAnswer {
  readonly Body?: unknown;
  readonly ContentLength?: number | undefined;
}

/** All bytes of an answer. Fails with MalformedAnswer where there are more than these. */
export async function bodyOf(
  { Body, ContentLength }: ObjectAnswer,
  most: number,
  path: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (ContentLength !== undefined && ContentLength > most) {
    await endOf(Body);
    throw tooLarge(path, ContentLength, most);
  }
  if (!isBytes(Body)) return new Uint8Array();
  // Leaving the loop ends the connection.
  for await (const chunk of Body) {
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

function isBytes(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function endOf(body: unknown): Promise<void> {
  if (isBytes(body)) await body[Symbol.asyncIterator]().return?.();
}
