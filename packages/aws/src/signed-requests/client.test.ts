import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { BCMDataExportsClient, GetExportCommand, ListExportsCommand } from '@aws-sdk/client-bcm-data-exports';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translated } from '../failure/translate.ts';
import { SignedJsonClient } from './client.ts';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const REGION = 'us-east-1';
const SIGNING_NAME = 'bcm-data-exports';
const ARN = 'arn:aws:bcm-data-exports:us-east-1:222222222222:export/bill-0a1b';

const received: Received[] = [];
let answer = (response: ServerResponse): void => void response.end('{"Exports":[]}');
const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  received.push({ method, url, headers, body: await text(request) });
  answer(response);
});
let endpoint = '';
const clients: { destroy(): void }[] = [];

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  received.length = 0;
  answer = (response) => void response.end('{"Exports":[]}');
});
afterAll(() => {
  for (const client of clients) client.destroy();
  server.close();
});

const kept = <T extends { destroy(): void }>(client: T): T => {
  clients.push(client);
  return client;
};
const own = (target = 'AWSBillingAndCostManagementDataExports', signingName = SIGNING_NAME) =>
  kept(
    new SignedJsonClient({
      target,
      signingName,
      region: REGION,
      endpoint,
      credentials: async () => KEYS,
      requestHandler: new NodeHttpHandler(),
    }),
  );
const sending = () => ({ abortSignal: new AbortController().signal });

/** What a service looks at, besides the time and what says which program asks. */
function formOf({ method, url, headers, body }: Received) {
  const names = ['host', 'content-type', 'content-length', 'x-amz-target', 'x-amz-security-token'] as const;
  const [, scope] = /Credential=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  return { method, url, body, scope, ...Object.fromEntries(names.map((name) => [name, headers[name]])) };
}

