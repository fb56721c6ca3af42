import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Sandbox } from '@ou-cost/sandbox';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startLoopbackServer } from '../support/faults/loopback-server.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { type Ended, executeNode } from '../support/processes/execute.ts';
import { environmentOf, INVOKER_ROLE, OU_COST, ouCost, toFiles } from '../support/processes/ou-cost.ts';
import { configText, ENTERPRISE_PAYER, roleArn } from '../support/sandbox/config.ts';
import { enterpriseSandbox, sandboxOf, whileRunning } from '../support/sandbox/start.ts';

const SANDBOX = 'packages/sandbox/src/main.ts';
const SYNTH = 'packages/infra/src/main.ts';

let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = temporaryFolder('wrong');
  sandbox = await enterpriseSandbox();
});

afterAll(() => sandbox?.stop());

/** Expects an exit code, nothing on standard output, and one line on standard error that contains the texts. */
function expectRefusal(ended: Ended, exitCode: number, ...naming: string[]): void {
  expect(ended).toMatchObject({ exitCode, stdout: '' });
  const lines = ended.stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !/^ou-cost: run ou-cost-/.test(line));
  expect(lines, ended.stderr).toHaveLength(1);
  for (const text of naming) expect(ended.stderr).toContain(text);
}

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('ou-cost refuses', () => {
  const run = (...args: string[]) => {
    const all = ['run', '--invoker-role-arn', INVOKER_ROLE, ...toFiles(folder, 'json'), ...args];
    return ouCost(sandbox, 'RundeckBatchRole', all, { cwd: folder });
  };

  it.each([
    ['an unknown option', ['--perod', '2026-10'], '--perod'],
    ['a period in the future', ['--period', '2099-01'], "'2099-01'"],
    ['a malformed month', ['--period', '2026-13'], "'2026-13'"],
    ['a day that does not exist', ['--period', '2026-02-01..2026-02-30'], "'2026-02-30'"],
    ['a period that is not one', ['--period', 'october'], "'october'"],
    ['an unknown metric', ['--metric', 'Unblended'], "'Unblended'"],
    ['a usage metric', ['--metric', 'UsageQuantity'], "'UsageQuantity'"],
    ['an unknown charge type', ['--exclude-charge-type', 'credits'], 'credits'],
    ['an unknown output', ['--output', 'pdf'], 'pdf'],
    [
      'an account id of eleven digits in a role',
      ['--invoker-role-arn', 'arn:aws:iam::11112222333:role/x'],
      '11112222333',
    ],
    ['a function name with a space', ['--function', 'ou cost'], 'ou cost'],
    ['a region that does not exist', ['--region', 'Tokyo'], 'Tokyo'],
    ['a missing configuration', ['--config', 'nowhere.json'], 'nowhere.json'],
    ['a negative count', ['--max-cost-explorer-requests', '-1'], '-1'],
  ])('%s with exit code 2 and one line that names it', async (_, args, named) => {
    expectRefusal(await run(...args), 2, named);
    expect(existsSync(join(folder, 'report.json'))).toBe(false);
  });

  it.each([
    ['JSON that breaks off', '{ "payer": ', 'is not JSON'],
    ['an account id of eleven digits', configText('12345678901'), "'payer.accountId'"],
    ['an unknown key', configText(ENTERPRISE_PAYER, { fuction: {} }), "'fuction'"],
  ])('a configuration with %s, with exit code 2 and one line that names it', async (_, text, named) => {
    expectRefusal(await run('--config', fileWith('broken.json', text)), 2, named, 'broken.json');
  });

  it('a period that Cost Explorer no longer has, with advice and without a file', async () => {
    expectRefusal(await run('--period', '2020-01'), 2, '--multi-year');
    expect(existsSync(join(folder, 'report.json'))).toBe(false);
  });

  it('an output folder that does not exist, before any AWS request', async () => {
    const before = sandbox.calls.length;
    const ended = await run('--output', 'csv', '--out', join(folder, 'none', 'report.csv'));
    expectRefusal(ended, 2, join('none', 'report.csv'));
    expect(sandbox.calls).toHaveLength(before);
  });

  it('and leaves no unfinished file', () => {
    expect(readdirSync(folder).filter((name) => name.includes('report'))).toEqual([]);
  });

  it('a role and a function that do not exist, by their names', async () => {
    expectRefusal(await run('--invoker-role-arn', roleArn('nobody')), 4, 'nobody', 'assume the invoker role');
    const unknown = await run('--function', 'other-function');
    expect(unknown.exitCode).not.toBe(0);
    expect(unknown.stderr).toContain('other-function');
  });

  it('to run without credentials or with expired ones', async () => {
    const {
      AWS_ACCESS_KEY_ID: _,
      AWS_SECRET_ACCESS_KEY: __,
      AWS_SESSION_TOKEN: ___,
      ...none
    } = environmentOf(sandbox, 'RundeckBatchRole');
    const args = ['run', '--invoker-role-arn', INVOKER_ROLE];
    expectRefusal(await executeNode(OU_COST, args, { env: none, cwd: folder }), 4, '--profile');
    const stale = {
      ...none,
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLEEXAMPLE00',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_SESSION_TOKEN: 'y',
    };
    expectRefusal(await executeNode(OU_COST, args, { env: stale, cwd: folder }), 4, 'credentials');
  });
});

