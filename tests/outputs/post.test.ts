import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '@ou-cost/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SECRET_PATH, startWebhook, type Webhook } from '../../packages/deliver/src/testing/webhook.ts';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { shownAmount } from '../support/numbers/shown-amounts.ts';
import type { Ended } from '../support/processes/execute.ts';
import { ouCost, RUN_OCTOBER, toFiles } from '../support/processes/ou-cost.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

describe('--post', () => {
  let sandbox: Sandbox;
  let folder: string;
  let webhook: Webhook;

  const run = (env: Record<string, string>, ...args: string[]): Promise<Ended> =>
    ouCost(sandbox, 'RundeckBatchRole', [...RUN_OCTOBER, ...args], {
      env: { NODE_DEBUG: 'ou-cost', ...env },
    });
  const report = () => join(folder, 'report.json');
  const toFile = () => toFiles(folder, 'json');
  const expectNoSecret = ({ stdout, stderr }: Ended) => {
    expect(stdout + stderr).not.toContain(SECRET_PATH);
    expect(stdout + stderr).not.toContain('s3cr3t');
  };

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());
  beforeEach(async () => {
    folder = temporaryFolder('post');
    webhook = await startWebhook();
  });
  afterEach(() => webhook.stop());

  it('sends the total to each webhook, whose address is in the environment or in a file', async () => {
    writeFileSync(join(folder, 'hook'), `${webhook.url}\n`, { mode: 0o600 });
    const ended = await run(
      { OU_COST_SLACK_WEBHOOK: webhook.url, OU_COST_TEAMS_WEBHOOK: 'https://hooks.invalid.example/unused' },
      ...['--post', 'slack', '--post', 'teams', '--post-url-file', join(folder, 'hook')],
      ...['--post', 'json', '--post-url-file', join(folder, 'hook')],
      ...[...toFile(), '--output', 'html', '--out', join(folder, 'october.html')],
    );
    expect(ended).toMatchObject({ exitCode: 0 });
    expectNoSecret(ended);
    const { total, currency } = readReport(report());
    const amount = total.UnblendedCost?.amounts[0] ?? '';
    const shown = shownAmount(amount);
    const [slack, teams, json] = webhook.posted.map(({ body }) => body);
    expect(slack).toContain(`${shown} ${currency}`);
    expect(slack).toContain('october.html');
    expect(teams).toContain(`${shown} ${currency}`);
    expect(JSON.parse(teams ?? '')).toMatchObject({
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
      ],
    });
    expect(JSON.parse(json ?? '')).toMatchObject({
      schema: 'ou-cost/summary@1',
      totals: [{ metric: 'UnblendedCost', amount }],
      page: { file: 'october.html', link: null },
    });
  });

  it('that fails leaves the report written, and ends with exit code 6 and a message without the address', async () => {
    const { url } = webhook;
    await webhook.stop();
    const ended = await run(
      { OU_COST_SLACK_WEBHOOK: url },
      '--post',
      'slack',
      ...toFile(),
      '--output',
      'table',
    );
    expect(ended.exitCode).toBe(6);
    expect(ended.stderr).toContain(
      'ou-cost: the report is written, but its summary was not posted to Slack: nothing listens at its address',
    );
    expect(ended.stdout).toContain('Reconciled');
    expect(readReport(report()).currency).toBe('USD');
    expectNoSecret(ended);
  });

  it('sends the rules that hold, whose exit code stays even if the post fails', async () => {
    const rule = ['--fail-if', 'total total > 0'];
    const sent = await run({ OU_COST_JSON_WEBHOOK: webhook.url }, ...rule, '--post', 'json', ...toFile());
    expect(sent.exitCode).toBe(3);
    expect(JSON.parse(webhook.posted[0]?.body ?? '')).toMatchObject({
      rules: [{ rule: 'total total > 0', holds: true }],
    });
    const { url } = webhook;
    await webhook.stop();
    const notSent = await run({ OU_COST_JSON_WEBHOOK: url }, ...rule, '--post', 'json', ...toFile());
    expect(notSent.exitCode).toBe(3);
    expect(notSent.stderr).toMatch(
      /a rule holds: total total > 0; the report is written, but .* JSON webhook/,
    );
  });

  it('sends nothing if the run fails', async () => {
    const ended = await run({ OU_COST_SLACK_WEBHOOK: webhook.url }, '--post', 'slack', '--ou', 'Nowhere');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(webhook.posted).toEqual([]);
  });

  it.each([
    ['no address', {}, ['--post', 'slack'], 'OU_COST_SLACK_WEBHOOK'],
    [
      'plain http to another host',
      { OU_COST_SLACK_WEBHOOK: 'http://hooks.example/s3cr3t' },
      ['--post', 'slack'],
      'https',
    ],
    [
      'an address on the command line',
      {},
      ['--post', 'slack', '--post-url-file', 'https://x/s3cr3t'],
      'command line',
    ],
    ['a file that is not there', {}, ['--post', 'teams', '--post-url-file', 'absent'], "'absent'"],
    ['an unknown target', {}, ['--post', 'mail'], "'mail'"],
  ])('with %s is refused before any AWS request', async (_, env, args, named) => {
    const before = sandbox.calls.length;
    const ended = await run(env, ...args, ...toFile());
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(named);
    expectNoSecret(ended);
    expect(sandbox.calls).toHaveLength(before);
  });
});
