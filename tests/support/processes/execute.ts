import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { REPOSITORY } from '../files/repository.ts';

/** How a process ended. The exit code is null if a signal ended it. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended & { readonly signal: NodeJS.Signals | null }>;
}

export interface ProcessOptions {
  /** The whole environment. @default ISOLATED */
  readonly env?: Readonly<Record<string, string>>;
  /** @default the repository */
  readonly cwd?: string;
}

/** An environment in which the AWS SDK and CLI find none of this machine's own AWS settings. */
export const ISOLATED: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  // Not a folder, and cannot become one: CDK and npm create a home that is missing, and root may.
  HOME: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  // CDK's check of a template against its rules is most of a synthesis, and has tests of its own.
  CDK_VALIDATION: 'false',
  // Half of the time of a short process is compiling its modules, which are the same ones every time.
  NODE_COMPILE_CACHE: join(REPOSITORY, 'node_modules', '.cache', 'ou-cost-tests'),
};

/** Starts a program. Its output is collected until it ends. */
export function start(
  program: string,
  args: readonly string[],
  { env = ISOLATED, cwd = REPOSITORY }: ProcessOptions = {},
): RunningProcess {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([exitCode, signal]) => ({ exitCode, signal, ...output }));
  return { child, ended };
}

/** Runs a program until it ends. */
export async function execute(
  program: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Ended> {
  const { exitCode, stdout, stderr } = await start(program, args, options).ended;
  return { exitCode, stdout, stderr };
}

/** Runs one of the repository's programs with this Node.js. */
export function executeNode(
  file: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Ended> {
  return execute(process.execPath, [join(REPOSITORY, file), ...args], options);
}
