import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { writeProfiles } from '../testing/program.ts';
import { accessFor } from './identity.ts';

let folder: string;
let endpoint: string;
const signed: string[] = [];
/** The error that the service answers; null: none. */
let refusal: string | null = null;

/** A service that notes the key and the path, and the clock of which is right. */
const server = createServer((request, response) => {
  const [, key = ''] = /Credential=([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
  signed.push(`${key} ${request.url}`);
  request.resume();
  response.setHeader('content-type', 'text/xml');
  if (refusal !== null) {
    response.statusCode = 403;
    response.end(
      `<ErrorResponse><Error><Code>${refusal}</Code><Message>no</Message></Error></ErrorResponse>`,
    );
    return;
  }
  response.end(
    '<R><GetCallerIdentityResult><Account>1</Account><Arn>a</Arn></GetCallerIdentityResult><GetRoleResult/></R>',
  );
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-access-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  signed.length = 0;
  refusal = null;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function environment(variables: Readonly<Record<string, string>>): Record<string, string> {
  const files = writeProfiles(folder);
  const at = (name: string) => `[profile ${name}]\nendpoint_url = ${endpoint}/${name}\n`;
  writeFileSync(files.AWS_CONFIG_FILE, at('payer') + at('caller'));
  for (const name of Object.keys(process.env)) if (/^AWS_|_proxy$/i.test(name)) vi.stubEnv(name, undefined);
  const all = { ...files, AWS_EC2_METADATA_DISABLED: 'true', ...variables };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  return all;
}

const KEYS = { AWS_ACCESS_KEY_ID: 'KEYS', AWS_SECRET_ACCESS_KEY: 'x' };

test.each([
  ['payer', { ...KEYS, AWS_PROFILE: 'caller' }, 'AKIA222222222222 /payer/'],
  [null, { ...KEYS, AWS_PROFILE: 'caller' }, 'KEYS /caller/'],
  [null, { AWS_PROFILE: 'caller' }, 'AKIA111111111111 /caller/'],
  [null, { AWS_DEFAULT_PROFILE: 'payer' }, 'AKIA222222222222 /payer/'],
])('every client of the profile %s with %o signs as %s', async (profile, variables, expected) => {
  const access = await accessFor(profile, 'eu-west-1', environment(variables));
  await access.clients.iam.send(new GetRoleCommand({ RoleName: 'r' }));
  expect(signed).toEqual([expected, expected]);
  expect(access.accountId).toBe('1');
});

test.each([
  ['payer', { AWS_PROFILE: 'caller' }, { AWS_PROFILE: 'payer', CDK_S3_FORCE_PATH_STYLE: 'true' }],
  [null, { AWS_DEFAULT_PROFILE: 'payer' }, { AWS_PROFILE: 'payer', CDK_S3_FORCE_PATH_STYLE: 'true' }],
  [
    null,
    { ...KEYS, HTTPS_PROXY: 'p.example:1', HTTP_PROXY: 'p.example:1' },
    { HTTPS_PROXY: 'http://p.example:1/', NO_PROXY: expect.stringContaining('127.0.0.1') },
  ],
])('CDK gets what it understands: %s with %o', async (profile, variables, expected) => {
  const all = environment({ AWS_ENDPOINT_URL_STS: endpoint, ...variables });
  const { forCdk } = await accessFor(profile, 'eu-west-1', all);
  expect(forCdk).toMatchObject(expected);
  expect('CDK_S3_FORCE_PATH_STYLE' in forCdk).toBe('CDK_S3_FORCE_PATH_STYLE' in expected);
});

// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, and STS's own.
test.each([
  ...['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'UnrecognizedClientException'],
  ...['SignatureDoesNotMatch', 'IncompleteSignature', 'InvalidSignatureException', 'RequestExpired'],
])('credentials that AWS refuses as %s end the run', async (name) => {
  refusal = name;
  await expect(accessFor('payer', 'eu-west-1', environment({}))).rejects.toMatchObject({
    code: 'CredentialsExpired',
    message: expect.stringMatching(
      /^the profile 'payer' cannot be used \(.*; sign in, or use another profile$/,
    ),
  });
});

test.each(['AccessDenied', 'OptInRequired', 'constructor'])(
  'a refusal as %s leaves the account unknown, and says why',
  async (name) => {
    refusal = name;
    expect(await accessFor('payer', 'eu-west-1', environment({}))).toMatchObject({
      accountId: null,
      unknownReason: expect.stringContaining(name),
    });
  },
);

test('a proxy that cannot be reached is named, and its password is not shown', async () => {
  const variables = environment({
    ...KEYS,
    HTTPS_PROXY: 'http://jo:s3cr3t@127.0.0.1:9',
    AWS_MAX_ATTEMPTS: '1',
  });
  const failure = await accessFor(null, 'eu-west-1', variables).catch((cause: unknown) => cause);
  expect(failure).toMatchObject({
    code: 'Unavailable',
    message: expect.stringContaining('the proxy 127.0.0.1:9 of HTTPS_PROXY cannot be reached'),
  });
  expect((failure as Error).message).not.toContain('s3cr3t');
});

test('a profile that does not exist is a failure, whatever keys there are', async () => {
  await expect(accessFor('nobody', 'eu-west-1', environment(KEYS))).rejects.toMatchObject({
    code: 'CredentialsMissing',
    message: expect.stringContaining("no profile 'nobody'"),
  });
});
