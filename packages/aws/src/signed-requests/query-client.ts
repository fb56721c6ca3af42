import { parseXML } from '@aws-sdk/xml-builder';
import type { SendOptions } from '../pacing/paced-calls.ts';
import { attachedTo, type RawAnswer, refusal } from './answer.ts';
import { escaped } from './escaped.ts';
import { type Members, membersOf, optionalMembers, optionalText } from './members.ts';
import { type SenderOptions, SignedSender } from './sender.ts';

export interface SignedQueryOptions extends SenderOptions {
  /** The version of the service's interface: a date. */
  readonly version: string;
}

/**
 * A service of AWS that speaks the query protocol: a form is sent, and XML comes back. Each request is sent once, and fails
 * with an error in the form of the SDK's. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export class SignedQueryClient {
  readonly #sender: SignedSender;
  readonly #version: string;

  constructor({ version, ...options }: SignedQueryOptions) {
    this.#sender = new SignedSender(options);
    this.#version = version;
  }

  /** The members of an operation's result: texts, objects, and arrays where an element repeats. */
  async send(
    operation: string,
    input: Readonly<Record<string, string>>,
    sending: SendOptions,
  ): Promise<Members> {
    const answer = await this.#sender.send(
      {
        operation,
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: formOf({ Action: operation, Version: this.#version, ...input }),
      },
      sending,
    );
    return resultIn(answer, operation);
  }

  destroy(): void {
    this.#sender.destroy();
  }
}

/** Throws an error as the SDK does. */
function resultIn(answer: RawAnswer, operation: string): Members {
  const { statusCode, text } = answer;
  if (statusCode < 200 || statusCode >= 300) throw refusal(answer, statedIn(text));
  try {
    const response = membersOf(membersOf(parseXML(text)).get(`${operation}Response`));
    return optionalMembers(response, `${operation}Result`);
  } catch (failure) {
    throw Object.assign(failure instanceof Error ? failure : new Error(String(failure)), attachedTo(answer));
  }
}

/** A page of somebody else, such as a gateway, states nothing. */
function statedIn(text: string): Parameters<typeof refusal>[1] {
  try {
    const response = membersOf(membersOf(parseXML(text)).get('ErrorResponse'));
    const error = membersOf(response.get('Error'));
    return {
      name: optionalText(error, 'Code'),
      message: optionalText(error, 'Message'),
      requestId: optionalText(response, 'RequestId'),
    };
  } catch {
    return { name: null, message: null };
  }
}

function formOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map((pair) => pair.map(escaped).join('='))
    .join('&');
}
