import { urlSuffixOf } from '../../partition.ts';

/** What the name and the attributes of a resource are made from. */
export interface PhysicalResource {
  readonly type: string;
  readonly physical: string;
  /** `/`, or `/a/b/`. */
  readonly path: string;
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  /** Of an interface endpoint: the name of its service. */
  readonly endpointOf?: string;
}

/** What `Ref` of a resource gives. */
export function referenceOf({
  type,
  physical,
  path,
  partition,
  accountId,
  region,
}: PhysicalResource): string {
  switch (type) {
    case 'AWS::IAM::ManagedPolicy':
      return `arn:${partition}:iam::${accountId}:policy${path}${physical}`;
    case 'AWS::SQS::Queue':
      return `https://sqs.${region}.${urlSuffixOf(partition)}/${accountId}/${physical}`;
    default:
      return physical;
  }
}

/** What `Fn::GetAtt` of a resource gives; undefined for an attribute that the sandbox does not know. */
export function attributeOf(
  { type, physical, path, partition, accountId, region, endpointOf = '' }: PhysicalResource,
  attribute: string,
): string | readonly string[] | undefined {
  switch (`${type} ${attribute}`) {
    case 'AWS::IAM::Role Arn':
      return `arn:${partition}:iam::${accountId}:role${path}${physical}`;
    case 'AWS::Lambda::Function Arn':
      return `arn:${partition}:lambda:${region}:${accountId}:function:${physical}`;
    case 'AWS::Logs::LogGroup Arn':
      return `arn:${partition}:logs:${region}:${accountId}:log-group:${physical}:*`;
    case 'AWS::S3::Bucket Arn':
      return `arn:${partition}:s3:::${physical}`;
    case 'AWS::EC2::SecurityGroup GroupId':
      return physical;
    case 'AWS::KMS::Key Arn':
      return `arn:${partition}:kms:${region}:${accountId}:key/${physical}`;
    case 'AWS::SQS::Queue Arn':
      return `arn:${partition}:sqs:${region}:${accountId}:${physical}`;
    case 'AWS::SQS::Queue QueueName':
      return physical;
    case 'AWS::Scheduler::ScheduleGroup Arn':
      return `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${physical}`;
    case 'AWS::CloudWatch::Alarm Arn':
      return `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${physical}`;
    case 'AWS::EC2::VPCEndpoint DnsEntries':
      // `HOSTED ZONE:NAME`, the regional name first. That of S3 is a wildcard: `bucket.NAME` and others are served.
      return [
        `Z1SANDBOX:${/\.s3$/.test(endpointOf) ? '*.' : ''}${physical.toLowerCase()}.${region}.vpce.${urlSuffixOf(partition)}`,
      ];
    default:
      return undefined;
  }
}

/** The property with the physical name, for the resource types whose names are needed. */
export const nameProperty: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'AWS::IAM::Role': 'RoleName',
    'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::EC2::SecurityGroup': 'GroupName',
    'AWS::S3::Bucket': 'BucketName',
    'AWS::Athena::WorkGroup': 'Name',
    'AWS::SQS::Queue': 'QueueName',
    'AWS::Scheduler::ScheduleGroup': 'Name',
    'AWS::Scheduler::Schedule': 'Name',
    'AWS::CloudWatch::Alarm': 'AlarmName',
  }),
);
