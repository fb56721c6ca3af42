import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { COST_EXPLORER_METRICS } from '@ou-cost/contract';
import { generatedScenario, type Sandbox, type Scenario, startSandbox } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../packages/sandbox/src/testing/running-sandbox.ts';
import { readReport } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { withoutRunDetails } from '../support/numbers/report-figures.ts';
import { ouCost } from '../support/processes/ou-cost.ts';
import { synthesizeIn } from '../support/processes/synth.ts';
import { configText, roleArn } from '../support/sandbox/config.ts';

/** The report of 600 accounts, thirteen months, ten record types and five metrics has about 8 MB. */
const SCENARIO: Scenario = generatedScenario({
  accounts: 600,
  ous: 40,
  months: 13,
  seed: 5,
  today: '2026-11-20',
});
const PAYER = SCENARIO.organization.managementAccountId;
const QUESTION = [
  '--period',
  '2025-10..2026-10',
  ...COST_EXPLORER_METRICS.flatMap((metric) => ['--metric', metric]),
];

let folder: string;
let deployment: Deployment;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = temporaryFolder('large');
  writeFileSync(join(folder, 'config.json'), configText(PAYER));
  deployment = readDeployment(synthesizeIn(join(folder, 'cdk.out'), join(folder, 'config.json')));
  sandbox = await startSandbox({ deployment, scenario: SCENARIO, pageSize: 5000 });
});

afterAll(() => sandbox?.stop());

function run(on: Sandbox, file: string) {
  return ouCost(on, 'RundeckBatchRole', [
    ...['run', '--invoker-role-arn', roleArn('ou-cost-invoker', PAYER)],
    ...[...QUESTION, '--output', 'json', '--out', file],
  ]);
}

describe('a report above 6 MB', () => {
  it('is the one that `ou-cost report` makes', async () => {
    const [streamed, direct] = [join(folder, 'run.json'), join(folder, 'report.json')];
    expect(await run(sandbox, streamed)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(streamed).length).toBeGreaterThan(6_300_000);
    const asked = ['report', ...QUESTION, '--output', 'json', '--out', direct];
    expect(await ouCost(sandbox, 'PayerAdministrator', asked)).toMatchObject({ exitCode: 0 });
    expect(withoutRunDetails(readReport(streamed))).toEqual(withoutRunDetails(readReport(direct)));
  });

  it('fails in a plain invocation, with a message that says what to ask for instead', async () => {
    const client = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
    const Payload = JSON.stringify({ period: '2025-10..2026-10', metric: COST_EXPLORER_METRICS });
    const answer = await client.send(new InvokeCommand({ FunctionName: 'ou-cost-report', Payload }));
    expect(answer.FunctionError).toBe('Unhandled');
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({
      errorType: 'AnswerTooLarge',
      errorMessage: expect.stringContaining("ask with detail 'ou'"),
    });
  });
});

describe('a report that cannot fit into its answer', () => {
  it('is refused before anything is paid for', async () => {
    const paid = () => sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
    const before = paid();
    const client = new LambdaClient(clientOptions(sandbox, 'PayerAdministrator'));
    // 600 accounts with five metrics on 365 days: the zeros alone have more than 6 MB.
    const period = '2025-11-01..2026-10-31';
    const Payload = JSON.stringify({ period, granularity: 'daily', metric: COST_EXPLORER_METRICS });
    const answer = await client.send(new InvokeCommand({ FunctionName: 'ou-cost-report', Payload }));
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({
      errorType: 'AnswerTooLarge',
      errorMessage: expect.stringMatching(
        /would have \d+ bytes or more and an invocation carries at most 6291556/,
      ),
    });
    expect(paid()).toBe(before);
  });
});

describe('an answer that breaks off leaves no file', () => {
  it('if the connection breaks, and the run is not repeated because it may be complete', async () => {
    const truncated = { api: 'lambda:InvokeWithResponseStream', fault: 'truncated', calls: [1] } as const;
    const broken = await startSandbox({
      deployment,
      scenario: SCENARIO,
      pageSize: 5000,
      faults: { faults: [truncated] },
    });
    const file = join(folder, 'broken.json');
    expect(await run(broken, file)).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('may still be going on'),
    });
    expect(existsSync(file)).toBe(false);
    expect(broken.calls.filter(({ action }) => action === 'lambda:InvokeFunction')).toHaveLength(1);
    await broken.stop();
  });

  it('if the function is killed', async () => {
    const asset = temporaryFolder('asset');
    writeFileSync(
      join(asset, 'index.mjs'),
      `export const handler = awslambda.streamifyResponse(async (event, response) => {
         await new Promise((done) => response.write('{"schema":"ou-cost/report@1",', done));
         process.kill(process.pid, 'SIGKILL');
       });`,
    );
    const functions = deployment.functions.map((one) => ({ ...one, assetFolder: asset }));
    const killed = await startSandbox({ deployment: { ...deployment, functions }, scenario: SCENARIO });
    const file = join(folder, 'killed.json');
    expect(await run(killed, file)).toMatchObject({ exitCode: 6, stdout: '' });
    expect(readdirSync(folder).filter((name) => name.includes('killed'))).toEqual([]);
    await killed.stop();
  });
});
