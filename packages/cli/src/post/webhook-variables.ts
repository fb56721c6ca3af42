import type { PostTarget } from '@ou-cost/present/message';

/** The environment variable that holds a target's address, where no file does. */
export const WEBHOOK_VARIABLES: Readonly<Record<PostTarget, string>> = {
  slack: 'OU_COST_SLACK_WEBHOOK',
  teams: 'OU_COST_TEAMS_WEBHOOK',
  json: 'OU_COST_JSON_WEBHOOK',
};
