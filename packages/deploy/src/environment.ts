type Variables = Readonly<Record<string, string | undefined>>;

/** What this package reads from the environment. The SDK and CDK read AWS's variables themselves. */
export interface Environment {
  /** True if NO_COLOR is set or TERM is `dumb`. */
  readonly refusesColor: boolean;
  /** The environment of the cdk program. */
  readonly forCdk: Variables;
}

/** The variables from which the settings of AWS are read. */
export function awsVariables(): Variables {
  return process.env;
}

/** The one place where this package reads the environment, apart from `awsVariables`. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const { NO_COLOR = '', TERM } = variables;
  return {
    refusesColor: NO_COLOR !== '' || TERM === 'dumb',
    forCdk: {
      ...variables,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
    },
  };
}
