import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetTopicAttributesCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultRule } from '../faults/plan.ts';
import type { Sandbox } from '../sandbox.ts';
import { payer } from '../testing/chain-templates.ts';
import {
  locked,
  outgoingClients,
  outgoingSandbox,
  parameter,
  secret,
  topic,
} from '../testing/outgoing-sandbox.ts';
import { clientOptions } from '../testing/running-sandbox.ts';

let sandbox: Sandbox;
let clients: ReturnType<typeof outgoingClients>;
beforeAll(async () => {
  sandbox = await outgoingSandbox();
  clients = outgoingClients(sandbox);
});
afterAll(() => sandbox.stop());

describe('SNS', () => {
  const publish = (more: { TopicArn?: string; Message?: string; Subject?: string } = {}) =>
    clients.sns.send(new PublishCommand({ TopicArn: topic('costs'), Message: 'März: 12 €', ...more }));

  test('takes a message', async () => {
    const { MessageId } = await publish({ Subject: 'Costs of March' });
    expect(sandbox.notifications).toEqual([
      {
        messageId: MessageId,
        topicArn: topic('costs'),
        publishedAt: expect.stringMatching(/Z$/),
        subject: 'Costs of March',
        message: 'März: 12 €',
      },
    ]);
    const { Attributes } = await clients.sns.send(
      new GetTopicAttributesCommand({ TopicArn: topic('costs') }),
    );
    expect(Attributes).toMatchObject({ TopicArn: topic('costs'), Owner: payer });
  });

  test.each([
    [{ Subject: 'März' }, 'InvalidParameter'],
    [{ Subject: 'x'.repeat(101) }, 'InvalidParameter'],
    [{ Message: 'x'.repeat(262_145) }, 'InvalidParameter'],
    [{ TopicArn: topic('other') }, 'AuthorizationError'],
  ])('%#: what it refuses', async (more, name) => {
    await expect(publish(more)).rejects.toMatchObject({ name: expect.stringContaining(name) });
  });

  test('a topic that is gone is not found', async () => {
    const administrator = new SNSClient(clientOptions(sandbox, 'PayerAdministrator'));
    await expect(
      administrator.send(new PublishCommand({ TopicArn: topic('gone'), Message: 'm' })),
    ).rejects.toMatchObject({ message: 'Topic does not exist', $metadata: { httpStatusCode: 404 } });
  });
});

describe('secrets', () => {
  const read = (SecretId: string) => clients.secrets.send(new GetSecretValueCommand({ SecretId }));

  test('are read by ARN and by name', async () => {
    for (const id of [secret, 'chat/hook']) {
      expect(await read(id)).toMatchObject({
        ARN: secret,
        Name: 'chat/hook',
        SecretString: 'https://chat.example/secret',
      });
    }
  });

  test('of a key need the right to decrypt', async () => {
    await expect(read(locked)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('kms:Decrypt'),
    });
  });

  test('that are not granted, or not there, are refused', async () => {
    await expect(read('other')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const administrator = new SecretsManagerClient(clientOptions(sandbox, 'PayerAdministrator'));
    await expect(administrator.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

test('parameters are read by name and by ARN, and their text only with its decryption', async () => {
  const read = async (Name: string, WithDecryption: boolean) =>
    (await clients.ssm.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;
  expect(await read('/chat/hook', true)).toMatchObject({
    Name: '/chat/hook',
    Type: 'SecureString',
    Value: 'https://chat.example/parameter',
  });
  expect((await read(parameter, true))?.Value).toBe('https://chat.example/parameter');
  expect((await read(parameter, false))?.Value).not.toContain('chat.example');
  await expect(read('/other', true)).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('each service throttles and fails in its own words', async () => {
  const apis = ['ses:SendEmail', 'sns:Publish', 'secretsmanager:GetSecretValue', 'ssm:GetParameter'];
  const faulty = await outgoingSandbox(
    {},
    apis.flatMap((api): FaultRule[] => [
      { api, fault: 'throttle', calls: [1] },
      { api, fault: '5xx', calls: [2] },
    ]),
  );
  const { send, sns, secrets, ssm } = outgoingClients(faulty);
  const failures = async (call: () => Promise<unknown>) => {
    const failure = async () =>
      await call().then(String, ({ name, $metadata }) => [name, $metadata.httpStatusCode]);
    return [await failure(), await failure()];
  };
  const publish = () => sns.send(new PublishCommand({ TopicArn: topic('costs'), Message: 'm' }));
  expect([
    await failures(send),
    await failures(publish),
    await failures(() => secrets.send(new GetSecretValueCommand({ SecretId: secret }))),
    await failures(() => ssm.send(new GetParameterCommand({ Name: parameter }))),
  ]).toEqual([
    [
      ['TooManyRequestsException', 429],
      ['InternalServiceErrorException', 500],
    ],
    [
      [expect.stringMatching(/^Throttled/), 429],
      [expect.stringMatching(/^InternalError/), 500],
    ],
    [
      ['ThrottlingException', 400],
      [expect.stringMatching(/^InternalServiceError/), 500],
    ],
    [
      ['ThrottlingException', 400],
      ['InternalServerError', 500],
    ],
  ]);
  expect(faulty.mails).toEqual([]);
  await faulty.stop();
});
