import { debuglog } from 'node:util';
import { readEnvironment } from './environment.ts';
import { SUCCESS } from './exit-codes.ts';
import { endingOf } from './failure-line.ts';
import { programFor } from './program.ts';
import { streamSink } from './stream-sink.ts';
import type { Surroundings } from './surroundings.ts';

const debug = debuglog('ou-cost');

/** Runs the command line of this process and sets its exit code; nothing else does. */
export async function main(args: readonly string[]): Promise<void> {
  const stdout = streamSink(process.stdout, 'standard output');
  const stderr = streamSink(process.stderr, 'standard error');
  const surroundings: Surroundings = {
    environment: readEnvironment(),
    workingFolder: process.cwd(),
    stdout,
    stderr,
    now: () => new Date(),
    loadAws: () => import('@ou-cost/aws'),
  };
  const printed: string[] = [];
  const program = programFor(surroundings, (text) => printed.push(text));
  process.exitCode = await ending(async () => {
    try {
      await program.parseAsync(args, { from: 'user' });
    } finally {
      for (const text of printed) await stdout.write(text);
    }
  }, stderr.write);
}

async function ending(
  action: () => Promise<void>,
  writeLine: (line: string) => Promise<void>,
): Promise<number> {
  try {
    await action();
    return SUCCESS;
  } catch (failure) {
    debug('%o', failure);
    const { line, exitCode } = endingOf(failure);
    if (line !== null) await writeLine(line);
    return exitCode;
  }
}
