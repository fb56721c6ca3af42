import { addAbortSignal, Readable } from 'node:stream';
import { OuCostError } from '@ou-cost/spend';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CredentialProvider } from '../credentials/caller.ts';
import type { SendOptions } from '../pacing/paced-calls.ts';
import type { RawAnswer } from './answer.ts';

/** Where and as whom requests are sent. */
export interface SenderOptions {
  /** The name of the service in a signature. */
  readonly signingName: string;
  readonly region: string;
  readonly endpoint: string;
  readonly credentials: CredentialProvider;
  readonly requestHandler: NodeHttpHandler;
}

/** A request in the form of its protocol, before it is signed. */
export interface UnsignedRequest {
  /** The operation, for messages. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Below the endpoint's own path, each part escaped. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: a request without one. */
  readonly body: string | null;
}

/** How far this machine's clock may be from AWS's before requests are signed by AWS's, in milliseconds. */
const CLOCK_TOLERANCE = 240_000;

/** In bytes; a page of a hundred exports has a few thousand. */
const LARGEST_ANSWER = 2 ** 22;

/** Sends signed requests to a service, each once. What failed on the way fails with the error of Node.js or of the SDK. */
export class SignedSender {
  readonly #options: SenderOptions;
  readonly #signer: SignatureV4;
  /** How much AWS's clock is ahead, in milliseconds. */
  #clockOffset = 0;

  constructor(options: SenderOptions) {
    const { credentials, region, signingName } = options;
    this.#options = options;
    this.#signer = new SignatureV4({
      credentials,
      region,
      service: signingName,
      sha256: Hash.bind(null, 'sha256'),
    });
  }

  /** What the service answers, whatever it is. */
  async send(request: UnsignedRequest, { abortSignal }: SendOptions): Promise<RawAnswer> {
    const { requestHandler } = this.#options;
    const signed = await this.#signer.sign(this.#httpRequest(request), {
      signingDate: new Date(Date.now() + this.#clockOffset),
    });
    const { response } = await requestHandler.handle(new HttpRequest(signed), { abortSignal });
    const { statusCode, headers, body } = response;
    this.#learnTime(headers['date']);
    // The handler watches the signal up to the headers only.
    const text =
      body instanceof Readable ? await textOf(addAbortSignal(abortSignal, body), request.operation) : '';
    return { statusCode, headers, text };
  }

  destroy(): void {
    this.#options.requestHandler.destroy();
  }

  #httpRequest({ method, path, query = {}, headers, body }: UnsignedRequest): HttpRequest {
    const { protocol, hostname, port, host, pathname } = new URL(this.#options.endpoint);
    return new HttpRequest({
      method,
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: path === '/' ? pathname : `${pathname.replace(/\/$/, '')}${path}`,
      query: { ...query },
      headers: {
        host,
        ...headers,
        ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
      ...(body === null ? {} : { body }),
    });
  }

  /** AWS refuses a signature whose time is wrong, and says what time it is. */
  #learnTime(date: string | undefined): void {
    const atAws = Date.parse(date ?? '');
    if (Number.isNaN(atAws)) return;
    const offset = atAws - Date.now();
    this.#clockOffset = Math.abs(offset) > CLOCK_TOLERANCE ? offset : 0;
  }
}

async function textOf(body: AsyncIterable<Uint8Array>, operation: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LARGEST_ANSWER) {
      throw new OuCostError(
        'MalformedAnswer',
        `the answer to ${operation} has more than ${LARGEST_ANSWER} bytes, which none of AWS's has; run again`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
