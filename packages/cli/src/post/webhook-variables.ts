import type { PostTarget } from '@ou-cost/present/message';

/** The environment variable of a target's address, for posts without a file. */
export const WEBHOOK_VARIABLES: Readonly<Record<PostTarget, string>> = {
  slack: 'OU_COST_SLACK_WEBHOOK',
  teams: 'OU_COST_TEAMS_WEBHOOK',
  json: 'OU_COST_JSON_WEBHOOK',
};
