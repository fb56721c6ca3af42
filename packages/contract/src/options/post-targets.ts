/** One kind of webhook that takes a summary. */
interface PostTargetRow {
  /** Its name for people. */
  readonly name: string;
  readonly help: string;
  /** Who reads the message. */
  readonly readers: 'people' | 'programs';
  /** The environment variable with its address, which is a secret. */
  readonly variable: string;
}

/** Every kind of webhook, by the name that `--post` takes. */
export const POST_TARGETS = {
  slack: {
    name: 'Slack',
    help: 'an incoming webhook of Slack',
    readers: 'people',
    variable: 'OU_COST_SLACK_WEBHOOK',
  },
  teams: {
    name: 'Teams',
    help: 'a Workflows webhook of Microsoft Teams',
    readers: 'people',
    variable: 'OU_COST_TEAMS_WEBHOOK',
  },
  json: {
    name: 'the JSON webhook',
    help: 'any address that takes JSON',
    readers: 'programs',
    variable: 'OU_COST_JSON_WEBHOOK',
  },
} as const satisfies Readonly<Record<string, PostTargetRow>>;

export type PostTarget = keyof typeof POST_TARGETS;

export const POST_TARGET_NAMES = Object.keys(POST_TARGETS) as readonly PostTarget[];
