import { Agent, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sent } from '../ports.ts';
import { SECRET_PATH, startWebhook, type Webhook } from '../testing/webhook.ts';
import { WebhookAddress } from './address.ts';
import { type Posting, postTo } from './send.ts';

let webhook: Webhook | null = null;
afterEach(async () => {
  await webhook?.stop();
  webhook = null;
});

/** How sending to a webhook that gives this answer ends. */
async function failure(answer: (response: ServerResponse) => void, timeoutSeconds?: number): Promise<Failed> {
  webhook = await startWebhook(answer);
  return failureOf(webhook.url, timeoutSeconds === undefined ? {} : { timeoutSeconds });
}

type Failed = Exclude<Sent, { readonly kind: 'delivered' }>;
const PRODUCER = 'ou-cost 1.2.3';

/** An agent whose connections all fail with one of Node's codes. */
class FailingAgent extends Agent {
  readonly #code: string;

  constructor(code: string) {
    super();
    this.#code = code;
  }

  override createConnection(): Socket {
    return new Socket().destroy(Object.assign(new Error('connect 127.0.0.1'), { code: this.#code }));
  }
}

async function failureOf(url: string, posting: Partial<Posting> = {}): Promise<Failed> {
  const options = { producer: PRODUCER, allowsThisMachine: true, ...posting };
  const sent = await postTo(new WebhookAddress(url), '{}', options);
  if (sent.kind === 'delivered') throw new Error('it was delivered');
  // The reason contains nothing of the address.
  expect(sent.reason).not.toMatch(/127\.0\.0\.1|s3cr3t|invalid\.example/);
  return sent;
}

function answering(status: number, text: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => response.writeHead(status, headers).end(text);
}

describe('posting', () => {
  test('sends the body once, as JSON', async () => {
    webhook = await startWebhook(answering(202, ''));
    const options = { producer: PRODUCER, allowsThisMachine: true };
    expect(await postTo(new WebhookAddress(webhook.url), '{"text":"決済"}', options)).toEqual({
      kind: 'delivered',
    });
    expect(webhook.posted).toEqual([
      {
        method: 'POST',
        path: SECRET_PATH,
        contentType: 'application/json; charset=utf-8',
        body: '{"text":"決済"}',
      },
    ]);
  });

  test.each([
    [answering(400, 'invalid_blocks'), /it answered HTTP 400 'invalid_blocks'$/],
    [answering(404, 'no_service'), /HTTP 404 'no_service'; the webhook may have been removed/],
    [answering(403, '<html>Forbidden</html>'), /HTTP 403; the webhook does not accept this caller/],
    [answering(429, ''), /HTTP 429; it was called too often/],
    [answering(500, `no such hook: ${SECRET_PATH}`), /HTTP 500$/],
    // A part of the address that looks like an error name.
    [answering(500, 'services'), /HTTP 500$/],
    [(response: ServerResponse) => response.destroy(), /the connection was lost$/],
  ])('says why it was refused: case %#', async (answer, message) => {
    expect((await failure(answer)).reason).toMatch(message);
    expect(webhook?.posted).toHaveLength(1);
  });

  test('does not follow a redirection, which could give the summary to somebody else', async () => {
    const other = await startWebhook();
    const { reason } = await failure(answering(307, '', { location: other.url }));
    expect(reason).toMatch(/HTTP 307, a redirection, which is not followed/);
    expect(other.posted).toEqual([]);
    await other.stop();
  });

  test('reads no more than the beginning of an answer that never ends', async () => {
    let written = 0;
    const endless = (status: number) => (response: ServerResponse) => {
      response.writeHead(status);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
    };
    expect((await failure(endless(500))).reason).toMatch(/HTTP 500$/);
    webhook = await startWebhook(endless(200));
    const options = { producer: PRODUCER, allowsThisMachine: true };
    expect(await postTo(new WebhookAddress(webhook.url), '{}', options)).toEqual({ kind: 'delivered' });
    // The sockets' own buffers take a part of it.
    expect(written).toBeLessThan(32 * 1024 * 1024);
  });

  test('times out while it waits for an answer or for its end', async () => {
    expect((await failure(() => {}, 0.2)).reason).toMatch(/did not answer within 0\.2 seconds$/);
    const halting = (response: ServerResponse) => void response.writeHead(500).write('half');
    expect((await failure(halting, 0.2)).reason).toMatch(/did not answer within 0\.2 seconds$/);
  });

  test('says that nothing listens there, or that the host name is not known', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect((await failureOf(`http://127.0.0.1:${port}${SECRET_PATH}`)).reason).toMatch(
      /nothing listens at its address$/,
    );
    expect((await failureOf('https://hooks.invalid.example/s3cr3t')).reason).toMatch(
      /its host name is not known$/,
    );
  });

  test.each([
    ['ECONNREFUSED', 'nothing listens at its address'],
    ['ECONNRESET', 'the connection was lost'],
    ['ENOTFOUND', 'its host name is not known'],
    ['EAI_AGAIN', 'its host name is not known'],
    ['ETIMEDOUT', 'it did not answer'],
    ['EHOSTUNREACH', 'the connection failed (EHOSTUNREACH)'],
    ['CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED); where a proxy'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted (DEPTH_ZERO'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not trusted (UNABLE'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is not trusted (ERR_TLS'],
    ['not a code 127.0.0.1', 'the connection failed'],
  ])('says what %s means', async (code, words) => {
    const agents = { httpAgent: new FailingAgent(code), httpsAgent: new HttpsAgent() };
    const { reason } = await failureOf('http://hooks.invalid.example/s3cr3t', { agents });
    expect(reason).toContain(words);
  });
});

describe('what is known of a post that failed', () => {
  test.each([
    [answering(400, 'invalid_blocks'), { kind: 'refused', again: false }],
    [answering(307, ''), { kind: 'refused', again: false }],
    [answering(429, ''), { kind: 'refused', again: true }],
    [answering(500, ''), { kind: 'refused', again: true }],
    [answering(503, ''), { kind: 'refused', again: true }],
    [answering(504, ''), { kind: 'unknown' }],
    [(response: ServerResponse) => response.destroy(), { kind: 'unknown' }],
  ])('case %#', async (answer, expected) => {
    expect(await failure(answer)).toMatchObject(expected);
  });

  test('without an answer it may have arrived, also where the caller gives up', async () => {
    expect(await failure(() => {}, 0.1)).toMatchObject({ kind: 'unknown' });
    const { url } = webhook as Webhook;
    expect(await failureOf(url, { signal: AbortSignal.timeout(100) })).toMatchObject({ kind: 'unknown' });
  });

  test('where the name is not known nothing was sent', async () => {
    expect(await failureOf('https://hooks.invalid.example/s3cr3t')).toMatchObject({
      kind: 'refused',
      again: true,
    });
  });

  test('a name that leads to this machine gets nothing, unless that is allowed', async () => {
    webhook = await startWebhook();
    const url = webhook.url.replace('127.0.0.1', 'localhost');
    expect(await failureOf(url, { allowsThisMachine: false })).toEqual({
      kind: 'refused',
      again: false,
      reason: 'its host name leads to the machine that sends it',
    });
    expect(webhook.posted).toEqual([]);
  });
});
