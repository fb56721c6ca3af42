import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { GetTopicAttributesCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { delivererAt, KEYS, MAIL } from '../testing/deliverer.ts';
import {
  answering,
  type Received,
  type RecordingServer,
  startRecordingServer,
} from '../testing/recording-server.ts';

/* The requests through which reports are delivered, against those of AWS's own clients. */

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:finance';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:slack-AbCdEf';
const PARAMETER = 'arn:aws:ssm:eu-west-1:111111111111:parameter/ou-cost/slack';

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterEach(() => server.reset());
afterAll(() => server.stop());

const deliverer = () => delivererAt(server.endpoint);
const signal = () => new AbortController().signal;

const client = () => ({ endpoint: server.endpoint, region: 'eu-west-1', credentials: KEYS, maxAttempts: 1 });
/** What a service looks at, besides the time and what says which program asks. */
function formOf({ method, url, headers, body }: Received) {
  const names = ['host', 'content-type', 'x-amz-target', 'x-amz-security-token'] as const;
  const [, scope] = /Credential=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const form = String(headers['content-type']).startsWith('application/x-www-form')
    ? Object.fromEntries(new URLSearchParams(body))
    : body === ''
      ? null
      : JSON.parse(body);
  return { method, url, form, scope, ...Object.fromEntries(names.map((name) => [name, headers[name]])) };
}

const SES_NAMES = 'arn:aws:ses:eu-west-1:111111111111:identity/example.com';

describe('a request has the form of that of AWS’s own client', () => {
  it.each<[string, () => Promise<unknown>, () => Promise<unknown>, string]>([
    [
      'SendEmail with an attachment',
      () => deliverer().mail('eu-west-1').send(MAIL, signal()),
      () =>
        new SESv2Client(client()).send(
          new SendEmailCommand({
            FromEmailAddress: MAIL.from,
            Destination: { ToAddresses: [...MAIL.to] },
            Content: {
              Simple: {
                Subject: { Data: MAIL.subject, Charset: 'UTF-8' },
                Body: {
                  Text: { Data: MAIL.text, Charset: 'UTF-8' },
                  Html: { Data: MAIL.html, Charset: 'UTF-8' },
                },
                Attachments: [
                  {
                    RawContent: Buffer.from('<html>é</html>'),
                    ContentDisposition: 'ATTACHMENT',
                    FileName: 'report.html',
                    ContentType: 'text/html',
                    ContentTransferEncoding: 'BASE64',
                  },
                ],
              },
            },
          }),
        ),
      '{"MessageId":"1"}',
    ],
    [
      'GetAccount',
      () => deliverer().mail('eu-west-1').account(),
      () => new SESv2Client(client()).send(new GetAccountCommand({})),
      '{}',
    ],
    [
      'GetEmailIdentity',
      () => deliverer().mail('eu-west-1').identity("o'neil+x@example.com"),
      () =>
        new SESv2Client(client()).send(
          new GetEmailIdentityCommand({ EmailIdentity: "o'neil+x@example.com" }),
        ),
      '{}',
    ],
    [
      'Publish',
      () => deliverer().topic(TOPIC).publish({ subject: 'AWS (1*)!', text: 'a b\n決済 & c' }, signal()),
      () =>
        new SNSClient(client()).send(
          new PublishCommand({ TopicArn: TOPIC, Message: 'a b\n決済 & c', Subject: 'AWS (1*)!' }),
        ),
      '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    ],
    [
      'GetTopicAttributes',
      () => deliverer().topic(TOPIC).attributes(),
      () => new SNSClient(client()).send(new GetTopicAttributesCommand({ TopicArn: TOPIC })),
      '<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>TopicArn</key><value>x</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>',
    ],
    [
      'GetSecretValue',
      () => deliverer().secretText(SECRET),
      () => new SecretsManagerClient(client()).send(new GetSecretValueCommand({ SecretId: SECRET })),
      '{"SecretString":"https://hooks.example/s3cr3t"}',
    ],
    [
      'GetParameter',
      () => deliverer().secretText(PARAMETER),
      () => new SSMClient(client()).send(new GetParameterCommand({ Name: PARAMETER, WithDecryption: true })),
      '{"Parameter":{"Value":"https://hooks.example/s3cr3t"}}',
    ],
    [
      'ListSchedules',
      () => deliverer().schedules('ou-cost').names(),
      () =>
        new SchedulerClient(client()).send(
          new ListSchedulesCommand({ GroupName: 'ou-cost', MaxResults: 100 }),
        ),
      '{"Schedules":[{"Name":"monthly"}]}',
    ],
    [
      'GetSchedule',
      () => deliverer().schedules('ou-cost').schedule('monthly'),
      () =>
        new SchedulerClient(client()).send(new GetScheduleCommand({ GroupName: 'ou-cost', Name: 'monthly' })),
      '{"ScheduleExpression":"rate(1 day)"}',
    ],
  ])('%s', async (_, own, theirs, body) => {
    server.answerWith(answering(200, body));
    await own();
    await theirs();
    const [ours, of] = server.received.map(formOf);
    expect(ours).toEqual(of);
  });
});

describe('what a service says', () => {
  it('of the account and of a sender is read', async () => {
    server.answerWith(
      answering(
        200,
        '{"ProductionAccessEnabled":false,"SendingEnabled":true,"VerifiedForSendingStatus":true}',
      ),
    );
    const mail = deliverer().mail('eu-west-1');
    expect(await mail.account()).toEqual({ hasProductionAccess: false, isSendingEnabled: true });
    expect(await mail.identity('example.com')).toEqual({ isVerifiedForSending: true });
  });

  it('of a topic is read, with one attribute or several', async () => {
    const entry = (name: string) => `<entry><key>${name}</key><value>${name}!</value></entry>`;
    const xml = (entries: string) =>
      `<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>${entries}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`;
    server.answerWith(answering(200, xml(entry('Owner'))));
    expect(await deliverer().topic(TOPIC).attributes()).toEqual(new Map([['Owner', 'Owner!']]));
    server.answerWith(answering(200, xml(`${entry('Owner')}${entry('TopicArn')}`)));
    expect(await deliverer().topic(TOPIC).attributes()).toEqual(
      new Map([
        ['Owner', 'Owner!'],
        ['TopicArn', 'TopicArn!'],
      ]),
    );
  });

  it('of schedules is read, page after page', async () => {
    server.answerWith(
      (response) =>
        void response.end(
          server.received.length === 1
            ? '{"Schedules":[{"Name":"a"}],"NextToken":"n/1"}'
            : '{"Schedules":[{"Name":"b"}]}',
        ),
    );
    expect(await deliverer().schedules('ou-cost').names()).toEqual(['a', 'b']);
    expect(server.received[1]?.url).toContain('NextToken=n%2F1');
    server.answerWith(
      answering(
        200,
        JSON.stringify({
          State: 'DISABLED',
          ScheduleExpression: 'cron(0 5 7 * ? *)',
          ScheduleExpressionTimezone: 'Asia/Tokyo',
          Target: {
            Arn: 'arn:f',
            RoleArn: 'arn:r',
            Input: '{}',
            RetryPolicy: { MaximumRetryAttempts: 0 },
            DeadLetterConfig: { Arn: 'arn:q' },
          },
        }),
      ),
    );
    expect(await deliverer().schedules('ou-cost').schedule('a')).toEqual({
      name: 'a',
      isEnabled: false,
      expression: 'cron(0 5 7 * ? *)',
      timeZone: 'Asia/Tokyo',
      target: 'arn:f',
      retries: 0,
      deadLetterQueueArn: 'arn:q',
      roleArn: 'arn:r',
      input: '{}',
    });
  });

  it('of a secret that it refuses is an error without the secret', async () => {
    server.answerWith(
      answering(400, '{"__type":"ResourceNotFoundException","Message":"no such secret"}', {
        'x-amzn-requestid': 'request-1',
      }),
    );
    await expect(deliverer().secretText(SECRET)).rejects.toMatchObject({ code: 'RequestRefused' });
    server.answerWith(answering(200, '{"SecretBinary":"AAAA"}'));
    await expect(deliverer().secretText(SECRET)).rejects.toMatchObject({ code: 'MalformedAnswer' });
    await expect(deliverer().secretText(SES_NAMES)).rejects.toMatchObject({ code: 'InvalidConfiguration' });
  });
});
