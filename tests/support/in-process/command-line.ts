import { composeReportPorts } from '@ou-cost/aws';
import type { Credentials } from '@ou-cost/sandbox';
import type { CliContext, Sink } from '../../../packages/cli/src/cli-context.ts';
import { endingOf } from '../../../packages/cli/src/ending/ending.ts';
import { programFor } from '../../../packages/cli/src/program.ts';
import type { Ended } from '../processes/execute.ts';
import { type AwsAccess, stubAwsEnvironment } from './adapters.ts';
import { virtualTiming } from './virtual-timing.ts';

/**
 * Runs `ou-cost report` in this process, with the AWS adapters and with a virtual time that starts on the day of
 * `access`. The caller calls `vi.unstubAllEnvs`.
 */
export function ouCostReport(access: AwsAccess, args: readonly string[]): Promise<Ended> {
  return ouCostCommand(access, ['report', ...args]);
}

/** Runs any command of `ou-cost` in the same way. Only the report that is computed here has a virtual time. */
export async function ouCostCommand(access: AwsAccess, args: readonly string[]): Promise<Ended> {
  stubAwsEnvironment(access.endpoint);
  const stdout = new TextSink();
  const stderr = new TextSink();
  const timing = virtualTiming(access.today);
  const context: CliContext = {
    environment: { region: 'ap-northeast-1', refusesColor: true, variables: { ...process.env } },
    workingFolder: '/nonexistent',
    stdout,
    stderr,
    now: () => new Date(timing.now()),
    loadAws: async () => ({
      ...(await import('@ou-cost/aws')),
      callerCredentials: () => () => Promise.resolve<Credentials>(access.credentials),
      composeReportPorts: (options) => composeReportPorts({ ...options, timing }),
    }),
  };
  const program = programFor(context, () => {});
  try {
    await program.parseAsync(args, { from: 'user' });
    return { exitCode: 0, stdout: stdout.text, stderr: stderr.text };
  } catch (failure) {
    const { line, exitCode } = endingOf(failure);
    return { exitCode, stdout: stdout.text, stderr: stderr.text + (line ?? '') };
  }
}

class TextSink implements Sink {
  text = '';

  write(text: string): Promise<void> {
    this.text += text;
    return Promise.resolve();
  }
}
