import { describe, expect, it } from 'vitest';
import type { ReceivedRequest } from '../server/received-request.ts';
import { parseAuthorization } from './authorization-header.ts';
import { isSignedWith } from './signature.ts';

/** The first case of the test suite that AWS published for signature version 4 (get-vanilla). */
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const signedAt = new Date('2015-08-30T12:36:00Z');
const vanilla: ReceivedRequest = {
  method: 'GET',
  rawPath: '/',
  rawQuery: '',
  headers: {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, ' +
      'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  body: Buffer.alloc(0),
};

async function isSigned(request: ReceivedRequest, key = secret): Promise<boolean> {
  const authorization = parseAuthorization(request.headers['authorization'] ?? '');
  return authorization !== undefined && (await isSignedWith(key, request, authorization, signedAt));
}

const withHeaders = (headers: Record<string, string>): ReceivedRequest => ({
  ...vanilla,
  headers: { ...vanilla.headers, ...headers },
});

describe('a signature', () => {
  it('is the one that AWS computes, even if the request has unsigned headers', async () => {
    expect(await isSigned(vanilla)).toBe(true);
    expect(await isSigned(withHeaders({ 'user-agent': 'x', accept: '*/*' }))).toBe(true);
  });

  it.each([
    ['another method', { ...vanilla, method: 'POST' }],
    ['another path', { ...vanilla, rawPath: '/a' }],
    ['a query', { ...vanilla, rawQuery: 'Param=1' }],
    ['a body', { ...vanilla, body: Buffer.from('x') }],
    ['another host', withHeaders({ host: 'example.com' })],
    ['a hash that is not of its body', withHeaders({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' })],
    [
      'a shorter signature',
      withHeaders({ authorization: `${vanilla.headers['authorization']}`.slice(0, -2) }),
    ],
  ])('does not match %s', async (_name, request) => {
    expect(await isSigned(request)).toBe(false);
  });

  it('does not match another secret', async () => {
    expect(await isSigned(vanilla, 'guessed')).toBe(false);
  });

  it('covers the listed headers, including those that proxies may change', async () => {
    const listed = `${vanilla.headers['authorization']}`.replace('host;', 'host;user-agent;');
    expect(await isSigned(withHeaders({ 'user-agent': 'x', authorization: listed }))).toBe(false);
  });
});

it.each([
  '',
  'Bearer token',
  'AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/service, SignedHeaders=host, Signature=00',
  'AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/service/aws4_request, SignedHeaders=host',
])('is not read from %j', (header) => {
  expect(parseAuthorization(header)).toBeUndefined();
});
