import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type AwsSettings, callerCredentials, clientSettings } from '@ou-cost/aws/settings';

/** Clients for the services that the checks before a deployment ask, with one profile's credentials. */
export interface Clients {
  readonly sts: STSClient;
  readonly iam: IAMClient;
  readonly cloudFormation: CloudFormationClient;
  readonly ssm: SSMClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly organizations: OrganizationsClient;
  readonly s3: S3Client;
  readonly athena: AthenaClient;
}

/** A check is not worth a long wait: without an answer it becomes a warning. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 20_000 };

/** Clients with the credentials that these settings name, on their route to AWS. */
export function clientsFor(settings: AwsSettings, region: string): Clients {
  const credentials = callerCredentials(settings, region);
  const of = (service: string) => ({
    region,
    credentials,
    ...clientSettings(settings.route, service, TIMEOUTS),
  });
  return {
    sts: new STSClient(of('STS')),
    iam: new IAMClient(of('IAM')),
    cloudFormation: new CloudFormationClient(of('CloudFormation')),
    ssm: new SSMClient(of('SSM')),
    lambda: new LambdaClient(of('Lambda')),
    logs: new CloudWatchLogsClient(of('CloudWatch Logs')),
    organizations: new OrganizationsClient(of('Organizations')),
    // The certificate does not fit the host name of a bucket whose name has a dot.
    s3: new S3Client({ ...of('S3'), forcePathStyle: true }),
    athena: new AthenaClient(of('Athena')),
  };
}
