/** What the command line takes from the environment itself; the AWS SDK reads its own variables. */
export interface Environment {
  /** From AWS_REGION, else AWS_DEFAULT_REGION; null where neither says anything. */
  readonly region: string | null;
  /** Whether NO_COLOR is set, or the terminal is a dumb one. */
  readonly refusesColor: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The one place where the command line reads the environment. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const set = (name: string) => {
    const value = variables[name];
    return value === undefined || value === '' ? null : value;
  };
  return {
    region: set('AWS_REGION') ?? set('AWS_DEFAULT_REGION'),
    refusesColor: set('NO_COLOR') !== null || variables['TERM'] === 'dumb',
  };
}
