import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Credentials, Sandbox } from '@ou-cost/sandbox';
import { REPOSITORY } from '../files/repository.ts';

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings of a process that shall see nothing of this machine's own AWS settings. */
export const ISOLATED: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** AWS settings of somebody who works on the sandbox. */
export function onSandbox(sandbox: Sandbox, who: Credentials | undefined): Record<string, string> {
  if (who === undefined) throw new Error('the sandbox does not know this principal');
  return {
    ...ISOLATED,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_REGION: sandbox.region,
    AWS_ACCESS_KEY_ID: who.accessKeyId,
    AWS_SECRET_ACCESS_KEY: who.secretAccessKey,
    AWS_SESSION_TOKEN: who.sessionToken,
  };
}

/** Runs a program to its end, in the repository unless told otherwise. */
export async function execute(
  program: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Ended> {
  const { env = ISOLATED, cwd = REPOSITORY } = options;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [exitCode] = await once(child, 'close');
  return { exitCode: typeof exitCode === 'number' ? exitCode : null, ...output };
}

/** Runs one of the repository's programs with this Node.js. */
export function executeNode(
  file: string,
  args: readonly string[],
  options: Parameters<typeof execute>[2] = {},
) {
  return execute(process.execPath, [join(REPOSITORY, file), ...args], options);
}

/** Runs `ou-cost` as somebody on the sandbox. */
export function ouCost(
  sandbox: Sandbox,
  who: Credentials | undefined,
  args: readonly string[],
): Promise<Ended> {
  return executeNode('packages/cli/bin/ou-cost.mjs', args, { env: onSandbox(sandbox, who) });
}
