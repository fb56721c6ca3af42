import type { PostTarget } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import type { Writing } from '../shared/view.ts';
import { jsonSummary } from './json.ts';
import { slackMessage } from './slack.ts';
import { type PageReference, summaryOf } from './summary.ts';
import { teamsMessage } from './teams.ts';

/** The message for a target. */
export function messageFor(
  target: PostTarget,
  report: Report,
  page: PageReference,
  writing: Writing,
): string {
  switch (target) {
    case 'slack':
      return slackMessage(summaryOf(report, page, writing), writing.locale);
    case 'teams':
      return teamsMessage(summaryOf(report, page, writing), writing.locale);
    case 'json':
      return jsonSummary(report, page);
  }
}
