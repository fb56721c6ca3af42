type Variables = Readonly<Record<string, string | undefined>>;

/** What init, deploy and destroy take from the environment themselves; AWS's variables reach the SDK and CDK as they are. */
export interface Environment {
  /** Whether NO_COLOR is set, or the terminal is a dumb one. */
  readonly refusesColor: boolean;
  /** What the CDK program starts with. */
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
      // One endpoint for every service has no host name for each bucket. CDK knows that of loopback only.
      ...(AWS_ENDPOINT_URL === '' ? {} : { CDK_S3_FORCE_PATH_STYLE: 'true' }),
    },
  };
}
