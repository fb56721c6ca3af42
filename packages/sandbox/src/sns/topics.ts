import { randomUUID } from 'node:crypto';
import type { PolicyDocument } from '../deployed/model.ts';

/** A topic that exists. */
export interface ExistingTopic {
  readonly arn: string;
  /** @default none, although AWS gives a new topic one that admits its whole account */
  readonly policy?: PolicyDocument;
}

/** What was published to a topic. */
export interface Notification {
  readonly messageId: string;
  readonly topicArn: string;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly subject: string | undefined;
  readonly message: string;
}

/** The topics with what was published to them. They have no subscriptions. */
export class Topics {
  readonly #topics: ReadonlyMap<string, ExistingTopic>;
  readonly #notifications: Notification[] = [];

  constructor(topics: readonly ExistingTopic[]) {
    this.#topics = new Map(topics.map((each) => [each.arn, each]));
  }

  find(arn: string): ExistingTopic | undefined {
    return this.#topics.get(arn);
  }

  get notifications(): readonly Notification[] {
    return [...this.#notifications];
  }

  publish(notification: Omit<Notification, 'messageId'>): Notification {
    const published = { ...notification, messageId: randomUUID() };
    this.#notifications.push(published);
    return published;
  }
}
