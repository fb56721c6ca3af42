import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The sandbox's description of itself, which it prints as its first line. */
interface SandboxDescription {
  readonly endpoint: string;
  readonly region: string;
  readonly principals: Readonly<
    Record<
      string,
      { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string }
    >
  >;
}

export interface RunOptions {
  /** Variables that are added to this process's environment without its AWS settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default this process's standard output */
  readonly stdout?: 'stderr';
}

/**
 * This process's environment without its AWS settings, so that the machine's credentials never reach the sandbox
 * and no request reaches AWS.
 */
function environment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
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
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(options.env),
    stdio: ['ignore', options.stdout === 'stderr' ? 2 : 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

/** Starts the sandbox and waits for the line in which it describes itself. */
export async function startSandbox(args: readonly string[]) {
  const child = spawn(process.execPath, ['packages/sandbox/src/main.ts', ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([firstLine(child), ended.then(() => null)]);
  if (first === null) throw new Error('the sandbox did not start');
  return {
    description: JSON.parse(first) as SandboxDescription,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null;
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return String(line);
}
