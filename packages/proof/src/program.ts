import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');

/** Nothing of this machine's own AWS settings reaches the programs. */
const ISOLATED: Readonly<Record<string, string>> = {
  HOME: '/nonexistent',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * Runs one of the repository's programs to its end. Returns what it wrote to standard output.
 * @throws Error with what it wrote to standard error, where it does not end with exit code 0
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [join(REPOSITORY, file), ...args], {
    cwd: REPOSITORY,
    env: { ...settings, ...ISOLATED },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [exitCode] = await once(child, 'close');
  if (exitCode === 0) return stdout;
  throw new Error(`${file} ${args.join(' ')} ended with ${String(exitCode)}: ${stderr.trim()}`);
}
