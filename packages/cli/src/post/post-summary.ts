import { OuCostError, type Report } from '@ou-cost/spend';
import type { Environment } from '../environment.ts';
import { jsonSummary } from './json-summary.ts';
import type { Post } from './post-pairs.ts';
import type { PostTarget } from './post-target.ts';
import { send } from './send.ts';
import { slackMessage } from './slack-message.ts';
import { type PageReference, summaryOf } from './summary.ts';
import { teamsMessage } from './teams-card.ts';
import { type WebhookAddress, webhookAddress } from './webhook-address.ts';

/** A post whose address is known. */
export interface ReadyPost {
  readonly target: PostTarget;
  readonly address: WebhookAddress;
}

/** Finds every post's address. Fails with InvalidUsage, so that what is wrong costs nothing. */
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

/** What a target is sent. */
export function messageFor(target: PostTarget, report: Report, page: PageReference, locale?: string): string {
  switch (target) {
    case 'slack':
      return slackMessage(summaryOf(report, page, locale), locale);
    case 'teams':
      return teamsMessage(summaryOf(report, page, locale), locale);
    case 'json':
      return jsonSummary(report, page);
  }
}

/** Posts the summary everywhere, one after the other; gives back what failed instead of stopping there. */
export async function postSummary(
  posts: readonly ReadyPost[],
  report: Report,
  page: PageReference,
  locale?: string,
): Promise<OuCostError[]> {
  const failures: OuCostError[] = [];
  for (const { target, address } of posts) {
    try {
      await send(target, address, messageFor(target, report, page, locale));
    } catch (failure) {
      if (!(failure instanceof OuCostError)) throw failure;
      failures.push(failure);
    }
  }
  return failures;
}
