import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWebhook, type Webhook } from '../../packages/deliver/src/testing/webhook.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { newAuthority } from '../support/network/authority.ts';
import { type RunningProxy, startProxy } from '../support/network/proxy.ts';
import { startTlsFront, type TlsFront } from '../support/network/tls-front.ts';
import type { Ended } from '../support/processes/execute.ts';
import { executeNode } from '../support/processes/execute.ts';
import { environmentOf, INVOKER_ROLE, OU_COST, RUN_OCTOBER } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

const HOOK = 'https://hooks.example.com/services/s3cr3t';

/**
 * AWS and a webhook are reached over TLS behind a proxy only, as in a company's network: the sandbox is behind a
 * certificate for AWS's host names that the company's own authority has signed.
 */
describe('in a network with a proxy that looks into TLS', () => {
  let sandbox: Sandbox;
  let webhook: Webhook;
  let front: TlsFront;
  let proxy: RunningProxy;
  let folder: string;
  let bundle: string;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
    webhook = await startWebhook();
    const authority = await newAuthority();
    const certificate = await authority.certify(
      '*.ap-northeast-1.amazonaws.com',
      '*.us-east-1.amazonaws.com',
      'hooks.example.com',
    );
    const portOf = (url: string) => Number(new URL(url).port);
    front = await startTlsFront(certificate, (host) =>
      portOf(host === 'hooks.example.com' ? webhook.url : sandbox.endpoint),
    );
    proxy = await startProxy({ tunnelTo: front.port });
    folder = temporaryFolder('proxy');
    bundle = join(folder, 'authority.pem');
    writeFileSync(bundle, `Example Authority\n${authority.certificate}`);
  });
  afterAll(() => Promise.all([proxy?.stop(), front?.stop(), webhook?.stop(), sandbox?.stop()]));
  afterEach(() => {
    (proxy.seen as unknown[]).length = 0;
  });

  function ouCost(as: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
    const { AWS_ENDPOINT_URL: _, ...environment } = environmentOf(sandbox, as);
    return executeNode(OU_COST, args, { env: { ...environment, ...env } });
  }
  const hosts = () => [...new Set(proxy.seen.map(({ asked }) => asked))].sort();

  it('run and its post go through the proxy with its password, which is not shown', async () => {
    const { exitCode, stdout, stderr } = await ouCost(
      'RundeckBatchRole',
      [...RUN_OCTOBER, '--output', 'json', '--post', 'json'],
      {
        HTTPS_PROXY: `http://jo%40acme:p%23ss@localhost:${proxy.port}`,
        AWS_CA_BUNDLE: bundle,
        OU_COST_JSON_WEBHOOK: HOOK,
        NODE_DEBUG: 'ou-cost',
      },
    );
    expect(exitCode, stderr).toBe(0);
    expect(hosts()).toEqual([
      'CONNECT hooks.example.com:443',
      'CONNECT lambda.ap-northeast-1.amazonaws.com:443',
      'CONNECT sts.ap-northeast-1.amazonaws.com:443',
    ]);
    const authorization = `Basic ${Buffer.from('jo@acme:p#ss').toString('base64')}`;
    for (const seen of proxy.seen) expect(seen.authorization).toBe(authorization);
    expect(webhook.posted).toHaveLength(1);
    expect(stdout + stderr).not.toMatch(/p#ss|p%23ss|s3cr3t/);
  });

  it('doctor and report go through it too, with a proxy without a scheme and the ca_bundle of a profile', async () => {
    const config = join(folder, 'config');
    writeFileSync(config, `[profile office]\nca_bundle = ${bundle}\n`);
    const env = { https_proxy: `127.0.0.1:${proxy.port}`, AWS_CONFIG_FILE: config, AWS_PROFILE: 'office' };
    const doctor = await ouCost('RundeckBatchRole', ['doctor', '--invoker-role-arn', INVOKER_ROLE], env);
    expect(doctor.exitCode, doctor.stderr).toBe(0);
    const report = await ouCost('PayerAdministrator', ['report', '--period', '2026-10', '--quiet'], env);
    expect(report.exitCode, report.stderr).toBe(0);
    expect(hosts()).toEqual([
      'CONNECT ce.us-east-1.amazonaws.com:443',
      'CONNECT lambda.ap-northeast-1.amazonaws.com:443',
      'CONNECT organizations.us-east-1.amazonaws.com:443',
      'CONNECT sts.ap-northeast-1.amazonaws.com:443',
    ]);
  });

  it('without the bundle the certificate is not trusted, and the message says what to set', async () => {
    const env = { HTTPS_PROXY: `http://localhost:${proxy.port}` };
    const { exitCode, stderr } = await ouCost('RundeckBatchRole', RUN_OCTOBER, env);
    expect([exitCode, stderr]).toEqual([6, expect.stringContaining('set AWS_CA_BUNDLE')]);
  });

  it('a proxy that asks for a password is named, and what it refuses is said to be its doing', async () => {
    const strict = await startProxy({ status: 407 });
    const env = { HTTPS_PROXY: `http://jo:wrong@127.0.0.1:${strict.port}` };
    const { exitCode, stderr } = await ouCost('RundeckBatchRole', RUN_OCTOBER, env);
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      `assume the invoker role: the proxy 127.0.0.1:${strict.port} of HTTPS_PROXY asks for a user name and password`,
    );
    expect(stderr).not.toContain('wrong');
    expect(strict.seen).toHaveLength(1);
    await strict.stop();
  });

  it('what is on this machine is reached without a proxy', async () => {
    const dead = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const env = { ...dead, AWS_ENDPOINT_URL: sandbox.endpoint, OU_COST_JSON_WEBHOOK: webhook.url };
    const { exitCode, stderr } = await ouCost('RundeckBatchRole', [...RUN_OCTOBER, '--post', 'json'], env);
    expect(exitCode, stderr).toBe(0);
  });

  it('a wrong address of a proxy is a mistake found before anything is sent, and may hold a password', async () => {
    const env = { HTTPS_PROXY: 'socks5://jo:s3cr3t@proxy.example.com' };
    const { exitCode, stderr } = await ouCost('RundeckBatchRole', RUN_OCTOBER, env);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('HTTPS_PROXY is not the address of an HTTP proxy'),
    ]);
    expect(stderr).not.toContain('s3cr3t');
  });
});
