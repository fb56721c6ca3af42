import { execFile, spawn } from 'node:child_process';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from './version.ts';

const PROGRAM = fileURLToPath(new URL('../bin/ou-cost.mjs', import.meta.url));
const COMPILED = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ou-cost-'));
  await writeFile(path.join(folder, 'broken.json'), '{"payer": ');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as a process of its own, in an environment without AWS. */
function ouCost(...args: string[]): Promise<Outcome> {
  return ouCostIn({}, ...args);
}

function ouCostIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, ...args],
      { cwd: folder, env: { ...COMPILED, ...env } },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

describe('help', () => {
  test('of the program explains the commands, examples, exit codes and the environment', async () => {
    const { code, stdout, stderr } = await ouCost('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const part of [
      'run',
      'report',
      'Examples:',
      'Exit codes:',
      'Environment:',
      'NO_COLOR',
      'AWS_REGION',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('of run explains every option of the contract and the forms of a period', async () => {
    const { code, stdout } = await ouCost('run', '--help');
    expect(code).toBe(0);
    const options =
      'period granularity metric by detail ou exclude-ou depth exclude-charge-type compare billing-view-arn ' +
      'multi-year max-cost-explorer-requests allow-unattributed-difference timeout output out config profile ' +
      'invoker-role-arn external-id function region quiet no-color';
    for (const option of options.split(' ')) expect(stdout).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
    for (const form of ['last-month', 'month-to-date', 'last-3-months', 'last-7-days'])
      expect(stdout).toContain(form);
    // The help fits a terminal of the usual width.
    expect(stdout.split('\n').filter((line) => line.length > 84)).toEqual([]);
  });

  test('of report explains the reader role, and not what belongs to run', async () => {
    const { stdout } = await ouCost('report', '--help');
    expect(stdout).toContain('--reader-role-arn');
    expect(stdout).not.toMatch(/^ {2}--(invoker-role-arn|function)/m);
  });

  test('is also what the command help shows', async () => {
    expect(await ouCost('help')).toEqual(await ouCost('--help'));
    expect(await ouCost('help', 'ous')).toEqual(await ouCost('ous', '--help'));
  });

  test('the version is that of the package', async () => {
    expect(await ouCost('--version')).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });
});

const RUN = [
  'run',
  '--invoker-role-arn',
  'arn:aws:iam::111111111111:role/ou-cost-invoker',
  '--region',
  'eu-west-1',
];

describe('wrong usage is one clear line on standard error and exit code 2', () => {
  test.each([
    [[], /say what to do/],
    [['rnu'], /unknown command 'rnu'.*Did you mean run.*; see ou-cost --help/],
    [['--period', '2026-10'], /: --period belongs to a command; write it as in 'ou-cost run --period'; see/],
    [['run', '--perod', '2026-10'], /'--perod'.*Did you mean --period\?\); see ou-cost run --help/],
    [['run', 'extra'], /'extra' is neither an option nor the value of one.*; see ou-cost run --help/],
    [['run', '--period'], /'--period <period>' argument missing; see ou-cost run --help/],
    [['run', '--granularity', 'hourly'], /: unknown --granularity 'hourly'; use one of monthly, daily$/m],
    [['run', '--exclude-charge-type', 'vat'], /'vat'; use one of usage, savings-plan/],
    [['run', '--output', 'pdf'], /unknown --output 'pdf'/],
    [['run', '--output', 'xlsx'], /--output xlsx --out report\.xlsx/],
    [['run', '--fail-if', 'total => 1'], /the rule 'total => 1' cannot be read/],
    [['run', '--compare', 'none', '--fail-if', 'total change > 1'], /add --compare previous/],
    [['run', '--compare', 'last-year'], /cannot compare with 'last-year'; use none, previous or YYYY-MM/],
    [['run', '--period', '2026-09', '--compare', '2026-10'], /'2026-10' is not before 2026-09/],
    [['run', '--locale', 'german'], /--locale 'german'/],
    [['run', '--post', 'mail'], /unknown --post 'mail'; use one of slack, teams, json/],
    [['run', '--post', 'slack'], /set OU_COST_SLACK_WEBHOOK, or give --post-url-file FILE/],
    [
      ['run', '--post-link', `https://example.com/${'a'.repeat(2_000)}`],
      /--post-link has 2020 characters, and a message has room for 2000/,
    ],
    [['run', '--post-link', 'example.com'], /--post-link 'example\.com' is not an address/],
    [
      ['run', '--reader-role-arn', 'x'],
      /: --reader-role-arn is an option of 'ou-cost report'.*, and not of 'ou-cost run'; see ou-cost run --help/,
    ],
    [
      ['run', '--exports', 'bill'],
      /: --exports is an option of 'ou-cost report'.*, and not of 'ou-cost run'; see/,
    ],
    [
      ['report', '--function', 'x'],
      /: --function is an option of 'ou-cost run'.*, and not of 'ou-cost report'/,
    ],
    [['run', '--out', 'x.json'], /has no --output before it/],
    [['run', '--period', '2026-13'], /'2026-13'/],
    [['run', '--period', '2026-10\u001b[31m'], /'2026-10\\u\{1b\}\[31m'/],
    [['run'], /--invoker-role-arn ARN/],
    [['run', '--config', 'broken.json'], /broken\.json is not JSON/],
    [['run', '--config', 'absent.json'], /'absent\.json' does not exist/],
    [[...RUN, '--output', 'json', '--out', 'no/such/r.json'], /its folder does not exist/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await ouCost(...args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^ou-cost: [^\n]+\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['broken.json']);
  });
});

test.each(['garbage', 'localhost:4566', 'ftp://127.0.0.1'])(
  'the endpoint %s is a wrong setting, which is named with exit code 2',
  async (url) => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
    const env = { ...keys, AWS_ENDPOINT_URL: url, AWS_CONFIG_FILE: '/dev/null' };
    for (const args of [RUN, ['report', '--region', 'eu-west-1']]) {
      const { code, stderr } = await ouCostIn(env, ...args);
      expect(stderr).toContain(`the endpoint '${url}' of AWS_ENDPOINT_URL is not an address`);
      expect(code).toBe(2);
    }
  },
);

describe('an older Node.js', () => {
  test('is told which one is needed, instead of a syntax error', async () => {
    const posing = "Object.defineProperty(process, 'versions', { value: { node: '22.17.1' } })";
    const args = ['--import', `data:text/javascript,${encodeURIComponent(posing)}`, PROGRAM, 'run'];
    const { code, stderr } = await new Promise<Outcome>((resolve) => {
      execFile(process.execPath, args, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
    expect([code, stderr]).toEqual([2, 'ou-cost: needs Node.js 22.18 or newer, and this is 22.17.1\n']);
  });
});

describe('standard output', () => {
  test('that nobody reads any more is not a failure', async () => {
    const child = spawn(process.execPath, [PROGRAM, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  test('on a full disk fails with a clear line', async () => {
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [PROGRAM, '--help'], { stdio: ['ignore', full.fd, 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (text) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    await full.close();
    expect(stderr).toMatch(/^ou-cost: standard output cannot be written: ENOSPC[^\n]*\n$/);
    expect(code).toBe(2);
  });
});
