import type { SendOptions } from '../pacing/paced-calls.ts';
import { readJsonAnswer } from './answer.ts';
import { escaped } from './escaped.ts';
import { type SenderOptions, SignedSender } from './sender.ts';

/** A request of a service whose operations are paths. */
interface RestRequest {
  /** The operation, for messages. */
  readonly operation: string;
  /** The parts of the path, not escaped. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** A request that has one is a POST, and others are a GET. */
  readonly input?: object;
}

/**
 * A service of AWS that speaks REST with JSON, and of which no client is at hand. Each request is sent once, and fails
 * with an error in the form of the SDK's. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export class SignedRestClient {
  readonly #sender: SignedSender;

  constructor(options: SenderOptions) {
    this.#sender = new SignedSender(options);
  }

  /** What AWS answers to an operation. */
  async send({ operation, path, query, input }: RestRequest, sending: SendOptions): Promise<unknown> {
    const answer = await this.#sender.send(
      {
        operation,
        method: input === undefined ? 'GET' : 'POST',
        path: `/${path.map(escaped).join('/')}`,
        ...(query === undefined ? {} : { query }),
        headers: input === undefined ? {} : { 'content-type': 'application/json' },
        body: input === undefined ? null : JSON.stringify(input),
      },
      sending,
    );
    return readJsonAnswer(answer);
  }

  destroy(): void {
    this.#sender.destroy();
  }
}
