import { createHash, randomUUID } from 'node:crypto';
import type { DeployedQueue } from '../deployed/model.ts';

/** A message in a queue. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface Held {
  readonly message: QueuedMessage;
  receives: number;
  /** In milliseconds since 1970-01-01T00:00Z. */
  visibleFrom: number;
}

/** A message as a receiver gets it. */
export interface ReceivedMessage extends QueuedMessage {
  readonly receiptHandle: string;
  readonly receives: number;
}

/** A queue and its messages, in the order in which they were sent. */
export class Queue {
  readonly deployed: DeployedQueue;
  #held: Held[] = [];

  constructor(deployed: DeployedQueue) {
    this.deployed = deployed;
  }

  send(body: string, sentAt: Date, attributes: Readonly<Record<string, string>> = {}): QueuedMessage {
    const message = { messageId: randomUUID(), body, sentAt: sentAt.toISOString(), attributes };
    this.#held.push({ message, receives: 0, visibleFrom: sentAt.getTime() });
    return message;
  }

  /** At most so many messages, which then stay hidden for a while. */
  receive(most: number, hiddenSeconds: number, now: Date): readonly ReceivedMessage[] {
    return this.#visible(now)
      .slice(0, most)
      .map((held) => {
        held.receives += 1;
        held.visibleFrom = now.getTime() + hiddenSeconds * 1000;
        return { ...held.message, receiptHandle: handleOf(held.message), receives: held.receives };
      });
  }

  /** Removes what a receiver got. Nothing happens where it is gone. */
  remove(receiptHandle: string): void {
    this.#held = this.#held.filter(({ message }) => handleOf(message) !== receiptHandle);
  }

  /** How many messages can be received, and how many were and are hidden. */
  depth(now: Date): { readonly visible: number; readonly hidden: number } {
    const visible = this.#visible(now).length;
    return { visible, hidden: this.#held.length - visible };
  }

  get messages(): readonly QueuedMessage[] {
    return this.#held.map(({ message }) => message);
  }

  #visible(now: Date): Held[] {
    return this.#held.filter(({ visibleFrom }) => visibleFrom <= now.getTime());
  }
}

/** All queues by ARN. */
export class Queues {
  readonly #queues: ReadonlyMap<string, Queue>;

  constructor(deployed: readonly DeployedQueue[]) {
    this.#queues = new Map(deployed.map((each) => [each.arn, new Queue(each)]));
  }

  find(arn: string): Queue | undefined {
    return this.#queues.get(arn);
  }

  /** The messages of every queue, by its ARN. */
  contents(): Readonly<Record<string, readonly QueuedMessage[]>> {
    return Object.fromEntries([...this.#queues].map(([arn, { messages }]) => [arn, messages]));
  }
}

function handleOf({ messageId }: QueuedMessage): string {
  return createHash('sha256').update(messageId).digest('base64url');
}
