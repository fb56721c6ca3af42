import type { CliContext } from '../cli-context.ts';
import { programFor } from '../program.ts';
import { MemoryAws, RecordingSink } from './memory-aws.ts';

/** Where and when a command runs. */
interface Surroundings {
  readonly folder: string;
  /** @default answers as a chain that works */
  readonly aws?: MemoryAws;
  /** @default keeps what is written */
  readonly stdout?: RecordingSink;
  /** @default 2026-11-15T12:00:00Z */
  readonly now?: string;
}

/** Runs a command in this process: what it wrote, what AWS was asked, and the failure that ended it, or null. */
export async function runInMemory(
  args: readonly string[],
  { folder, aws = new MemoryAws(), stdout = new RecordingSink(), now = '2026-11-15T12:00:00Z' }: Surroundings,
) {
  const stderr = new RecordingSink();
  const context: CliContext = {
    environment: { region: null, refusesColor: false },
    workingFolder: folder,
    stdout,
    stderr,
    now: () => new Date(now),
    loadAws: () => Promise.resolve(aws),
  };
  const failure = await programFor(context, () => {})
    .parseAsync(args, { from: 'user' })
    .then(
      () => null,
      (cause: unknown) => cause,
    );
  return { stdout: stdout.text, stderr: stderr.text, failure, asked: aws.asked };
}
