import { POST_TARGET_NAMES, POST_TARGETS, type PostTarget } from '@ou-cost/contract/options';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment variables that the command line reads. The AWS SDK reads its own. */
export interface Environment {
  /** From AWS_REGION, else AWS_DEFAULT_REGION; null where neither is set. */
  readonly region: string | null;
  /** Whether NO_COLOR is set, or TERM is `dumb`. */
  readonly refusesColor: boolean;
  /** Whether TERM is `dumb`: such a terminal cannot erase a line. @default false */
  readonly hasDumbTerminal?: boolean;
  /** All variables, for what AWS settings are read from. @default none */
  readonly variables?: Variables;
  /** The addresses of webhooks that are set; each is a secret. */
  readonly webhooks?: Readonly<Partial<Record<PostTarget, string>>>;
}

/** Reads the environment. No other file of the command line does. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const set = (name: `AWS_${string}` | `OU_COST_${string}` | 'NO_COLOR') => {
    const value = variables[name];
    return value === undefined || value === '' ? null : value;
  };
  const webhooks = POST_TARGET_NAMES.flatMap((target) => {
    const address = set(POST_TARGETS[target].variable);
    return address === null ? [] : [[target, address]];
  });
  return {
    region: set('AWS_REGION') ?? set('AWS_DEFAULT_REGION'),
    refusesColor: set('NO_COLOR') !== null || variables['TERM'] === 'dumb',
    hasDumbTerminal: variables['TERM'] === 'dumb',
    variables,
    webhooks: Object.fromEntries(webhooks),
  };
}
