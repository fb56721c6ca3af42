import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { functionArn, invokerArn } from './testing/chain-templates.ts';
import { writeAssembly } from './testing/cloud-assembly.ts';
import { parametrizedStacks } from './testing/parametrized-chain.ts';
import { writeSmallScenario } from './testing/small-scenario.ts';
import { writeStackList } from './testing/stack-list.ts';

const cdkOut = writeAssembly();
const scenario = writeSmallScenario();

const unservedFault = '{"faults": [{"api": "sqs:SendMessage", "fault": "reset", "calls": [1]}]}';

function writtenFaults(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sandbox-faults-')), 'faults.json');
  writeFileSync(file, text);
  return file;
}

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, '--scenario', scenario, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function run(...args: string[]): ChildProcess {
  return start('--cdk-out', cdkOut, ...args);
}

async function descriptionOf(child: ChildProcess) {
  const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line');
  return JSON.parse(line);
}

/** A process that starts a command with its own standard output, and waits. */
function starterOf(program: string, args: readonly string[]): ChildProcess {
  const script = `require('node:child_process').spawn(${JSON.stringify(program)}, ${JSON.stringify(args)}, { stdio: 'inherit' })`;
  return spawn(process.execPath, ['--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function untilNobodyListens(endpoint: string): Promise<void> {
  while (
    await fetch(endpoint).then(
      () => true,
      () => false,
    )
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function refused(...args: string[]): Promise<{ code: number; lines: string[]; output: string }> {
  return await refusalOf(run(...args));
}

async function refusalOf(child: ChildProcess): Promise<{ code: number; lines: string[]; output: string }> {
  let error = '';
  let output = '';
  child.stderr?.on('data', (text) => {
    error += text;
  });
  child.stdout?.on('data', (text) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  return { code, lines: error.trimEnd().split('\n'), output };
}

describe('npm run sandbox', () => {
  it('describes itself on its first line, serves, and exits with 0 on an interrupt', async () => {
    const child = run('--today', '2026-02-08');
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const [line] = await once(lines, 'line');
    const description = JSON.parse(line);
    expect(description).toMatchObject({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      region: 'eu-west-1',
      function: { arn: functionArn },
      invokerRoleArn: invokerArn,
      scenario: path.basename(scenario),
    });
    const { RundeckRole, ...others } = description.principals;
    expect(Object.keys(others).sort()).toEqual(['CallerAdministrator', 'OtherRole', 'PayerAdministrator']);
    expect(Object.keys(RundeckRole)).toEqual(['accessKeyId', 'secretAccessKey', 'sessionToken']);
    const { endpoint, region } = description;
    const client = new STSClient({ endpoint, region, credentials: RundeckRole });
    await client.send(new GetCallerIdentityCommand({}));
    const calls = await (await fetch(`${endpoint}/_sandbox/calls`)).json();
    expect(calls).toMatchObject([{ sequence: 1, operation: 'GetCallerIdentity' }]);
    expect(await (await fetch(`${endpoint}/_sandbox/logs`)).json()).toEqual({ '/aws/lambda/report': {} });
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('estimates a month that its bill does not cover to its end, unless --today says that the bill is complete', async () => {
    // The one charge is of 26 January, so the guessed day is 2 February.
    const late = writeSmallScenario();
    const file = path.join(late, 'ledger.csv');
    const bill = readFileSync(file, 'utf8');
    writeFileSync(file, bill.replace('2026-01-05', '2026-01-26').replace('2026-01-06', '2026-01-27'));
    const ask = async (...args: string[]) => {
      const child = run('--scenario', late, ...args);
      const { endpoint, principals } = await descriptionOf(child);
      const client = { endpoint, region: 'us-east-1', credentials: principals.PayerAdministrator };
      const TimePeriod = { Start: '2026-01-01', End: '2026-02-01' };
      const { ResultsByTime } = await new CostExplorerClient(client).send(
        new GetCostAndUsageCommand({ TimePeriod, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }),
      );
      child.kill('SIGTERM');
      return ResultsByTime?.[0]?.Estimated;
    };
    expect(await ask()).toBe(true);
    expect(await ask('--today', '2026-02-02')).toBe(false);
  });

  it('applies the quotas of AWS and the faults of a file', async () => {
    const faults = writtenFaults(
      '{"faults": [{"api": "sts:*", "fault": "5xx", "status": 503, "calls": [1]}]}',
    );
    const child = run('--quotas', 'aws', '--cost-explorer-rate', '1', '--faults', faults);
    const [line] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line');
    const { endpoint, region, principals } = JSON.parse(line);
    const client = { endpoint, region, credentials: principals.PayerAdministrator, maxAttempts: 1 };
    const identify = () => new STSClient(client).send(new GetCallerIdentityCommand({}));
    await expect(identify()).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    await identify();
    const costExplorer = new CostExplorerClient({ ...client, region: 'us-east-1' });
    const month = { Start: '2026-01-01', End: '2026-02-01' };
    const ask = () =>
      costExplorer.send(
        new GetCostAndUsageCommand({ TimePeriod: month, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }),
      );
    const [first, second] = await Promise.allSettled([ask(), ask()]);
    expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('prints its help without stacks and without a scenario', async () => {
    const child = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    expect(await once(child, 'close')).toEqual([0, null]);
    for (const option of [
      'port',
      'scenario',
      'today',
      'latency',
      'page-size',
      'quotas',
      'env',
      'cdk-out',
      'stacks',
    ]) {
      expect(text).toContain(`  --${option} `);
    }
  });

  it.each([
    ['its starter is killed', process.execPath, [main, '--cdk-out', cdkOut, '--scenario', scenario]],
    [
      'the starter of its shell is killed, as with npm',
      'sh',
      ['-c', `'${process.execPath}' '${main}' --cdk-out '${cdkOut}' --scenario '${scenario}'; exit`],
    ],
  ])('ends when %s', async (_, program, args) => {
    const starter = starterOf(program, args);
    const { endpoint } = await descriptionOf(starter);
    // Longer than the sandbox takes to notice a starter that is gone.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await fetch(`${endpoint}/_sandbox/calls`)).status).toBe(200);
    starter.kill('SIGKILL');
    await untilNobodyListens(endpoint);
  });

  it('ends with exit code 0 when nobody reads its first line', async () => {
    const child = run();
    child.stdout?.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('refuses to start without stacks, and with two deployments', async () => {
    const missing =
      'sandbox: --cdk-out is missing: name a folder that npm run synth wrote, or a list of templates with --stacks, or use npm run sandbox';
    expect(await refusalOf(start())).toEqual({ code: 2, lines: [missing], output: '' });
    const twice = /^sandbox: --cdk-out .* and --stacks list\.json name two deployments: use one of them$/;
    expect(await refused('--stacks', 'list.json')).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(twice)],
    });
  });

  it('serves plain templates with --stacks, and says their outputs on its first line', async () => {
    const child = start('--stacks', writeStackList(...parametrizedStacks({ FunctionName: 'tried' })));
    const description = await descriptionOf(child);
    const FunctionArn = functionArn.replace('report', 'tried');
    const outputs = { InvokerRoleArn: invokerArn, FunctionArn };
    expect(description).toMatchObject({ function: { arn: FunctionArn }, invokerRoleArn: invokerArn });
    expect(description.stacks).toMatchObject([
      { name: 'payer', outputs },
      { name: 'caller', outputs: {} },
    ]);
    const { endpoint, region, principals } = description;
    const client = new LambdaClient({ endpoint, region, credentials: principals.PayerAdministrator });
    const { Payload } = await client.send(new InvokeCommand({ FunctionName: 'tried' }));
    expect(Payload?.transformToString()).toContain('assumed-role/reader/inline');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('refuses wrong parameters of templates with one line that names all of them', async () => {
    const list = writeStackList(...parametrizedStacks({ CallerRoleArns: 'me', TimeoutSeconds: '901' }));
    expect(await refusalOf(start('--stacks', list))).toEqual({
      code: 2,
      lines: [
        'sandbox: stack payer: Parameter CallerRoleArns failed to satisfy constraint: must be ARNs of roles, separated by commas (it is "me"); ' +
          `stack payer: Parameter 'TimeoutSeconds' must be a number not greater than 900 (it is "901")`,
      ],
      output: '',
    });
    expect(await refusalOf(start('--stacks', '/nowhere/stacks.json'))).toMatchObject({
      code: 2,
      lines: ['sandbox: cannot read /nowhere/stacks.json: name a JSON file with a list of stacks'],
    });
  });

  it.each([
    [['--bogus'], /Unknown option '--bogus'/],
    [['--port', 'http'], /--port is "http": write a whole number/],
    [['--port', '70000'], /port is 70000/],
    [['--page-size', '0'], /page size is 0/],
    [['--today', '2026-02-30'], /2026-02-30/],
    [['--quotas', 'some'], /--quotas is "some": write aws or off/],
    [['--cost-explorer-rate', '5'], /--cost-explorer-rate 5 has no effect without quotas: add --quotas aws/],
    [['--quotas', 'aws', '--cost-explorer-rate', '0'], /--cost-explorer-rate is "0": write a number above 0/],
    [
      ['--quotas', 'aws', '--cost-explorer-rate', '-1'],
      /--cost-explorer-rate.*ambiguous|--cost-explorer-rate is/,
    ],
    [['--faults', '/nowhere/faults.json'], /cannot read the faults file \/nowhere\/faults\.json/],
    [
      ['--faults', writtenFaults('{"faults": [{"api": "*"}]}')],
      /\/faults\/0\/fault is missing: write one of/,
    ],
    [['--faults', writtenFaults(unservedFault)], /\/faults\/0\/api is "sqs:SendMessage": the sandbox serves/],
    [
      ['--env', '/nowhere/sandbox.env'],
      /--env needs the role RundeckBatchRole, which the stacks do not name/,
    ],
    [['--export-format', 'csv'], /--export-format has no effect without an export: add --export FOLDER/],
    [['--scenario', mkdtempSync(path.join(tmpdir(), 'sandbox-empty-'))], /organization\.json/],
    [['--cdk-out', '/nowhere'], /cannot read \/nowhere\/manifest\.json: run npm run synth first/],
  ])('refuses %j with one line and exit code 2', async (args, message) => {
    const { code, lines, output } = await refused(...args);
    expect(lines).toEqual([expect.stringMatching(message)]);
    expect([code, output]).toEqual([2, '']);
  });

  it('refuses a port in use with one line and exit code 2', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refused('--port', port)).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(/the port is in use/)],
    });
    server.close();
  });
});
