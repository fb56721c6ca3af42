import { parse } from '@aws-sdk/util-arn-parser';
import { reading } from '../failure/reading.ts';
import type { Sending } from '../failure/sending.ts';
import type { RunConnection } from '../run-connection.ts';
import { listIn, membersOf, optionalMembers, textIn } from '../signed-requests/members.ts';
import { SignedQueryClient } from '../signed-requests/query-client.ts';
import { attemptOf, type ServiceNames, senderOptions, sendOnce } from './connection.ts';

const SNS: ServiceNames = { id: 'SNS', host: 'sns', signingName: 'sns' };
const VERSION = '2010-03-31';

/** What is published. */
export interface TopicMessage {
  /** At most 99 characters of ASCII. */
  readonly subject: string;
  /** At most 262,144 bytes, with the subject. */
  readonly text: string;
}

/** A topic of Amazon SNS, in the region of its ARN. https://docs.aws.amazon.com/sns/latest/api/Welcome.html */
export class Topic {
  readonly #run: RunConnection;
  readonly #arn: string;
  readonly #client: SignedQueryClient;

  constructor(run: RunConnection, arn: string) {
    this.#run = run;
    this.#arn = arn;
    const options = senderOptions(run, SNS, parse(arn).region);
    this.#client = new SignedQueryClient({ ...options, version: VERSION });
  }

  /** Publishes a message, at most once. */
  publish({ subject, text }: TopicMessage, signal: AbortSignal): Promise<Sending> {
    const attempt = attemptOf(this.#run, 'publish to the topic', 'sns:Publish', this.#arn);
    return sendOnce(this.#run, attempt, signal, (sending) =>
      this.#client.send('Publish', { TopicArn: this.#arn, Message: text, Subject: subject }, sending),
    );
  }

  /** What SNS says of the topic, by the names of its attributes. Fails with an OuCostError. */
  async attributes(): Promise<ReadonlyMap<string, string>> {
    const attempt = attemptOf(this.#run, 'see the topic', 'sns:GetTopicAttributes', this.#arn);
    const answer = await this.#run.calls.call(attempt, (sending) =>
      this.#client.send('GetTopicAttributes', { TopicArn: this.#arn }, sending),
    );
    return reading('Amazon SNS', () => {
      const attributes = optionalMembers(answer, 'Attributes');
      // A single element is no list in XML.
      const entry = attributes.get('entry') ?? [];
      const entries = Array.isArray(entry) ? listIn(attributes, 'entry') : [membersOf(entry)];
      return new Map(entries.map((one) => [textIn(one, 'key'), String(one.get('value') ?? '')] as const));
    });
  }
}
