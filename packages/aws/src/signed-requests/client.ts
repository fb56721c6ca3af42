import type { SendOptions } from '../pacing/paced-calls.ts';
import { readJsonAnswer } from './answer.ts';
import { type SenderOptions, SignedSender } from './sender.ts';

export interface SignedJsonOptions extends SenderOptions {
  /** The name of the service in a request's target. */
  readonly target: string;
}

/**
 * A service of AWS that speaks JSON 1.1, and of which no client is at hand. Each request is sent once, and fails with an
 * error in the form of the SDK's.
 */
export class SignedJsonClient {
  readonly #sender: SignedSender;
  readonly #target: string;

  constructor({ target, ...options }: SignedJsonOptions) {
    this.#sender = new SignedSender(options);
    this.#target = target;
  }

  /** What AWS answers to an operation. */
  async send(operation: string, input: object, sending: SendOptions): Promise<unknown> {
    const answer = await this.#sender.send(
      {
        operation,
        method: 'POST',
        path: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${this.#target}.${operation}`,
        },
        body: JSON.stringify(input),
      },
      sending,
    );
    return readJsonAnswer(answer);
  }

  destroy(): void {
    this.#sender.destroy();
  }
}
