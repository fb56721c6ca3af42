import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { propertiesOf, type Resolved } from '../one-file/resolved.ts';
import { motoClient } from './moto-account.ts';

interface AskedBucket {
  readonly BucketName: string;
  readonly VersioningConfiguration: { readonly Status: 'Enabled' };
  readonly PublicAccessBlockConfiguration: Readonly<Record<string, boolean>>;
}

type Target = NonNullable<CreateScheduleCommandInput['Target']>;
interface AskedSchedule extends Omit<CreateScheduleCommandInput, 'Target'> {
  readonly Target: Omit<Target, 'RetryPolicy'> & {
    readonly RetryPolicy: { readonly MaximumRetryAttempts: string };
  };
}

/**
 * What is kept, planned and sent in the account of a moto server. Its CloudFormation passes over schedules and their
 * group, and over the policy of a bucket and all of its settings but the encryption. The same properties are asked of the
 * services themselves, as CloudFormation does. It also passes over the policy of a queue, alarms and metric filters, which
 * are left out.
 */
export class MotoByItself {
  readonly #s3: S3Client;
  readonly #scheduler: SchedulerClient;
  readonly #queues: SQSClient;
  readonly #topics: SNSClient;
  readonly #parameters: SSMClient;

  constructor(endpoint: string) {
    const options = motoClient(endpoint);
    this.#s3 = new S3Client({ ...options, forcePathStyle: true });
    this.#scheduler = new SchedulerClient(options);
    this.#queues = new SQSClient(options);
    this.#topics = new SNSClient(options);
    this.#parameters = new SSMClient(options);
  }

  /** What CDK's templates need beforehand: the version of the bootstrap, and the function's code in its bucket. */
  async bootstrap(resolved: Resolved): Promise<void> {
    const version = { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30', Type: 'String' } as const;
    await this.#parameters.send(new PutParameterCommand(version));
    const functions = propertiesOf<{ readonly Code: { readonly S3Bucket: string; readonly S3Key: string } }>(
      resolved,
      'AWS::Lambda::Function',
    );
    for (const { Code } of functions) {
      const { S3Bucket: Bucket, S3Key: Key } = Code;
      await this.#s3.send(new CreateBucketCommand({ Bucket }));
      await this.#s3.send(new PutObjectCommand({ Bucket, Key, Body: 'never run' }));
    }
  }

  /** Asks the services for what moto's CloudFormation left out. */
  async addLeftOut(resolved: Resolved): Promise<void> {
    for (const bucket of propertiesOf<AskedBucket>(resolved, 'AWS::S3::Bucket')) {
      const { BucketName: Bucket, VersioningConfiguration, PublicAccessBlockConfiguration } = bucket;
      await this.#s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      await this.#s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    }
    const policies = propertiesOf<{ readonly Bucket: string; readonly PolicyDocument: object }>(
      resolved,
      'AWS::S3::BucketPolicy',
    );
    for (const { Bucket, PolicyDocument } of policies) {
      await this.#s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(PolicyDocument) }));
    }
    for (const group of propertiesOf<{ readonly Name: string }>(resolved, 'AWS::Scheduler::ScheduleGroup')) {
      await this.#scheduler.send(new CreateScheduleGroupCommand(group));
    }
    for (const schedule of propertiesOf<AskedSchedule>(resolved, 'AWS::Scheduler::Schedule')) {
      const { RetryPolicy, ...target } = schedule.Target;
      const MaximumRetryAttempts = Number(RetryPolicy.MaximumRetryAttempts);
      const Target = { ...target, RetryPolicy: { MaximumRetryAttempts } };
      await this.#scheduler.send(new CreateScheduleCommand({ ...schedule, Target }));
    }
  }

  async schedule(GroupName: string, Name: string) {
    const { Target, ...schedule } = await this.#scheduler.send(new GetScheduleCommand({ GroupName, Name }));
    const { Input = '', ...target } = Target ?? {};
    return { schedule, target, input: Input };
  }

  async bucket(Bucket: string) {
    const of = { Bucket };
    const { Status } = await this.#s3.send(new GetBucketVersioningCommand(of));
    const encryption = await this.#s3.send(new GetBucketEncryptionCommand(of));
    const { PublicAccessBlockConfiguration } = await this.#s3.send(new GetPublicAccessBlockCommand(of));
    const { Policy = '' } = await this.#s3.send(new GetBucketPolicyCommand(of));
    return {
      versioning: Status,
      encryption: encryption.ServerSideEncryptionConfiguration?.Rules,
      publicAccess: Object.values(PublicAccessBlockConfiguration ?? {}),
      policy: JSON.parse(Policy),
    };
  }

  async queue(QueueName: string) {
    const { QueueUrl } = await this.#queues.send(new GetQueueUrlCommand({ QueueName }));
    const asked = { QueueUrl, AttributeNames: ['All' as const] };
    return (await this.#queues.send(new GetQueueAttributesCommand(asked))).Attributes;
  }

  /** Creates the topic with a queue that hears of it, publishes to it, and returns its ARN with what the queue got. */
  async published(topic: string, Message: string) {
    const { TopicArn } = await this.#topics.send(new CreateTopicCommand({ Name: topic }));
    const { QueueUrl } = await this.#queues.send(new CreateQueueCommand({ QueueName: `${topic}-heard` }));
    const { Attributes } = await this.#queues.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    const subscription = { TopicArn, Protocol: 'sqs', Endpoint: Attributes?.QueueArn };
    await this.#topics.send(new SubscribeCommand(subscription));
    await this.#topics.send(new PublishCommand({ TopicArn, Message }));
    const { Messages = [] } = await this.#queues.send(new ReceiveMessageCommand({ QueueUrl }));
    return { TopicArn, heard: Messages.map(({ Body = '' }) => JSON.parse(Body).Message) };
  }
}
