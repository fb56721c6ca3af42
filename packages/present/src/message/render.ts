import type { PostTarget } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { chatOf } from './chat.ts';
import { jsonSummary } from './json.ts';
import { slackMessage } from './slack.ts';
import { type PageReference, type Posting, summaryOf } from './summary.ts';
import { teamsMessage } from './teams.ts';

/** The message for a target. */
export function messageFor(
  target: PostTarget,
  report: Report,
  page: PageReference,
  posting: Posting,
): string {
  const summary = summaryOf(report, posting);
  switch (target) {
    case 'slack':
      return slackMessage(chatOf(report, summary, posting), page, posting.language);
    case 'teams':
      return teamsMessage(chatOf(report, summary, posting), page, posting.language);
    case 'json':
      return jsonSummary(report, summary, page);
  }
}
