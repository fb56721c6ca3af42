import type { Agents } from '@ou-cost/aws';
import type { PostTarget } from '@ou-cost/contract/options';
import { messageFor, type PageReference, type Posting } from '@ou-cost/present/message';
import { OuCostError, type Report } from '@ou-cost/spend';
import type { Post } from '../arguments/posts.ts';
import type { Environment } from '../environment.ts';
import { send } from './send.ts';
import { type WebhookAddress, webhookAddress } from './webhook-address.ts';

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
    try {
      await send(target, address, messageFor(target, report, page, posting), { agents });
    } catch (failure) {
      if (!(failure instanceof OuCostError)) throw failure;
      failures.push(failure);
    }
  }
  return failures;
}
