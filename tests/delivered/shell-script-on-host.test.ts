import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startLambdaEndpoint } from '../support/faults/lambda-endpoint.ts';
import { hasAwsCli } from '../support/hosts/debian-clients.ts';
import { SCRIPT, ScriptHost } from '../support/hosts/script.ts';
import { newAuthority } from '../support/network/authority.ts';
import { startTlsFront } from '../support/network/tls-front.ts';
import { execute } from '../support/processes/execute.ts';
import { OCTOBER } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

describe.skipIf(!hasAwsCli())('the script and the host that it runs on', () => {
  let sandbox: Sandbox;
  let host: ScriptHost;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());
  beforeEach(() => {
    host = new ScriptHost(sandbox);
  });

  it('stops waiting for a function that hangs at its timeout, after one invocation with TCP keep-alive', async () => {
    const endpoint = await startLambdaEndpoint(() => {});
    let wasKeptAlive = false;
    const watch = setInterval(() => {
      wasKeptAlive ||= hasKeepAliveTimer(endpoint.port);
    }, 50);
    const ended = await host.runAgainst(endpoint, [...OCTOBER, '--timeout', '2']);
    clearInterval(watch);
    expect(ended).toMatchObject({
      exitCode: 6,
      stdout: '',
      stderr: expect.stringContaining('may still be going on'),
    });
    expect(endpoint.invocations).toBe(1);
    if (process.platform === 'linux') expect(wasKeptAlive).toBe(true);
  });

  it('leaves no file and no process, not even the AWS CLI, when it is terminated', async () => {
    const endpoint = await startLambdaEndpoint(() => {});
    const out = join(host.folder, 'report.json');
    const child = spawn('/bin/sh', [SCRIPT, ...OCTOBER, '--out', out], {
      env: host.settings({ AWS_ENDPOINT_URL_LAMBDA: endpoint.endpoint }),
      stdio: 'ignore',
    });
    while (endpoint.invocations === 0) await delay(20);
    expect(host.filesLeft().some((name) => name.startsWith('.ou-cost-report.'))).toBe(true);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(143);
    expect(host.filesLeft()).toEqual([]);
    expect(commandLines().filter((line) => line.includes(out) || line.includes(`${endpoint.port}/`))).toEqual(
      [],
    );
    await endpoint.stop();
  });

  it('has no credential in the process list or on disk', async () => {
    const slow = await enterpriseSandbox({ latency: 400 });
    const slowHost = new ScriptHost(slow);
    const secrets = /ASIA[A-Z0-9]{16}/;
    const seen: string[] = [];
    let rounds = 0;
    const watch = setInterval(() => {
      rounds += 1;
      seen.push(...commandLines().filter((line) => secrets.test(line) && /\baws\b|ou-cost/.test(line)));
      seen.push(...contents(slowHost.folder).filter((text) => secrets.test(text)));
    }, 20);
    const out = join(slowHost.folder, 'report.json');
    const env = slowHost.settings();
    const ended = await execute('/bin/sh', ['-x', SCRIPT, ...OCTOBER, '--out', out], { env });
    clearInterval(watch);
    await slow.stop();
    expect(ended).toMatchObject({ exitCode: 0, stdout: '' });
    expect(ended.stderr).not.toMatch(secrets);
    expect(rounds).toBeGreaterThan(20);
    expect(seen).toEqual([]);
    expect(contents(slowHost.folder).filter((text) => secrets.test(text))).toEqual([]);
  });

  /** Profiles with the keys of Rundeck's role: `keys` calls an endpoint, and `services` has one for each service. */
  function writeProfiles(endpoint: string, more = ''): void {
    const { accessKeyId, secretAccessKey, sessionToken } = sandbox.credentialsFor(
      'arn:aws:iam::444455556666:role/RundeckBatchRole',
    );
    const keys = `aws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\naws_session_token=${sessionToken}\n`;
    writeFileSync(join(host.home, '.aws', 'credentials'), `[keys]\n${keys}[services]\n${keys}`);
    writeFileSync(
      join(host.home, '.aws', 'config'),
      `[profile keys]
region = ${sandbox.region} ; a comment
endpoint_url = ${endpoint}
${more}
[profile services]
region = ${sandbox.region}
services = local
endpoint_url = http://127.0.0.1:9
${more}
[services local]
sts =
  endpoint_url = ${endpoint}
lambda =
  endpoint_url = ${endpoint}
`,
    );
  }
  const NOTHING_ELSE = { AWS_REGION: '', AWS_ENDPOINT_URL: '', AWS_SESSION_TOKEN: '' };
  const NO_KEYS = { ...NOTHING_ELSE, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };

  it('is deaf to the settings of the AWS CLI for work at a terminal', async () => {
    writeProfiles(
      sandbox.endpoint,
      `output = table
cli_auto_prompt = on
cli_pager = false
cli_binary_format = raw-in-base64-out
cli_timestamp_format = iso8601`,
    );
    mkdirSync(join(host.home, '.aws', 'cli'));
    writeFileSync(join(host.home, '.aws', 'cli', 'alias'), '[toplevel]\nsts = !false\nlambda = !false\n');
    const { exitCode, stdout, stderr } = await host.run(OCTOBER, {
      ...NO_KEYS,
      AWS_PROFILE: 'services',
      AWS_CLI_AUTO_PROMPT: 'on',
      AWS_PAGER: 'false',
      AWS_DEFAULT_OUTPUT: 'yaml',
      AWS_CLI_ERROR_FORMAT: 'json',
      HTTP_PROXY: 'http://127.0.0.1:9',
    });
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'ou-cost/report@2' });
  });

  it('takes the profile of --profile before keys in the environment, with its endpoint and certificates', async () => {
    const authority = await newAuthority();
    const port = Number(new URL(sandbox.endpoint).port);
    const front = await startTlsFront(await authority.certify('localhost'), () => port);
    const bundle = join(host.home, 'authority.pem');
    writeFileSync(bundle, authority.certificate);
    writeProfiles(`https://localhost:${front.port}`, `ca_bundle = ${bundle}`);
    const wrong = { ...NOTHING_ELSE, AWS_ACCESS_KEY_ID: 'AKIDWRONG', AWS_SECRET_ACCESS_KEY: 'x' };
    const named = await host.run([...OCTOBER, '--profile', 'keys'], { ...wrong, AWS_PROFILE: 'services' });
    expect(named.exitCode, named.stderr).toBe(0);
    const keys = await host.run(OCTOBER, { ...wrong, AWS_PROFILE: 'keys' });
    expect([keys.exitCode, keys.stderr]).toEqual([4, expect.stringContaining('InvalidClientTokenId')]);
    await front.stop();
    const absent = await host.run(OCTOBER, {
      ...NO_KEYS,
      AWS_PROFILE: 'keys',
      AWS_CA_BUNDLE: '/nonexistent',
    });
    expect([absent.exitCode, absent.stderr]).toEqual([2, expect.stringContaining("the file '/nonexistent'")]);
  });

  it('invokes once, however many attempts the AWS CLI is set to make', async () => {
    const endpoint = await startLambdaEndpoint((response) => response.writeHead(503).end());
    const env = { AWS_MAX_ATTEMPTS: '4', AWS_ENDPOINT_URL_LAMBDA: endpoint.endpoint };
    const { exitCode } = await host.run(OCTOBER, env);
    expect([exitCode, endpoint.invocations]).toEqual([6, 1]);
    await endpoint.stop();
  });

  it('refuses a profile with which the AWS CLI would write credentials to the home folder, and accepts another', async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = sandbox.credentialsFor(
      'arn:aws:iam::444455556666:role/RundeckBatchRole',
    );
    writeFileSync(
      join(host.home, '.aws', 'credentials'),
      `[keys]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\naws_session_token=${sessionToken}\n`,
    );
    writeFileSync(join(host.home, '.aws', 'config'), '[profile history]\ncli_history=enabled\n');
    const plain = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
    const files = host.filesLeft();
    const refused = await host.run(OCTOBER, { AWS_PROFILE: 'history' });
    expect(refused).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('cli_history'),
    });
    expect(await host.run(OCTOBER, { ...plain, AWS_PROFILE: 'keys' })).toMatchObject({ exitCode: 0 });
    expect(host.filesLeft()).toEqual(files);
  });
});

/** The command lines of all processes. Empty on a system without /proc. */
function commandLines(): string[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((id) => textOf(`/proc/${id}/cmdline`).replaceAll('\0', ' '));
  } catch {
    return [];
  }
}

/** The texts of all files in a folder. */
function contents(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => textOf(join(entry.parentPath, entry.name)));
}

/** The text of a file. Empty if the file no longer exists. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a connection to the port has the kernel's keep-alive timer (2) running. */
function hasKeepAliveTimer(port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return textOf('/proc/net/tcp')
    .split('\n')
    .some((line) => new RegExp(`^\\s*\\d+: \\S+ \\S+:${hex} 01 \\S+ 02:`).test(line));
}