describe('the sandbox refuses', () => {
  const start = (...args: string[]) =>
    executeNode(SANDBOX, ['--cdk-out', inject('cdkOut')[ENTERPRISE_PAYER] ?? '', ...args], { cwd: folder });

  const scenario = (name: string, ledger: string) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    const organization = {
      id: 'o-test000001',
      managementAccountId: ENTERPRISE_PAYER,
      root: {
        id: 'r-test',
        name: 'Root',
        accounts: [
          {
            id: ENTERPRISE_PAYER,
            name: 'Payer',
            email: 'payer@example.com',
            state: 'ACTIVE',
            joined: '2020-01-01',
          },
        ],
        organizationalUnits: [],
      },
    };
    writeFileSync(join(path, 'organization.json'), JSON.stringify(organization));
    writeFileSync(join(path, 'ledger.csv'), ledger);
    return path;
  };
  const HEADER =
    'SubAccountId,SubAccountName,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,BillingCurrency,ServiceName,RegionId,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit';
  const line = (currency: string) =>
    `${ENTERPRISE_PAYER},Payer,2026-09-01,2026-09-02,Usage,1.00,1.00,${currency},AmazonEC2,us-east-1,,1,Hours`;

  it.each([
    ['an unknown option', ['--scenarios', 'x'], '--scenarios'],
    ['a scenario that does not exist', ['--scenario', 'nowhere'], 'nowhere'],
    ['a day that does not exist', ['--today', '2026-02-30'], '2026-02-30'],
    ['a latency that is not a number', ['--latency', 'slow'], 'slow'],
  ])('%s', async (_, args, named) => {
    expectRefusal(await start(...args), 2, named);
  });

  it('a folder without synthesized stacks', async () => {
    expectRefusal(await executeNode(SANDBOX, ['--cdk-out', join(folder, 'no-cdk')]), 2, 'no-cdk');
  });

  it('an organization that is not JSON, and a ledger without a required column', async () => {
    const broken = scenario('broken', HEADER);
    writeFileSync(join(broken, 'organization.json'), '{');
    expectRefusal(await start('--scenario', broken), 2, 'organization.json');
    const columns = scenario('columns', `${HEADER.replace('BilledCost,', '')}\n`);
    expectRefusal(await start('--scenario', columns), 2, 'BilledCost');
  });

  it('a port in use', async () => {
    const { port, stop } = await startLoopbackServer((_, response) => response.end());
    expectRefusal(await start('--port', String(port)), 2, 'port');
    await stop();
  });

  it('no bill for its two currencies, which the report refuses with exit code 5', async () => {
    const two = scenario('currencies', `${HEADER}\n${line('USD')}\n${line('CNY')}\n`);
    const args = ['run', '--invoker-role-arn', INVOKER_ROLE, '--period', '2026-09'];
    const ended = await whileRunning(sandboxOf(await loadScenario(two)), (mixed) =>
      ouCost(mixed, 'RundeckBatchRole', args, { cwd: folder }),
    );
    expectRefusal(ended, 5, "'N/A'", 'two currencies');
  });
});

describe('synth refuses', () => {
  it.each([
    ['a missing configuration', ['--config', 'nowhere.json'], 'nowhere.json'],
    ['an unknown option', ['--confg', 'x'], '--confg'],
  ])('%s and writes nothing', async (_, args, named) => {
    expectRefusal(
      await executeNode(SYNTH, [...args, '--out', join(folder, 'cdk')], { cwd: folder }),
      2,
      named,
    );
    expect(existsSync(join(folder, 'cdk'))).toBe(false);
  });

  it('an account id of eleven digits, by the name of its key', async () => {
    const config = fileWith('eleven.json', configText('12345678901'));
    const ended = await executeNode(SYNTH, ['--config', config, '--out', join(folder, 'cdk')], {
      cwd: folder,
    });
    expectRefusal(ended, 2, "'payer.accountId'", '12345678901');
  });
});
