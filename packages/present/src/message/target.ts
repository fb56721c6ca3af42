/** Where a summary can be posted to. */
export const POST_TARGETS = ['slack', 'teams', 'json'] as const;

export type PostTarget = (typeof POST_TARGETS)[number];

/** The name of a target for people. */
export const TARGET_NAMES: Readonly<Record<PostTarget, string>> = {
  slack: 'Slack',
  teams: 'Teams',
  json: 'the JSON webhook',
};
