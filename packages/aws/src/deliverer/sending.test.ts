import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { delivererAt, MAIL } from '../testing/deliverer.ts';
import { answering, type RecordingServer, startRecordingServer } from '../testing/recording-server.ts';

/* What is known of a request that must not be sent twice. */

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:finance';

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterEach(() => server.reset());
afterAll(() => server.stop());

const deliverer = () => delivererAt(server.endpoint);
const signal = () => new AbortController().signal;

describe('a sending', () => {
  const send = () => deliverer().mail('eu-west-1').send(MAIL, signal());
  const FROM_AWS = { 'x-amzn-requestid': 'request-1', 'content-type': 'application/json' };

  it('that was taken is done', async () => {
    server.answerWith(answering(200, '{"MessageId":"1"}'));
    expect(await send()).toEqual({ kind: 'done' });
  });

  it.each([
    ['throttled', 429, '{}', { 'x-amzn-errortype': 'TooManyRequestsException' }, true, 'Throttled'],
    ['an error of AWS', 500, '{}', { 'x-amzn-errortype': 'InternalServerError' }, true, 'Unavailable'],
    [
      'not allowed',
      403,
      '{"message":"no"}',
      { 'x-amzn-errortype': 'AccessDeniedException' },
      false,
      'AccessRefused',
    ],
    [
      'not verified',
      400,
      '{"message":"no"}',
      { 'x-amzn-errortype': 'MessageRejected' },
      false,
      'RequestRefused',
    ],
    [
      'signed at the wrong time',
      403,
      '{"message":"Signature expired: x"}',
      { 'x-amzn-errortype': 'InvalidSignatureException' },
      true,
      'CredentialsExpired',
    ],
  ])('that is %s is refused, and may be repeated or not', async (_, status, body, headers, again, code) => {
    server.answerWith(answering(status, body, { ...FROM_AWS, ...(headers as Record<string, string>) }));
    expect(await send()).toMatchObject({ kind: 'refused', again, failure: { code } });
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['whose connection was lost', (response) => response.destroy()],
    [
      'whose answer was cut off',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"MessageId"');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['whose answer cannot be read', answering(200, '<html>')],
    ['whose answer a gateway lost', answering(504, '<html>')],
  ])('%s is unknown, and was sent once', async (_, how) => {
    server.answerWith(how);
    expect(await send()).toMatchObject({ kind: 'unknown' });
    expect(server.received).toHaveLength(1);
  });

  it('without an answer in time is unknown', async () => {
    server.answerWith(() => {});
    const sent = deliverer().mail('eu-west-1').send(MAIL, AbortSignal.timeout(100));
    expect(await sent).toMatchObject({ kind: 'unknown' });
  });

  it('to where nothing listens is refused, and may be repeated', async () => {
    const closed = createTcpServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const sent = delivererAt(`http://127.0.0.1:${port}`).mail('eu-west-1').send(MAIL, signal());
    expect(await sent).toMatchObject({ kind: 'refused', again: true });
  });

  it('whose time is spent does not leave', async () => {
    const sent = deliverer().mail('eu-west-1').send(MAIL, AbortSignal.abort());
    expect(await sent).toMatchObject({ kind: 'unsent', failure: { code: 'TimedOut' } });
    expect(server.received).toEqual([]);
  });

  it('to a topic that SNS refuses has the name of SNS’s error', async () => {
    const xml =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>not authorized to perform: SNS:Publish</Message></Error><RequestId>request-1</RequestId></ErrorResponse>';
    server.answerWith(answering(403, xml, { 'content-type': 'text/xml' }));
    const sent = await deliverer().topic(TOPIC).publish({ subject: 'x', text: 'y' }, signal());
    expect(sent).toMatchObject({
      kind: 'refused',
      again: false,
      name: 'AuthorizationError',
      failure: { code: 'AccessRefused', cause: { requestId: 'request-1' } },
    });
  });
});
