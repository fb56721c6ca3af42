import type { Deliverer } from '@ou-cost/aws/deliverer';
import type { MailDelivery } from '@ou-cost/contract/scheduled';
import type { Target } from '../ports.ts';
import type { Posting } from '../webhook/send.ts';
import { mailTarget } from './mail.ts';
import { topicTarget } from './topic.ts';
import { type WebhookTarget, webhookTarget } from './webhook.ts';

/** Who gets a report. */
export interface Recipients {
  readonly mail?: MailDelivery | undefined;
  /** ARNs. */
  readonly topics: readonly string[];
  readonly webhooks: readonly WebhookTarget[];
}

/** The targets of a report, each once. */
export function targetsFor(
  { mail, topics, webhooks }: Recipients,
  deliverer: Deliverer,
  posting: Omit<Posting, 'signal'>,
): readonly Target[] {
  const all = [
    ...(mail === undefined ? [] : [mailTarget(deliverer, mail)]),
    ...topics.map((arn) => topicTarget(deliverer, arn)),
    ...webhooks.map((webhook) => webhookTarget(deliverer, webhook, posting)),
  ];
  return [...new Map(all.map((target) => [target.id, target])).values()];
}
