import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs one of the programs of this folder alone in a process; what it writes is its outcome, as JSON. */
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
