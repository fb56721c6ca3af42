import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { COMPILE_CACHE, PATH } from './environment.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..', '..');

/** Hides the AWS settings of this machine from the programs. */
const ISOLATED: Readonly<Record<string, string>> = {
  // Not a folder, and cannot become one: CDK and npm create a home that is missing, and root may.
  HOME: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  // CDK's check of a template against its rules takes longer than the rest of a synthesis and proves nothing here.
  CDK_VALIDATION: 'false',
};

/** A compile cache shared by all processes of one proof: it halves the start time. The one that is there is filled already. */
function compileCache(folder: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: COMPILE_CACHE ?? join(folder, 'compiled') };
}

export interface ProgramOptions {
  /** A temporary folder. */
  readonly folder: string;
  /** Environment variables. @default only the search path */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs one of the repository's programs to its end and returns its standard output.
 * @throws Error with the standard error, if the exit code is not 0
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  { folder, settings = {} }: ProgramOptions,
): Promise<string> {
  const child = spawn(process.execPath, [join(REPOSITORY, file), ...args], {
    cwd: REPOSITORY,
    env: { PATH, ...settings, ...ISOLATED, ...compileCache(folder) },
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
