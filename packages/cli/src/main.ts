import { debuglog } from 'node:util';
import { SUCCESS } from '@ou-cost/contract/exit-codes';
import type { CliContext } from './cli-context.ts';
import { endingOf } from './ending/ending.ts';
import { readEnvironment } from './environment.ts';
import { noticeSink, streamSink } from './output/stream-sink.ts';
import { programFor } from './program.ts';

const debug = debuglog('ou-cost');

/** Runs the command line of this process, and sets its exit code. No other function sets it. */
export async function main(args: readonly string[]): Promise<void> {
  const stdout = streamSink(process.stdout, 'standard output');
  const stderr = noticeSink(process.stderr);
  const context: CliContext = {
    environment: readEnvironment(),
    workingFolder: process.cwd(),
    stdout,
    stderr,
    now: () => new Date(),
    loadAws: () => import('@ou-cost/aws'),
  };
  const printed: string[] = [];
  const program = programFor(context, (text) => printed.push(text));
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
