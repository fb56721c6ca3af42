import { createHash } from 'node:crypto';
import type { SignedCall } from '../protocols/endpoint.ts';
import { type JsonService, type Operation, ServiceError } from '../service.ts';
import type { Clock } from '../time/clock.ts';
import type { Queue, Queues } from './queues.ts';

const MOST_RECEIVED = 10;
const HIDDEN_SECONDS = 30;

type Input = Record<string, unknown>;
type Handle = (queue: Queue, input: Input) => unknown;

/** Amazon SQS as far as a dead letter queue needs it: GetQueueUrl, GetQueueAttributes, ReceiveMessage, DeleteMessage. */
export function queueService(queues: Queues, clock: Clock): JsonService<SignedCall> {
  const find = (arn: string): Queue => {
    const queue = queues.find(arn);
    if (queue !== undefined) return queue;
    throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
  };
  const operation = (name: string, handle: Handle): Operation<SignedCall> => ({
    action: `sqs:${name}`,
    resource: (input, call) => arnOfUrl(input['QueueUrl'], call),
    handle: (input, call) => handle(find(arnOfUrl(input['QueueUrl'], call)), input),
  });
  return {
    signingName: 'sqs',
    targetPrefix: 'AmazonSQS',
    operations: {
      GetQueueUrl: {
        action: 'sqs:GetQueueUrl',
        resource: namedArn,
        handle: (input, call) => {
          const { deployed } = find(namedArn(input, call));
          return {
            QueueUrl: `https://sqs.${deployed.region}.amazonaws.com/${deployed.accountId}/${deployed.name}`,
          };
        },
      },
      GetQueueAttributes: operation('GetQueueAttributes', (queue, input) => {
        const { deployed } = queue;
        const { visible, hidden } = queue.depth(clock());
        const asked = Array.isArray(input['AttributeNames']) ? input['AttributeNames'] : [];
        const attributes = {
          QueueArn: deployed.arn,
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          MessageRetentionPeriod: String(deployed.retentionSeconds),
        };
        const isAsked = ([name]: readonly [string, string]): boolean =>
          asked.includes('All') || asked.includes(name);
        return { Attributes: Object.fromEntries(Object.entries(attributes).filter(isAsked)) };
      }),
      ReceiveMessage: operation('ReceiveMessage', (queue, input) => {
        const most = Math.min(Number(input['MaxNumberOfMessages'] ?? 1), MOST_RECEIVED);
        const hidden = Number(input['VisibilityTimeout'] ?? HIDDEN_SECONDS);
        const received = queue.receive(most, hidden, clock());
        return received.length === 0
          ? {}
          : {
              Messages: received.map(({ messageId, receiptHandle, body, attributes, receives }) => ({
                MessageId: messageId,
                ReceiptHandle: receiptHandle,
                Body: body,
                MD5OfBody: createHash('md5').update(body).digest('hex'),
                Attributes: { ApproximateReceiveCount: String(receives) },
                MessageAttributes: Object.fromEntries(
                  Object.entries(attributes).map(([name, value]) => [
                    name,
                    { DataType: 'String', StringValue: value },
                  ]),
                ),
              })),
            };
      }),
      DeleteMessage: operation('DeleteMessage', (queue, input) => {
        queue.remove(String(input['ReceiptHandle'] ?? ''));
        return {};
      }),
    },
  };
}

/** A queue's address ends in its account and its name, whatever host is before them. */
function arnOfUrl(url: unknown, { partition, region }: SignedCall): string {
  const [, account, name] = /\/(\d{12})\/([\w-]{1,80}(?:\.fifo)?)$/.exec(String(url ?? '')) ?? [];
  if (account === undefined) {
    throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
  }
  return `arn:${partition}:sqs:${region}:${account}:${name}`;
}

function namedArn(input: Input, { partition, region, caller }: SignedCall): string {
  const { QueueName: name, QueueOwnerAWSAccountId: owner = caller.accountId } = input;
  return `arn:${partition}:sqs:${region}:${owner}:${name}`;
}
