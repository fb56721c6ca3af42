import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerCredentials } from '../credentials/caller.ts';
import { composeChainProbes } from '../probes/chain.ts';
import { readAwsSettings } from './settings.ts';

/** Who signed a request, for which region, and the service at whose address it came. */
interface Signed {
  readonly key: string;
  readonly region: string;
  readonly at: string;
}

const seen: Signed[] = [];
const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {});
let folder: string;
let port: number;

const ROLE_ANSWER = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ROLE</AccessKeyId>
<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const IDENTITY_ANSWER =
  '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/u</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>';

/** STS, whose answers depend on the call alone. */
const server = createServer(async (request: IncomingMessage, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const [, key = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
  seen.push({ key, region, at: (request.url ?? '').replace(/\/$/, '') });
  response.setHeader('content-type', 'text/xml');
  response.end(body.includes('Action=AssumeRole') ? ROLE_ANSWER : IDENTITY_ANSWER);
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ou-cost-settings-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  const at = (path: string) => `http://127.0.0.1:${port}/${path}`;
  writeFileSync(
    join(folder, 'config'),
    `[default]
region = eu-central-1
endpoint_url = ${at('default')}
[profile p]
region = eu-west-1
endpoint_url = ${at('p')}
[profile q]
region = eu-west-2
services = s
endpoint_url = ${at('q')}
[profile bare]
region = eu-west-3
aws_access_key_id = BARE
aws_secret_access_key = x
[profile role]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = p
endpoint_url = ${at('role')}
[profile from-keys]
role_arn = arn:aws:iam::111111111111:role/x
credential_source = Environment
endpoint_url = ${at('from-keys')}
[profile lost]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = gone
[profile lost-later]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = lost
[profile self]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = self
aws_access_key_id = SELF
aws_secret_access_key = x
[profile one]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = two
[profile two]
role_arn = arn:aws:iam::111111111111:role/x
source_profile = one
[profile one-region]
region = eu-west-1
[services s]
sts =
  endpoint_url = ${at('s')}
`,
  );
  writeFileSync(
    join(folder, 'credentials'),
    ['default', 'p', 'q']
      .map((name) => `[${name}]\naws_access_key_id = ${name.toUpperCase()}\naws_secret_access_key = x\n`)
      .join(''),
  );
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  seen.length = 0;
  warnings.mockClear();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** The environment of this process, of which the SDK reads its part as well. */
function environment(variables: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  }
  const all = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...variables,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  return all;
}

/** Asks STS whose the credentials are, as doctor does. */
async function ask(profile: string | null, variables: Readonly<Record<string, string>>): Promise<void> {
  const settings = await readAwsSettings(profile, environment(variables));
  const region = variables['AWS_REGION'] ?? settings.profileRegion?.region ?? 'us-east-2';
  const { probes } = composeChainProbes({
    credentials: callerCredentials(settings, region),
    route: settings.route,
    region,
    invokerRoleArn: 'arn:aws:iam::222222222222:role/i',
    externalId: null,
    functionArn: 'arn:aws:lambda:us-east-1:222222222222:function:f',
    timeoutSeconds: 1,
    runId: 'run',
    request: { paid: false, negative: false },
  });
  await probes.identifyCaller();
}

const KEYS = { AWS_ACCESS_KEY_ID: 'KEYS', AWS_SECRET_ACCESS_KEY: 'x' };

describe('as with the AWS CLI', () => {
  it.each<[string, string | null, Record<string, string>, readonly [string, string, string]]>([
    ['--profile', 'p', {}, ['P', 'eu-west-1', '/p']],
    ['--profile before keys and AWS_PROFILE', 'p', { ...KEYS, AWS_PROFILE: 'q' }, ['P', 'eu-west-1', '/p']],
    [
      'keys before AWS_PROFILE, whose settings count',
      null,
      { ...KEYS, AWS_PROFILE: 'p' },
      ['KEYS', 'eu-west-1', '/p'],
    ],
    ['AWS_PROFILE', null, { AWS_PROFILE: 'p' }, ['P', 'eu-west-1', '/p']],
    [
      'AWS_PROFILE before AWS_DEFAULT_PROFILE',
      null,
      { AWS_PROFILE: 'p', AWS_DEFAULT_PROFILE: 'q' },
      ['P', 'eu-west-1', '/p'],
    ],
    ['AWS_DEFAULT_PROFILE', null, { AWS_DEFAULT_PROFILE: 'p' }, ['P', 'eu-west-1', '/p']],
    ['the profile default', null, {}, ['DEFAULT', 'eu-central-1', '/default']],
    ['keys, with the settings of default', null, KEYS, ['KEYS', 'eu-central-1', '/default']],
    [
      'AWS_REGION before the region of a profile',
      'p',
      { AWS_REGION: 'ap-northeast-1' },
      ['P', 'ap-northeast-1', '/p'],
    ],
    ['the section of services before the endpoint of a profile', 'q', {}, ['Q', 'eu-west-2', '/s']],
  ])('%s', async (_, profile, variables, [key, region, at]) => {
    await ask(profile, variables);
    expect(seen).toEqual([{ key, region, at }]);
    expect(warnings).not.toHaveBeenCalled();
  });

  it('an endpoint in the environment comes before that of a profile', async () => {
    await ask('p', { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}/all` });
    await ask('q', { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}/all` });
    await ask('q', {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}/all`,
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}/sts`,
    });
    expect(seen.map(({ at }) => at)).toEqual(['/all', '/all', '/sts']);
  });

  it('the role of a profile is assumed with the credentials of its source, at the endpoint of the profile', async () => {
    await ask('role', KEYS);
    await ask('from-keys', KEYS);
    expect(seen.map(({ key, at }) => [key, at])).toEqual([
      ['P', '/role'],
      ['ROLE', '/role'],
      ['KEYS', '/from-keys'],
      ['ROLE', '/from-keys'],
    ]);
  });

  it('a profile without an endpoint is that of AWS, whatever endpoint default has', async () => {
    const asked: string[] = [];
    server.on('connect', (request, socket) => {
      asked.push(String(request.url));
      socket.end('HTTP/1.1 407 No\r\n\r\n');
    });
    const refused = ask('bare', { HTTPS_PROXY: `http://127.0.0.1:${port}` });
    await expect(refused).rejects.toMatchObject({ code: 'AccessRefused' });
    expect(asked).toEqual(['sts.eu-west-3.amazonaws.com:443']);
  });

  it('endpoints in the environment and in files can be ignored', async () => {
    const { route } = await readAwsSettings(
      'p',
      environment({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }),
    );
    expect(route.endpointOf('STS')).toBeUndefined();
  });

  it.each([
    ['', 'nobody', KEYS],
    [' (AWS_PROFILE)', null, { ...KEYS, AWS_PROFILE: 'nobody' }],
    [' (AWS_DEFAULT_PROFILE)', null, { AWS_DEFAULT_PROFILE: 'nobody' }],
  ])('an unknown profile%s is a failure that names those that exist', async (by, profile, variables) => {
    const all = environment(variables);
    const files = `${all['AWS_CONFIG_FILE']} or ${all['AWS_SHARED_CREDENTIALS_FILE']}`;
    await expect(readAwsSettings(profile, all)).rejects.toMatchObject({
      code: 'CredentialsMissing',
      message: `there is no profile 'nobody'${by} in ${files}; name one that they have: default, p, q, bare, role, from-keys, lost, lost-later, self, one, two, one-region`,
    });
  });

  it.each([
    [
      'lost',
      /^there is no profile 'gone' \(source_profile of 'lost'\) in .*; name one that they have: default, p/,
    ],
    ['lost-later', /^there is no profile 'gone' \(source_profile of 'lost'\)/],
    ['one', /^the profiles 'one' and 'two' name each other as source_profile; /],
  ])('a source_profile that leads nowhere is named: %s', async (profile, message) => {
    const failure = { code: 'CredentialsMissing', message: expect.stringMatching(message) };
    await expect(readAwsSettings(profile, environment({}))).rejects.toMatchObject(failure);
    await expect(readAwsSettings(null, environment({ AWS_PROFILE: profile }))).rejects.toMatchObject(failure);
    // The keys in the environment come first, so that the profile's are not asked for.
    const other = environment({ ...KEYS, AWS_PROFILE: profile });
    expect((await readAwsSettings(null, other)).credentials).toEqual({ kind: 'environment' });
  });

  it('a profile may be the source of its own role', async () => {
    const { credentials } = await readAwsSettings('self', environment({}));
    expect(credentials).toEqual({ kind: 'profile', profile: 'self' });
  });

  it('a profile without credentials is told what it needs', async () => {
    const settings = await readAwsSettings('one-region', environment({}));
    await expect(callerCredentials(settings, 'us-east-1')()).rejects.toThrow(
      'the profile needs a pair of keys',
    );
  });

  it('names the files in the home folder where no variable names others', async () => {
    const failed = readAwsSettings('nobody', {});
    await expect(failed).rejects.toMatchObject({
      message: expect.stringContaining('in ~/.aws/config or ~/.aws/credentials; '),
    });
  });

  it('half of a pair of keys is a failure', async () => {
    await expect(readAwsSettings(null, environment({ AWS_ACCESS_KEY_ID: 'A' }))).rejects.toMatchObject({
      code: 'CredentialsMissing',
      message: expect.stringContaining('AWS_SECRET_ACCESS_KEY is not'),
    });
  });
});
