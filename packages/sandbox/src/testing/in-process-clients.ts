import { CostExplorerClient } from '@aws-sdk/client-cost-explorer';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { STSClient } from '@aws-sdk/client-sts';
import type { Credentials } from '../iam/credential-store.ts';
import type { Sandbox } from '../sandbox.ts';
import { type InProcessOptions, inProcessRequestHandler } from './in-process-request-handler.ts';
import { HOME_REGION } from './running-sandbox.ts';

/** SDK clients that call the sandbox without a socket and without retries. */
export function inProcessClients(sandbox: Sandbox, credentials: Credentials, options: InProcessOptions = {}) {
  const configuration = {
    endpoint: sandbox.endpoint,
    region: sandbox.region,
    maxAttempts: 1,
    credentials,
    requestHandler: inProcessRequestHandler(sandbox, options),
  };
  return {
    sts: new STSClient(configuration),
    organizations: new OrganizationsClient({ ...configuration, region: HOME_REGION }),
    costExplorer: new CostExplorerClient({ ...configuration, region: HOME_REGION }),
    lambda: new LambdaClient(configuration),
  };
}
