type Variables = Readonly<Record<string, string | undefined>>;

/** What this package reads from the environment. The SDK and CDK read AWS's variables themselves. */
export interface Environment {
  /** True if NO_COLOR is set or TERM is `dumb`. */
  readonly refusesColor: boolean;
  /** The environment of the cdk program. */
  readonly forCdk: Variables;
}

/** The one place where this package reads the environment. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const { NO_COLOR = '', TERM, AWS_ENDPOINT_URL = '' } = variables;
  return {
    refusesColor: NO_COLOR !== '' || TERM === 'dumb',
    forCdk: {
      ...variables,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
      // With one endpoint for every service, buckets have no host names of their own. CDK knows this for loopback only.
      ...(AWS_ENDPOINT_URL === '' ? {} : { CDK_S3_FORCE_PATH_STYLE: 'true' }),
    },
  };
}
