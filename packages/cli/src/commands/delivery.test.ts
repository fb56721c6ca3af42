import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLAIN_VIEW } from '@ou-cost/present';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  answering,
  type RecordingServer,
  startRecordingServer,
} from '../../../aws/src/testing/recording-server.ts';
import type { CliContext } from '../cli-context.ts';
import { openDelivery } from '../deliver/open.ts';
import { announcementsOn } from '../progress/announcements.ts';
import { exampleArchive } from '../testing/example-archive.ts';
import { MemoryAws, RecordingSink, STRAIGHT } from '../testing/memory-aws.ts';
import { runInMemory } from '../testing/run-in-memory.ts';

/* `--deliver`, up to what Amazon SES and SNS receive. */

const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function:ou-cost-report';
const RUN = [
  'run',
  '--function',
  FUNCTION,
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
];
const MAIL = ['--deliver', 'mail:a@example.com,b@example.com', '--mail-from', 'reports@example.com'];
const TOPIC = ['--deliver', 'sns:arn:aws:sns:eu-west-1:111111111111:finance'];
const PUBLISHED =
  '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';

let folder: string;
let server: RecordingServer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  await exampleArchive(path.join(folder, 'archive'));
  server = await startRecordingServer();
});
afterEach(() => server.reset());
afterAll(async () => {
  server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** AWS in memory, but for what reports are delivered through. */
function awsHere(): MemoryAws {
  const aws = new MemoryAws();
  const read = aws.readAwsSettings;
  aws.readAwsSettings = async (...given) => ({
    ...(await read(...given)),
    route: { ...STRAIGHT, endpointOf: () => server.endpoint },
  });
  return aws;
}

function contextFor(aws: MemoryAws): CliContext {
  return {
    environment: { region: null, refusesColor: false },
    workingFolder: folder,
    stdout: new RecordingSink(),
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
  };
}

const GIVEN = { view: PLAIN_VIEW, files: [], archived: null };

/** What `openDelivery` gives for these targets. */
function opened(deliveries: Parameters<typeof openDelivery>[0]) {
  const context = contextFor(awsHere());
  const { stderr, now } = context;
  const announcements = announcementsOn(stderr, { isQuiet: false, hasDumbTerminal: true, now });
  return openDelivery(
    deliveries,
    { runId: 'run-1', region: 'eu-west-1', config: null, announcements },
    context,
  );
}

const delivering = (args: readonly string[]) => runInMemory(args, { folder, aws: awsHere() });

function mailIn(index: number) {
  const { Destination, Content } = JSON.parse(server.received[index]?.body ?? '');
  return { to: Destination.ToAddresses, ...Content.Simple };
}

describe('a report with --deliver', () => {
  test('is printed, and sent with the page attached', async () => {
    const { stdout, stderr, failure } = await delivering([...RUN, '--compare', 'none', ...MAIL]);
    expect(failure).toBeNull();
    expect(stdout).toContain('14,369.85');
    expect(stderr).toContain('delivered to mail');
    expect(server.received).toHaveLength(1);
    const { to, Attachments } = mailIn(0);
    expect(to).toEqual(['a@example.com', 'b@example.com']);
    expect(Attachments).toMatchObject([
      { FileName: expect.stringMatching(/^ou-cost-\w+-\w+\.html$/), ContentType: 'text/html' },
    ]);
    expect(Buffer.from(Attachments[0].RawContent, 'base64').toString()).toMatch(/^<!doctype html>/i);
  });

  test('is printed where a target refuses it, and the others get it', async () => {
    server.answerWith((response) => {
      const isMail = server.received.at(-1)?.url === '/v2/email/outbound-emails';
      const refusal = { 'x-amzn-errortype': 'MessageRejected', 'x-amzn-requestid': '1' };
      if (isMail) answering(400, '{"message":"not verified: a@example.com"}', refusal)(response);
      else answering(200, PUBLISHED)(response);
    });
    const given = [...RUN, '--compare', 'none', ...MAIL, ...TOPIC];
    const { stdout, stderr, failure } = await delivering(given);
    expect(stdout).toContain('14,369.85');
    expect(stderr).toContain('delivered to topic finance');
    expect(failure).toMatchObject({
      code: 'NotDelivered',
      message: expect.stringMatching(/^the report is written, but was not delivered to mail: .* sandbox/),
    });
    expect(`${failure} ${stderr}`).not.toContain('example.com');
  });

  test('without an answer says that it may have arrived, and is not sent again', async () => {
    server.answerWith((response) => response.destroy());
    const { failure } = await delivering([...RUN, '--compare', 'none', ...TOPIC]);
    expect(failure).toMatchObject({
      code: 'NotDelivered',
      message: expect.stringContaining('it is not known whether topic finance got it'),
    });
    expect(server.received).toHaveLength(1);
  });

  test('that is not reconciled is delivered to nobody', async () => {
    const report = exampleReport();
    const bills = report.bills.map((bill) => ({
      ...bill,
      reconciliation: { ...bill.reconciliation, status: 'difference-allowed' as const },
    }));
    const deliver = await opened({ mail: null, topics: [TOPIC[1]?.slice(4) ?? ''], webhooks: [] });
    expect(await deliver({ ...GIVEN, report: { ...report, bills } })).toEqual([
      expect.objectContaining({
        code: 'NotReconciled',
        message: 'the report is written, but it is not reconciled, and was delivered to nobody',
      }),
    ]);
    expect(server.received).toEqual([]);
  });

  test('is sent with the other files where one cannot be made', async () => {
    const report = exampleReport();
    const attach = ['csv', 'json'] as const;
    const mail = { from: 'reports@example.com', to: ['a@example.com'], region: null, attach };
    const deliver = await opened({ mail, topics: [], webhooks: [] });
    const withoutAccounts = { ...report, query: { ...report.query, detail: 'ou' as const } };
    expect(await deliver({ ...GIVEN, report: withoutAccounts })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^the report is written, but csv was not attached: .* use csv-ou$/),
      }),
    ]);
    expect(mailIn(0).Attachments).toMatchObject([{ FileName: `${report.runId}.json` }]);
  });

  test('is refused before anything is asked where a target or a file for it is wrong', async () => {
    for (const wrong of [
      ['--deliver', 'mail:a@example.com'],
      [...MAIL, '--attach', 'csv', '--detail', 'ou'],
    ]) {
      const { failure, asked } = await delivering([...RUN, ...wrong]);
      expect(failure).toMatchObject({ code: 'InvalidUsage' });
      expect(asked).toEqual([]);
    }
  });
});

test('an archived report is delivered with where it is', async () => {
  const archive = path.join(folder, 'archive');
  const given = ['archive', 'deliver', 'run-1', '--archive', archive, '--region', 'eu-west-1'];
  const { failure, stdout } = await delivering([...given, ...MAIL, '--attach', 'json', '--language', 'ja']);
  expect(failure).toBeNull();
  expect(stdout).toBe('');
  const { Body, Attachments, Subject } = mailIn(0);
  expect(Subject.Data).toMatch(/^AWS 利用料 /);
  expect(Body.Text.Data).toContain(`保管先: ${archive}/reports/o-acme000001/2026-10/run-1/`);
  expect(Attachments).toMatchObject([{ FileName: 'run-1.json', ContentType: 'application/json' }]);
  const unknown = await delivering([
    'archive',
    'deliver',
    'run-9',
    '--archive',
    archive,
    '--region',
    'eu-west-1',
    ...TOPIC,
  ]);
  expect(unknown.failure).toMatchObject({ code: 'InvalidRequest' });
  const nobody = await delivering(['archive', 'deliver', 'run-1', '--archive', archive]);
  expect(nobody.failure).toMatchObject({ code: 'InvalidUsage' });
});