describe('a signed request', () => {
  it.each([
    ['ListExports', { MaxResults: 100 }, new ListExportsCommand({ MaxResults: 100 })],
    ['GetExport', { ExportArn: ARN }, new GetExportCommand({ ExportArn: ARN })],
  ] as const)("for %s has the form of that of AWS's own client", async (operation, input, command) => {
    await own().send(operation, input, sending());
    const client = kept(new BCMDataExportsClient({ endpoint, region: REGION, credentials: KEYS }));
    await client.send(command as ListExportsCommand);
    const [ours, theirs] = received as [Received, Received];
    expect(formOf(ours)).toEqual(formOf(theirs));
  });

  it("for LookupEvents has the form of that of AWS's own client", async () => {
    const LookupAttributes = [{ AttributeKey: 'EventName' as const, AttributeValue: 'MoveAccount' }];
    const StartTime = 1786492800;
    const input = { LookupAttributes, StartTime, MaxResults: 50 };
    await own('CloudTrail_20131101', 'cloudtrail').send('LookupEvents', input, sending());
    const client = kept(new CloudTrailClient({ endpoint, region: REGION, credentials: KEYS }));
    await client.send(new LookupEventsCommand({ ...input, StartTime: new Date(StartTime * 1000) }));
    const [ours, theirs] = received as [Received, Received];
    expect(formOf(ours)).toEqual(formOf(theirs));
  });

  it('has the signature that the headers as they arrived have', async () => {
    await own().send('GetExport', { ExportArn: ARN }, sending());
    const [{ method = '', url = '', headers, body }] = received as [Received];
    const [, names = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];
    const signed = names.split(';').filter((name) => name !== 'x-amz-date');
    expect(signed).toEqual(
      expect.arrayContaining(['host', 'content-type', 'x-amz-target', 'x-amz-security-token']),
    );
    const signer = new SignatureV4({
      credentials: KEYS,
      region: REGION,
      service: SIGNING_NAME,
      sha256: Hash.bind(null, 'sha256'),
    });
    const stamp = String(headers['x-amz-date']);
    const at = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
    const again = await signer.sign(
      {
        method,
        path: url,
        protocol: 'http:',
        hostname: '127.0.0.1',
        headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
        body,
      },
      { signingDate: new Date(at) },
    );
    expect(headers.authorization).toBe(again.headers['authorization']);
  });

  it("is signed by AWS's clock once an answer has told it", async () => {
    answer = (response) => {
      response.setHeader('date', 'Sat, 01 Jan 2028 00:00:00 GMT');
      response.end('{}');
    };
    const client = own();
    await client.send('ListExports', {}, sending());
    await client.send('ListExports', {}, sending());
    expect(received[1]?.headers['x-amz-date']).toMatch(/^20280101T0000/);
  });

  it('is given up where the answer does not end, before it fills the memory', async () => {
    let written = 0;
    answer = (response) => {
      const more = () => {
        written += 1;
        if (!response.destroyed) response.write(Buffer.alloc(2 ** 20, ' '), () => setImmediate(more));
      };
      more();
    };
    await expect(own().send('GetExport', {}, sending())).rejects.toMatchObject({ code: 'MalformedAnswer' });
    expect(written).toBeLessThan(100);
  });

  it('ends with the run, also where the body of an answer does not', async () => {
    answer = (response) => void response.write('{"Exports":');
    const run = new AbortController();
    const asked = own().send('ListExports', {}, { abortSignal: run.signal });
    await expect.poll(() => received.length).toBe(1);
    run.abort();
    await expect(asked).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('a refused request', () => {
  const attempt = { hop: "see the export's health", action: 'bcm-data-exports:GetExport', resource: ARN };
  const failureOf = async (statusCode: number, body: string, headers: Record<string, string> = {}) => {
    answer = (response) => {
      response.writeHead(statusCode, headers);
      response.end(body);
    };
    const error = await own()
      .send('GetExport', { ExportArn: ARN }, sending())
      .then(
        () => null,
        (failure: unknown) => failure,
      );
    return translated(error, attempt);
  };
  const FROM_AWS = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'request-1' };
  const REFUSAL = `User: arn:aws:sts::222222222222:assumed-role/ou-cost-reader/run-1 is not authorized to perform: bcm-data-exports:GetExport on resource: ${ARN} because no identity-based policy allows the bcm-data-exports:GetExport action`;

  it('names hop, principal, action and what to add', async () => {
    const { code, message, cause } = await failureOf(
      400,
      JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: REFUSAL }),
      FROM_AWS,
    );
    expect(code).toBe('AccessRefused');
    expect(message).toContain(
      `see the export's health: arn:aws:sts::222222222222:assumed-role/ou-cost-reader/run-1 may not call bcm-data-exports:GetExport on ${ARN}`,
    );
    expect(message).toContain(`allow bcm-data-exports:GetExport on ${ARN} in the role's policy`);
    expect(cause).toMatchObject({ name: 'AccessDeniedException', requestId: 'request-1' });
    expect(JSON.stringify({ ...(cause as object) })).not.toContain('token');
  });

  it.each([
    ['throttled', 429, { __type: 'ThrottlingException', message: 'slow down' }, {}, 'Throttled'],
    [
      'wrong, by a header',
      400,
      { message: 'no such export' },
      { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal/' },
      'RequestRefused',
    ],
    ['one that AWS failed at', 500, { __type: 'InternalServerException' }, {}, 'Unavailable'],
    ['not known here', 400, { __type: 'constructor', message: 'x' }, {}, 'UnknownError'],
  ] as const)('that is %s is translated as those of the SDK are', async (_, status, body, headers, code) => {
    expect((await failureOf(status, JSON.stringify(body), { ...FROM_AWS, ...headers })).code).toBe(code);
  });

  it.each([
    ['a sign-in page', 200, '<html>', { 'content-type': 'text/html' }, 'Unavailable'],
    ['a gateway', 403, '{"error":"blocked"}', { 'content-type': 'application/json' }, 'Unavailable'],
    ['a redirection', 302, '', { location: 'https://login.example' }, 'Unavailable'],
    ['an answer that is no JSON', 200, '{"Exports":', FROM_AWS, 'MalformedAnswer'],
    ['a load balancer', 503, '<html>', {}, 'Unavailable'],
  ])('by %s is told apart', async (_, status, body, headers, code) => {
    expect((await failureOf(status, body, headers as Record<string, string>)).code).toBe(code);
  });
});
