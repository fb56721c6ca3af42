import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeConfig } from '@ou-cost/contract';
import { OuCostError } from '@ou-cost/spend';
import { vi } from 'vitest';
import type { DeployOptions } from '../commands/deploy-options.ts';
import type { RunContext } from '../context.ts';
import { readEnvironment } from '../environment.ts';
import { progressOn } from '../terminal/progress.ts';
import { type FakeAws, startFakeAws } from './fake-aws.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Compiled code of CDK and of its command line, which every run would compile anew in a temporary folder of its own. */
const COMPILED = fileURLToPath(
  new URL('../../../../node_modules/.cache/ou-cost-deploy-tests', import.meta.url),
);

export const PAYER = '222222222222';
export const CALLER = '111111111111';
/** An account with which the configuration has nothing to do. */
export const STRANGER = '999999999999';
export const RUNDECK = `arn:aws:iam::${CALLER}:role/batch/RundeckBatchRole`;
export const CONFIG = {
  payer: { accountId: PAYER, region: 'ap-northeast-1' },
  callers: [{ roleArn: RUNDECK }],
};
export const BOTH_PROFILES = ['--payer-profile', 'payer', '--caller-profile', 'caller'];

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command ended in this process: with its failure, or with false if it was declined. */
interface EndedHere {
  readonly outcome: boolean | OuCostError;
  readonly stdout: string;
  readonly stderr: string;
}

type Command = (options: DeployOptions, context: RunContext) => Promise<boolean>;

/** Runs the program in a temporary folder, against a fake AWS with both accounts prepared. */
export interface TestBed {
  readonly aws: FakeAws;
  readonly folder: string;
  readonly write: (name: string, value: unknown) => void;
  /** The folder for the program's temporary files. */
  readonly temporary: string;
  /** Runs the program, and sends it a signal once its standard error matches `pattern`. */
  readonly runUntil: (pattern: RegExp, signal: NodeJS.Signals, args: readonly string[]) => Promise<Ended>;
  readonly run: (...args: string[]) => Promise<Ended>;
  /** Runs a command in this process, without bundling the function. Only CDK is a program of its own. */
  readonly runHere: (command: Command, changes?: Partial<DeployOptions>) => Promise<EndedHere>;
  readonly close: () => Promise<void>;
}

function credentials(...accounts: readonly (readonly [profile: string, accountId: string])[]): string {
  return accounts
    .map(
      ([profile, id]) =>
        `[${profile}]\naws_access_key_id = AKIA${id}\naws_secret_access_key = secret-of-${id}\n`,
    )
    .join('');
}

/** Prepares both accounts for a first deployment: the payer's is bootstrapped, the caller's has Rundeck's role. */
export function prepareAccounts({ state }: FakeAws): void {
  state.account(PAYER).parameters.set('/cdk-bootstrap/hnb659fds/version', '30');
  state.account(PAYER).organization = { id: 'o-a1b2c3d4e5', managementAccountId: PAYER };
  state.account(CALLER).addRole('RundeckBatchRole', '/batch/');
}

/** Writes the profiles `payer`, `caller` and `stranger`. Returns the variables that point AWS clients to them. */
export function writeProfiles(folder: string) {
  const files = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  writeFileSync(files.AWS_CONFIG_FILE, '');
  writeFileSync(
    files.AWS_SHARED_CREDENTIALS_FILE,
    credentials(['payer', PAYER], ['caller', CALLER], ['stranger', STRANGER]),
  );
  return files;
}

/** Opens a test bed; `changes` are made to the environment of the program. */
export async function openTestBed(
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<TestBed> {
  const aws = await startFakeAws();
  const folder = mkdtempSync(join(tmpdir(), 'ou-cost-deploy-test-'));
  prepareAccounts(aws);
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const noCode = join(folder, 'no-code');
  mkdirSync(noCode);
  writeFileSync(join(noCode, 'index.mjs'), '');
  const write = (name: string, value: unknown): void => {
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  };
  write('ou-cost.config.json', CONFIG);
  const { PATH } = process.env;
  const env = {
    PATH,
    HOME: folder,
    TMPDIR: temporary,
    NODE_COMPILE_CACHE: COMPILED,
    AWS_ENDPOINT_URL: aws.endpoint,
    ...writeProfiles(folder),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    // CDK's check of a template against its rules is most of a synthesis, and has tests of its own.
    CDK_VALIDATION: 'false',
    ...changes,
  };
  const start = (
    args: readonly string[],
    onError: (text: string, child: ChildProcess) => void,
  ): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, ...args], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const text = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (chunk: string) => {
          text[name] += chunk;
          if (name === 'stderr') onError(text.stderr, child);
        });
      }
      child.once('error', reject);
      child.once('close', (status) => resolve({ status, ...text }));
    });
  const run = (...args: string[]): Promise<Ended> => start(args, () => {});
  const runUntil = (pattern: RegExp, signal: NodeJS.Signals, args: readonly string[]): Promise<Ended> => {
    let isSent = false;
    return start(args, (stderr, child) => {
      if (!isSent && pattern.test(stderr)) isSent = child.kill(signal);
    });
  };
  const runHere = async (command: Command, options: Partial<DeployOptions> = {}): Promise<EndedHere> => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const text = { stdout: '', stderr: '' };
    const context: RunContext = {
      environment: readEnvironment(env),
      progress: progressOn((said) => {
        text.stderr += said;
      }, false),
      interruption: new AbortController().signal,
      print: (said) => {
        text.stdout += said;
      },
      openQuestions: () => null,
    };
    try {
      const config = decodeConfig(JSON.stringify(CONFIG), 'the test');
      const profiles = { payer: ['payer'], caller: ['caller'] };
      const asked = { config, profiles, only: null, yes: false, functionAsset: noCode, ...options };
      return { outcome: await command(asked, context), ...text };
    } catch (failure) {
      if (!(failure instanceof OuCostError)) throw failure;
      return { outcome: failure, ...text };
    } finally {
      vi.unstubAllEnvs();
    }
  };
  const close = async (): Promise<void> => {
    await aws.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { aws, folder, temporary, write, run, runUntil, runHere, close };
}
