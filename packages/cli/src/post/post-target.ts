/** Where a summary can be posted to. */
export const POST_TARGETS = ['slack', 'teams', 'json'] as const;

export type PostTarget = (typeof POST_TARGETS)[number];

/** The environment variable that holds a target's address, where no file does. */
export const WEBHOOK_VARIABLES: Readonly<Record<PostTarget, string>> = {
  slack: 'OU_COST_SLACK_WEBHOOK',
  teams: 'OU_COST_TEAMS_WEBHOOK',
  json: 'OU_COST_JSON_WEBHOOK',
};

/** What people call a target. */
export const TARGET_NAMES: Readonly<Record<PostTarget, string>> = {
  slack: 'Slack',
  teams: 'Teams',
  json: 'the JSON webhook',
};
