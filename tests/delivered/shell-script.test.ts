import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_CODE_OF } from '@ou-cost/contract/exit-codes';
import type { Sandbox } from '@ou-cost/sandbox';
import { ERROR_CODES, type ErrorCode } from '@ou-cost/spend';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failedWith, startLambdaEndpoint } from '../support/faults/lambda-endpoint.ts';
import { readReport, reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { hasAwsCli, hasShellcheck } from '../support/hosts/debian-clients.ts';
import { SCRIPT, ScriptHost } from '../support/hosts/script.ts';
import { withoutRunDetails } from '../support/numbers/report-figures.ts';
import { execute } from '../support/processes/execute.ts';
import { OCTOBER, ouCost, INVOKER_ROLE as ROLE } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { enterpriseSandbox } from '../support/sandbox/start.ts';

describe('the script, before it calls AWS', () => {
  const refused = (...args: string[]) =>
    execute('/bin/sh', [SCRIPT, ...args], { env: { PATH: '/usr/bin:/bin' } });

  it.each([
    [['--period', '2026-10'], 'the invoker role is not named'],
    [['--invoker-role-arn', 'ou-cost-invoker'], "'ou-cost-invoker' is not a role's ARN"],
    [['--invoker-role-arn', ROLE], 'the region is not named'],
    [['--invoker-role-arn', ROLE, '--region', 'us-east-1', '--timeout', '3m'], "'3m' is not a number"],
    [['--perod', '2026-10'], '--perod is not known'],
    [['--period'], '--period has no value'],
    [['--period='], '--period is empty'],
    [['2026-10'], "'2026-10' is not an option"],
    [['--ou', 'a\nb'], 'a control character'],
  ])('refuses %j in one line, with exit code 2', async (args, said) => {
    const { exitCode, stdout, stderr } = await refused(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('explains its options', async () => {
    expect(await refused('--help')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('--out FILE'),
    });
  });

  /** The numbers that lines of shell print which call functions of the script. */
  async function printedBy(...lines: string[]): Promise<number[]> {
    const functions = readFileSync(SCRIPT, 'utf8').match(/^(member|code_of_failure)\(\) \{\n[\s\S]*?^\}$/gm);
    const { stdout } = await execute('/bin/sh', ['-c', [...(functions ?? []), ...lines].join('\n')]);
    return stdout.trim().split('\n').map(Number);
  }

  it('has the exit code of ou-cost for every error code', async () => {
    const codes = Object.keys(ERROR_CODES) as ErrorCode[];
    const given = await printedBy(...codes.map((code) => `code_of_failure ${code} message`));
    expect(Object.fromEntries(codes.map((code, at) => [code, given[at]]))).toEqual(EXIT_CODE_OF);
  });

  it.each([
    ['ran into its timeout', '{"errorMessage":"2026 Task timed out after 3.00 seconds"}', 6],
    ['ran into its timeout, by type', '{"errorType":"Sandbox.Timedout","errorMessage":"x"}', 6],
    ['ran out of memory', '{"errorType":"Runtime.OutOfMemory","errorMessage":"x"}', 6],
    ['was killed', '{"errorType":"Runtime.ExitError","errorMessage":"signal: killed"}', 6],
    ['answers with more than 6 MB', '{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"x"}', 5],
    ['does not start', '{ "errorMessage": "x",\n "errorType": "Runtime.ImportModuleError" }', 1],
    ['quotes a type', '{"errorMessage":",\\"errorType\\":\\"Throttled\\"","errorType":"NotReconciled"}', 5],
  ])('has an exit code for a function that %s', async (_, payload, code) => {
    const work = temporaryFolder('script');
    writeFileSync(join(work, 'answer.json'), payload);
    const asked = 'code_of_failure "$(member errorType)" "$(member errorMessage)"';
    expect(await printedBy(`work='${work}'`, asked)).toEqual([code]);
  });

  it.skipIf(!hasShellcheck())('has nothing that shellcheck finds', async () => {
    expect(await execute('shellcheck', [SCRIPT])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe.skipIf(!hasAwsCli())('the script, with the AWS CLI on the sandbox', () => {
  let sandbox: Sandbox;
  let host: ScriptHost;

  beforeAll(async () => {
    sandbox = await enterpriseSandbox();
  });
  afterAll(() => sandbox?.stop());
  beforeEach(() => {
    host = new ScriptHost(sandbox);
  });

  it('writes the report that ou-cost writes', async () => {
    const out = join(host.folder, 'report.json');
    expect(await host.run([...OCTOBER, '--out', out])).toMatchObject({ exitCode: 0, stdout: '' });
    const ours = await ouCost(sandbox, 'RundeckBatchRole', ['run', ...OCTOBER, '--output=json']);
    expect(withoutRunDetails(readReport(out))).toEqual(withoutRunDetails(reportFrom(ours.stdout)));
    expect(host.filesLeft()).toEqual(['report.json']);
  });

  it('passes on all options, with any characters in their values', async () => {
    const { exitCode, stdout } = await host.run([
      ...OCTOBER,
      ...['--metric', 'AmortizedCost', '--metric=UnblendedCost', '--granularity', 'daily', '--detail', 'ou'],
      ...['--ou', 'São Paulo/Prod', '--exclude-charge-type', 'credit', '--exclude-charge-type', 'tax'],
    ]);
    expect(exitCode).toBe(0);
    const { query, selection, periods } = reportFrom(stdout);
    expect(query).toMatchObject({
      granularity: 'DAILY',
      metrics: ['AmortizedCost', 'UnblendedCost'],
      detail: 'ou',
    });
    expect(periods).toHaveLength(31);
    expect(selection).toMatchObject({ excludedChargeTypes: ['credit', 'tax'] });
    expect(selection.organizationalUnits).toHaveLength(1);

    const hostile = `"}' $(id) \\ \`id\` ,"kind":"diagnose`;
    const refused = await host.run([...OCTOBER, '--ou', hostile]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(hostile) });
  });

  it('invokes the function once, in a session with the run id that it prints', async () => {
    const before = sandbox.calls.length;
    const { stderr } = await host.run(OCTOBER);
    const [, runId = ''] = /run (ou-cost-[0-9a-f]{12})$/m.exec(stderr) ?? [];
    const calls = sandbox.calls.slice(before).filter(({ action }) => action === 'lambda:InvokeFunction');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.principal).toBe(
      `arn:aws:sts::${ENTERPRISE_PAYER}:assumed-role/ou-cost-invoker/${runId}`,
    );
  });

  it.each([
    ['a role that it may not assume', { role: `${ROLE}x` }, 4, 'assume the invoker role'],
    ['a function that its role may not invoke', { function: 'other' }, 4, 'invoke the function other'],
    ['a period that does not exist', { period: '2026-13' }, 2, 'InvalidPeriod'],
    ['a unit that does not exist', { ou: 'Nowhere' }, 2, 'UnknownOrganizationalUnit'],
  ])('ends with the exit code of ou-cost for %s, and writes no file', async (_, changed, code, said) => {
    const { role = ROLE, period = '2026-10', ...others } = changed as Record<string, string>;
    const more = Object.entries(others).flatMap(([name, value]) => [`--${name}`, value]);
    const out = join(host.folder, 'report.json');
    const ended = await host.run(['--invoker-role-arn', role, '--period', period, ...more, '--out', out]);
    expect(ended).toMatchObject({ exitCode: code, stdout: '', stderr: expect.stringContaining(said) });
    expect(host.filesLeft()).toEqual([]);
  });

  it.each([
    ['no credentials', { AWS_ACCESS_KEY_ID: '' }, 4],
    ['credentials that are not valid', { AWS_SECRET_ACCESS_KEY: 'wrong' }, 4],
    ['a function that cannot be reached', { AWS_ENDPOINT_URL_LAMBDA: 'http://127.0.0.1:9' }, 6],
    ['no AWS CLI', { PATH: '/etc' }, 2],
    ['a folder that is not there', { TMPDIR: '/etc/hostname' }, 2],
  ])('fails with one line for %s', async (_, changes, code) => {
    const env = host.settings(changes);
    const { exitCode, stdout, stderr } = await execute('/bin/sh', [SCRIPT, '--invoker-role-arn', ROLE], {
      env,
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(
      stderr
        .replace(/^ou-cost-report: run \S+\n/, '')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('reads the error type from the failure, not from a quotation in its message', async () => {
    const errorMessage = `of "x", {"errorType":"InvalidUsage"} and ,"errorType":"Throttled" are quotes \\ here`;
    const failure = JSON.stringify({
      errorType: 'NotReconciled',
      errorMessage,
      trace: ['"errorType":"Defect"'],
    });
    const ended = await host.runAgainst(await startLambdaEndpoint(failedWith(failure)));
    expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
    expect(ended.stderr).toContain(`the function failed (NotReconciled): ${errorMessage}\n`);
  });

  it('ends with exit code 1 for a failure without an error type', async () => {
    const ended = await host.runAgainst(await startLambdaEndpoint(failedWith('')));
    expect(ended).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('no error type'),
    });
  });

  it.each([
    ['an older report', '{"schema":"ou-cost/report@0"}'],
    ['half a report', '{"schema":"ou-cost/report@2","reconciliation":{"status":"reconciled","tol'],
    ['a report that is not reconciled', '{"schema":"ou-cost/report@2","reconciliation":{"status":"off"}}'],
    [
      'a name that looks like a reconciled report',
      '{"schema":"ou-cost/report@2","name":"\\"reconciliation\\":{\\"status\\":\\"reconciled\\"}"}',
    ],
  ])('keeps the existing file instead of writing %s', async (_, payload) => {
    const out = join(host.folder, 'report.json');
    writeFileSync(out, 'the report of last month');
    const endpoint = await startLambdaEndpoint((response) => response.writeHead(200).end(payload));
    const ended = await host.runAgainst(endpoint, [...OCTOBER, '--out', out]);
    expect(ended).toMatchObject({ exitCode: 5, stdout: '' });
    expect(readFileSync(out, 'utf8')).toBe('the report of last month');
    expect(host.filesLeft()).toEqual(['report.json']);
  });
});
