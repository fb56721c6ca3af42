import { addAbortSignal, Readable } from 'node:stream';
import { OuCostError } from '@ou-cost/spend';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import type { CredentialProvider } from '../credentials/caller.ts';
import type { SendOptions } from '../pacing/paced-calls.ts';
import { readJsonAnswer } from './answer.ts';

/** A service of AWS that speaks JSON 1.1, and of which no client is at hand. */
interface JsonService {
  /** The name of the service in a request's target. */
  readonly target: string;
  /** The name of the service in a signature. */
  readonly signingName: string;
  readonly region: string;
  readonly endpoint: string;
}

export interface SignedJsonOptions extends JsonService {
  readonly credentials: CredentialProvider;
  readonly requestHandler: NodeHttpHandler;
}

/** How far this machine's clock may be from AWS's before requests are signed by AWS's, in milliseconds. */
const CLOCK_TOLERANCE = 240_000;

/** In bytes; a page of a hundred exports has a few thousand. */
const LARGEST_ANSWER = 2 ** 22;

/** Sends signed requests of AWS's JSON 1.1 protocol, each once. Fails with errors in the form of the SDK's. */
export class SignedJsonClient {
  readonly #options: SignedJsonOptions;
  readonly #signer: SignatureV4;
  /** How much AWS's clock is ahead, in milliseconds. */
  #clockOffset = 0;

  constructor(options: SignedJsonOptions) {
    const { credentials, region, signingName } = options;
    this.#options = options;
    this.#signer = new SignatureV4({
      credentials,
      region,
      service: signingName,
      sha256: Hash.bind(null, 'sha256'),
    });
  }

  /** What AWS answers to an operation. */
  async send(operation: string, input: object, { abortSignal }: SendOptions): Promise<unknown> {
    const { requestHandler } = this.#options;
    const signed = await this.#signer.sign(this.#request(operation, input), {
      signingDate: new Date(Date.now() + this.#clockOffset),
    });
    const { response } = await requestHandler.handle(new HttpRequest(signed), { abortSignal });
    const { statusCode, headers, body } = response;
    this.#learnTime(headers['date']);
    // The handler watches the signal up to the headers only.
    const read = body instanceof Readable ? await textOf(addAbortSignal(abortSignal, body), operation) : '';
    return readJsonAnswer({ statusCode, headers, text: read });
  }

  destroy(): void {
    this.#options.requestHandler.destroy();
  }

  #request(operation: string, input: object): HttpRequest {
    const { endpoint, target } = this.#options;
    const { protocol, hostname, port, host, pathname } = new URL(endpoint);
    const body = JSON.stringify(input);
    return new HttpRequest({
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: pathname,
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'content-length': String(Buffer.byteLength(body)),
        'x-amz-target': `${target}.${operation}`,
      },
      body,
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
