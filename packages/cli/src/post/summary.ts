import type { Agents } from '@ou-cost/aws';
import { POST_TARGETS, type PostTarget } from '@ou-cost/contract/options';
import { postTo, type WebhookAddress } from '@ou-cost/deliver/webhook';
import { messageFor, type PageReference, type Posting } from '@ou-cost/present/message';
import { OuCostError, type Report } from '@ou-cost/spend';
import type { Post } from '../arguments/posts.ts';
import type { Environment } from '../environment.ts';
import { PRODUCER } from '../version.ts';
import { webhookAddress } from './webhook-address.ts';

/** A post with its webhook's address. */
export interface ReadyPost {
  readonly target: PostTarget;
  readonly address: WebhookAddress;
}

/** The posts with their addresses. Fails with InvalidUsage before anything is paid for. */
export function readyPosts(
  posts: readonly Post[],
  environment: Environment,
  workingFolder: string,
): Promise<ReadyPost[]> {
  return Promise.all(
    posts.map(async (post) => ({
      target: post.target,
      address: await webhookAddress(post, environment, workingFolder),
    })),
  );
}

/** Posts the summary to one webhook after the other. Returns the failures, and does not stop at one. */
export async function postSummary(
  posts: readonly ReadyPost[],
  report: Report,
  page: PageReference,
  agents: Agents,
  posting: Posting,
): Promise<OuCostError[]> {
  const failures: OuCostError[] = [];
  for (const { target, address } of posts) {
    const message = messageFor(target, report, page, posting);
    const sent = await postTo(address, message, { producer: PRODUCER, agents, allowsThisMachine: true });
    if (sent.kind !== 'delivered') failures.push(notPosted(target, sent.reason));
  }
  return failures;
}

function notPosted(target: PostTarget, why: string): OuCostError {
  return new OuCostError(
    'PostFailed',
    `the report is written, but its summary was not posted to ${POST_TARGETS[target].name}: ${why}`,
  );
}
