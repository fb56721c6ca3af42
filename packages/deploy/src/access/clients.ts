import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

/** Clients for the services that the checks before a deployment ask, with one profile's credentials. */
export interface Clients {
  readonly sts: STSClient;
  readonly iam: IAMClient;
  readonly cloudFormation: CloudFormationClient;
  readonly ssm: SSMClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly organizations: OrganizationsClient;
}

/** Clients with the credentials of a profile, or with the default credentials if it is null. */
export function clientsFor(profile: string | null, region: string): Clients {
  const settings = {
    region,
    ...(profile === null ? {} : { profile }),
    // A check is not worth a long wait: without an answer it becomes a warning.
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
  };
  return {
    sts: new STSClient(settings),
    iam: new IAMClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    ssm: new SSMClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    organizations: new OrganizationsClient(settings),
  };
}
