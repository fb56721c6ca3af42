import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface RunOptions {
  /** Variables that are added to this process's environment without its AWS settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default this process's standard output */
  readonly stdout?: 'stderr';
}

/** The path of a program of this repository. */
export function programPath(program: string): string {
  return fileURLToPath(new URL(`../../${program}`, import.meta.url));
}

/**
 * This process's environment without its AWS settings, so that the machine's credentials never reach the sandbox
 * and no request reaches AWS.
 */
export function environmentWithoutAws(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...added,
  };
}

/** Runs a program of this repository to its end. Returns its exit code. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const child = spawn(process.execPath, [programPath(program), ...args], {
    env: environmentWithoutAws(options.env),
    stdio: ['ignore', options.stdout === 'stderr' ? 2 : 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
