import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { environmentWithoutAws, programPath } from '../sandbox/child-process.ts';

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

/** Starts the sandbox and waits for the line in which it describes itself. It ends with this process. */
export async function startSandbox(args: readonly string[]) {
  const child = spawn(process.execPath, [programPath('packages/sandbox/src/main.ts'), ...args], {
    env: environmentWithoutAws(),
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
