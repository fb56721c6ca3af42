import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { delivererAt } from '../../../aws/src/testing/deliverer.ts';
import {
  answering,
  type RecordingServer,
  startRecordingServer,
} from '../../../aws/src/testing/recording-server.ts';
import { exampleReport } from '../../../present/src/testing/example-report.ts';
import type { Parcel } from '../ports.ts';
import { startWebhook } from '../testing/webhook.ts';
import { targetsFor } from './composition.ts';
import { fitting } from './mail.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:finance';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:slack-AbCdEf';
const MAIL = {
  from: 'reports@example.com',
  to: ['a@example.com', 'b@example.com'],
  region: 'eu-west-1',
  attach: ['html' as const],
};
const PARCEL: Parcel = {
  report: exampleReport({ compare: true }),
  files: [
    { output: 'html', name: 'report.html', content: Buffer.from('<html>') },
    { output: 'json', name: 'report.json', content: Buffer.from('{}') },
  ],
  archived: 's3://bucket/ou-cost/reports/o-1/2026-10/run-1/',
  posting: { language: 'en', locale: 'en-US', sort: 'spend', top: null },
};

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterEach(() => server.reset());
afterAll(() => server.stop());

const signal = () => new AbortController().signal;
const targets = (recipients: Parameters<typeof targetsFor>[0], allowsThisMachine = true) =>
  targetsFor(recipients, delivererAt(server.endpoint), { producer: 'ou-cost 1.2.3', allowsThisMachine });
const send = async (recipients: Parameters<typeof targetsFor>[0], allowsThisMachine?: boolean) => {
  const [one] = targets(recipients, allowsThisMachine);
  return one?.send(PARCEL, signal());
};
const onlyMail = { mail: MAIL, topics: [], webhooks: [] };
const onlyTopic = { topics: [TOPIC], webhooks: [] };
const onlyWebhook = { topics: [], webhooks: [{ kind: 'slack' as const, address: SECRET }] };

test('targets have ids that tell nothing, and each is there once', () => {
  const all = targets({ mail: MAIL, topics: [TOPIC, TOPIC], webhooks: onlyWebhook.webhooks });
  expect(all.map(({ id }) => id)).toEqual(['mail', 'topic-5c49a7d1', 'webhook-17a5b858']);
});

describe('a mail', () => {
  test('goes to all at once, with the outputs that were asked for', async () => {
    expect(await send(onlyMail)).toEqual({ kind: 'delivered' });
    const [{ body = '' } = {}] = server.received;
    const { Destination, Content } = JSON.parse(body);
    expect(Destination).toEqual({ ToAddresses: MAIL.to });
    const { Subject, Body, Attachments } = Content.Simple;
    expect(Subject.Data).toMatch(/^AWS spend 2026-10-01 to 2026-10-31: /);
    expect(Body.Text.Data).toContain(`In the archive: ${PARCEL.archived}`);
    expect(Attachments).toMatchObject([
      {
        FileName: 'report.html',
        ContentType: 'text/html',
        RawContent: Buffer.from('<html>').toString('base64'),
      },
    ]);
  });

  test.each([
    ['MessageRejected', 400, false, /sender is not verified .* sandbox/],
    ['AccessDeniedException', 403, false, /role may not send.*; allow ses:SendEmail on/],
    ['TooManyRequestsException', 429, true, /^Amazon SES did not take it \(TooManyRequestsException\)$/],
  ])('that is refused by %s says why without an address', async (name, status, again, reason) => {
    const message = 'Email address is not verified: a@example.com, reports@example.com';
    server.answerWith(
      answering(status, JSON.stringify({ message }), {
        'x-amzn-errortype': name,
        'x-amzn-requestid': 'request-1',
        'content-type': 'application/json',
      }),
    );
    const sent = await send(onlyMail);
    expect(sent).toMatchObject({ kind: 'refused', again, reason: expect.stringMatching(reason) });
    expect(JSON.stringify(sent)).not.toContain('example.com');
  });

  test('without an answer may have arrived', async () => {
    server.answerWith((response) => response.destroy());
    expect(await send(onlyMail)).toMatchObject({ kind: 'unknown' });
  });

  test('has the smaller files where there is no room for all', () => {
    const file = (name: string, length: number) => ({
      output: 'csv' as const,
      name,
      content: randomBytes(length),
    });
    const { attached, leftOut } = fitting([file('large', 2_000), file('b', 57), file('a', 570)], 1_000);
    expect(attached.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(leftOut.map(({ name }) => name)).toEqual(['large']);
  });
});

test('a topic gets the summary, and says why it does not', async () => {
  server.answerWith(
    answering(
      200,
      '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    ),
  );
  expect(await send(onlyTopic)).toEqual({ kind: 'delivered' });
  const form = new URLSearchParams(server.received[0]?.body);
  expect(form.get('Message')).toContain('14,369.85 USD');
  server.answerWith(
    answering(
      404,
      '<ErrorResponse><Error><Code>NotFound</Code><Message>x</Message></Error></ErrorResponse>',
      {
        'x-amzn-requestid': '1',
        'content-type': 'text/xml',
      },
    ),
  );
  expect(await send(onlyTopic)).toEqual({
    kind: 'refused',
    again: false,
    reason: 'Amazon SNS did not take it (NotFound): there is no such topic',
  });
});

describe('a webhook', () => {
  test('gets the message of its kind at the address in the secret', async () => {
    const webhook = await startWebhook();
    server.answerWith(answering(200, JSON.stringify({ SecretString: JSON.stringify({ url: webhook.url }) })));
    expect(await send(onlyWebhook)).toEqual({ kind: 'delivered' });
    expect(JSON.parse(webhook.posted[0]?.body ?? '')).toHaveProperty('blocks');
    // The function may not be led to this machine.
    expect(await send(onlyWebhook, false)).toMatchObject({ kind: 'refused', again: false });
    expect(webhook.posted).toHaveLength(1);
    await webhook.stop();
  });

  test('whose secret is missing or wrong says so, and does not show it', async () => {
    server.answerWith(answering(200, JSON.stringify({ SecretString: 'http://hooks.example/s3cr3t' })));
    const wrong = await send(onlyWebhook);
    expect(wrong).toMatchObject({ kind: 'refused', again: false });
    expect(JSON.stringify(wrong)).not.toMatch(/s3cr3t|hooks\.example/);
    const refusal = JSON.stringify({ __type: 'AccessDeniedException', Message: 'not authorized' });
    server.answerWith(answering(400, refusal, { 'x-amzn-requestid': '1' }));
    expect(await send(onlyWebhook)).toMatchObject({
      kind: 'refused',
      again: false,
      reason: expect.stringContaining('secretsmanager:GetSecretValue'),
    });
  });
});
