import type { DeployedFunction } from '../deployed/model.ts';
import type { Credentials } from '../iam/credential-store.ts';

export interface EnvironmentParts {
  readonly credentials: Credentials;
  /** The endpoint that the function's SDK clients must use. */
  readonly endpoint: string;
  readonly logStreamName: string;
  readonly taskRoot: string;
}

/** The environment variables of a Node.js 24 function on AWS, and the endpoint of the sandbox. */
export function functionEnvironment(
  deployed: DeployedFunction,
  parts: EnvironmentParts,
): Record<string, string> {
  const { credentials, endpoint, logStreamName, taskRoot } = parts;
  return {
    // Reserved names below replace the function's own variables, which AWS would refuse.
    ...deployed.environment,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: deployed.handler,
    LAMBDA_TASK_ROOT: taskRoot,
    AWS_REGION: deployed.region,
    AWS_DEFAULT_REGION: deployed.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${deployed.runtime}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_FUNCTION_NAME: deployed.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(deployed.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_FORMAT: deployed.logFormat,
    AWS_LAMBDA_LOG_GROUP_NAME: deployed.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_ENDPOINT_URL: endpoint,
  };
}
