import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs a program of this folder in a process of its own. Returns the outcome that the program prints as JSON. */
export function outcomeOfProcess<T>(
  program: string,
  args: readonly string[],
  flags: readonly string[] = [],
): T {
  const file = join(import.meta.dirname, program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, file, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
