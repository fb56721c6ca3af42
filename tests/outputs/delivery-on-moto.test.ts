import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateEmailIdentityCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { composeDeliverer, type Mail } from '@ou-cost/aws/deliverer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';

/*
 * What reports are delivered through, on an emulator of AWS that others wrote. moto takes a mail with attachments and keeps
 * none of them; that ours are sent as AWS's own client sends them is tested beside the clients.
 */

const REGION = 'us-east-1';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const HOOK = 'https://hooks.example/services/s3cr3t';

describe.runIf(hasMoto())('on moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto.stop());

  const client = () => ({ endpoint: moto.endpoint, region: REGION, credentials: KEYS });
  const deliverer = () =>
    composeDeliverer({
      region: REGION,
      runId: 'run-1',
      deadline: Date.now() + 60_000,
      delivererRoleArn: null,
      credentials: async () => KEYS,
      endpointOf: () => moto.endpoint,
    });
  const signal = () => AbortSignal.timeout(30_000);

  const MAIL: Mail = {
    from: 'reports@example.com',
    to: ['a@example.com', 'b@example.com'],
    subject: 'AWS 2026-10: 決済',
    text: 'Total',
    html: '<p>Total</p>',
    attachments: [{ name: 'report.html', type: 'text/html', content: Buffer.from('<html>') }],
  };

  it('a mail with an attachment is taken as that of AWS’s own client is, from a verified sender only', async () => {
    const mail = deliverer().mail(REGION);
    const refused = await mail.send(MAIL, signal());
    expect(refused).toMatchObject({ kind: 'refused', again: false, name: 'MessageRejected' });
    const ses = new SESv2Client(client());
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: MAIL.from }));
    expect(await mail.send(MAIL, signal())).toEqual({ kind: 'done' });
    const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
    await ses.send(
      new SendEmailCommand({
        FromEmailAddress: MAIL.from,
        Destination: { ToAddresses: [...MAIL.to] },
        Content: {
          Simple: {
            Subject: utf8(MAIL.subject),
            Body: { Text: utf8(MAIL.text), Html: utf8(MAIL.html) },
            Attachments: [{ RawContent: Buffer.from('<html>'), FileName: 'report.html' }],
          },
        },
      }),
    );
    const [ours, theirs, ...others] = await sentMails();
    expect(others).toEqual([]);
    expect(ours).toMatchObject({ source: MAIL.from, subject: MAIL.subject, body: MAIL.html });
    expect({ ...ours, id: '' }).toEqual({ ...theirs, id: '' });
    // In its second interface moto knows the identity, and verifies none.
    expect(await mail.identity(MAIL.from)).toEqual({ isVerifiedForSending: false });
  });

  /** What moto has sent, with the id of each. */
  async function sentMails(): Promise<Record<string, unknown>[]> {
    const answer = await fetch(`${moto.endpoint}/moto-api/data.json`);
    const { ses = {} } = (await answer.json()) as { ses?: { Message?: Record<string, unknown>[] } };
    return ses.Message ?? [];
  }

  it('a topic takes a message, and one that is not there refuses it', async () => {
    const { TopicArn = '' } = await new SNSClient(client()).send(new CreateTopicCommand({ Name: 'finance' }));
    const message = { subject: 'AWS spend', text: '決済 & more' };
    expect(await deliverer().topic(TopicArn).publish(message, signal())).toEqual({ kind: 'done' });
    expect((await deliverer().topic(TopicArn).attributes()).get('TopicArn')).toBe(TopicArn);
    const absent = `arn:aws:sns:${REGION}:${MOTO_ACCOUNT}:absent`;
    expect(await deliverer().topic(absent).publish(message, signal())).toMatchObject({
      kind: 'refused',
      again: false,
      name: 'NotFound',
      failure: { code: 'RequestRefused' },
    });
  });

  it('a secret and a parameter are read', async () => {
    const secrets = new SecretsManagerClient(client());
    const { ARN = '' } = await secrets.send(new CreateSecretCommand({ Name: 'hook', SecretString: HOOK }));
    expect(await deliverer().secretText(ARN)).toBe(HOOK);
    const parameter = { Name: '/ou-cost/hook', Type: 'SecureString', Value: HOOK } as const;
    await new SSMClient(client()).send(new PutParameterCommand(parameter));
    const arn = `arn:aws:ssm:${REGION}:${MOTO_ACCOUNT}:parameter/ou-cost/hook`;
    expect(await deliverer().secretText(arn)).toBe(HOOK);
    await expect(deliverer().secretText(`${arn}-absent`)).rejects.toMatchObject({ code: 'RequestRefused' });
  });

  it('the schedules of a group are read', async () => {
    const scheduler = new SchedulerClient(client());
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'ou-cost' }));
    const target = {
      Arn: `arn:aws:lambda:${REGION}:${MOTO_ACCOUNT}:function:ou-cost-report`,
      RoleArn: `arn:aws:iam::${MOTO_ACCOUNT}:role/ou-cost-scheduler`,
      Input: '{"kind":"scheduled"}',
      RetryPolicy: { MaximumRetryAttempts: 0 },
      DeadLetterConfig: { Arn: `arn:aws:sqs:${REGION}:${MOTO_ACCOUNT}:ou-cost-dead-letters` },
    };
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'monthly',
        GroupName: 'ou-cost',
        ScheduleExpression: 'cron(0 5 7 * ? *)',
        ScheduleExpressionTimezone: 'Asia/Tokyo',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: target,
      }),
    );
    const group = deliverer().schedules('ou-cost');
    expect(await group.names()).toEqual(['monthly']);
    expect(await group.schedule('monthly')).toEqual({
      name: 'monthly',
      isEnabled: true,
      expression: 'cron(0 5 7 * ? *)',
      timeZone: 'Asia/Tokyo',
      target: target.Arn,
      roleArn: target.RoleArn,
      input: target.Input,
      retries: 0,
      deadLetterQueueArn: target.DeadLetterConfig.Arn,
    });
  });
});
