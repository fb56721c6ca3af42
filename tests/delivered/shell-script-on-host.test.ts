import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startLambdaEndpoint } from '../support/faults/lambda-endpoint.ts';
import { hasAwsCli } from '../support/hosts/debian-clients.ts';
import { SCRIPT, ScriptHost } from '../support/hosts/script.ts';
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
