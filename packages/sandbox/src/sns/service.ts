import { splitArnParts } from '@cloud-copilot/iam-utils';
import type { SignedCall } from '../protocols/endpoint.ts';
import type { QueryService } from '../protocols/query-endpoint.ts';
import { ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import type { ExistingTopic, Topics } from './topics.ts';

const MOST_BYTES = 262_144;
const MOST_SUBJECT = 100;

type Input = Record<string, unknown>;

/** Amazon SNS: Publish and GetTopicAttributes. */
export function topicService(topics: Topics, clock: Clock): QueryService {
  const find = (input: Input, call: SignedCall): ExistingTopic => {
    const arn = topicArn(input);
    const topic = splitArnParts(arn).region === call.region ? topics.find(arn) : undefined;
    if (topic === undefined) throw new ServiceError('NotFound', 'Topic does not exist', 404);
    return topic;
  };
  return {
    signingName: 'sns',
    version: '2010-03-31',
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    accessDenied: { code: 'AuthorizationError', status: 403 },
    operations: {
      Publish: {
        action: 'sns:Publish',
        resource: topicArn,
        handle: (input, call) => {
          const { arn } = find(input, call);
          const message = String(input['Message'] ?? '');
          if (message === '') throw invalid('Empty message');
          const bytes = Buffer.byteLength(message);
          if (bytes > MOST_BYTES) throw invalid('Message too long');
          const subject = subjectOf(input['Subject']);
          if (input['MessageStructure'] !== undefined) throw invalid('MessageStructure: not served');
          const publishedAt = clock().toISOString();
          const { messageId } = topics.publish({ topicArn: arn, publishedAt, subject, message });
          return { MessageId: messageId };
        },
      },
      GetTopicAttributes: {
        action: 'sns:GetTopicAttributes',
        resource: topicArn,
        handle: (input, call) => {
          const { arn, policy } = find(input, call);
          const attributes = {
            TopicArn: arn,
            Owner: splitArnParts(arn).accountId ?? '',
            DisplayName: '',
            SubscriptionsConfirmed: '0',
            SubscriptionsPending: '0',
            SubscriptionsDeleted: '0',
            ...(policy === undefined ? {} : { Policy: JSON.stringify(policy) }),
          };
          return {
            Attributes: { entry: Object.entries(attributes).map(([key, value]) => ({ key, value })) },
          };
        },
      },
    },
  };
}

function topicArn(input: Input): string {
  const arn = input['TopicArn'] ?? input['TargetArn'];
  if (typeof arn !== 'string' || !/^arn:[^:]+:sns:[^:]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/.test(arn)) {
    throw invalid(
      `TopicArn Reason: ${arn === undefined ? 'no value for required parameter' : 'not a topic'}`,
    );
  }
  return arn;
}

/** SNS takes printable ASCII that begins with a letter, digit or punctuation. */
function subjectOf(subject: unknown): string | undefined {
  if (subject === undefined) return undefined;
  const text = String(subject);
  if (!/^[\x21-\x7e][\x20-\x7e]*$/.test(text) || text.length > MOST_SUBJECT) throw invalid('Subject');
  return text;
}

function invalid(what: string): ServiceError {
  return new ServiceError('InvalidParameter', `Invalid parameter: ${what}`);
}
