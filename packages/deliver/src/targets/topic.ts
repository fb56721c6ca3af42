import type { Deliverer } from '@ou-cost/aws/deliverer';
import { topicMessage } from '@ou-cost/present/message';
import type { Target } from '../ports.ts';
import { targetId } from './id.ts';
import { type Remedies, sentBy } from './sent.ts';

const REMEDIES: Remedies = new Map([
  ['NotFound', 'there is no such topic'],
  [
    'AccessRefused',
    "the role may not publish to it, or may not use the key that encrypts it; allow sns:Publish on the topic in the role's policy",
  ],
  ['KMSAccessDenied', 'the role may not use the key that encrypts it'],
]);

/** A topic of Amazon SNS, which gets the summary as text. */
export function topicTarget(deliverer: Deliverer, arn: string): Target {
  return {
    id: targetId('topic', arn),
    send: async ({ report, archived, posting }, signal) => {
      const message = topicMessage(report, archived, posting);
      return sentBy('Amazon SNS', await deliverer.topic(arn).publish(message, signal), REMEDIES);
    },
  };
}
