import type { DeployedFunction } from '../deployed/model.ts';
import type { RuntimeOutcome } from './runtime/process.ts';

/** The lines of one invocation, including those that Lambda adds before and after them. */
export function invocationLog(
  deployed: DeployedFunction,
  requestId: string,
  outcome: RuntimeOutcome,
  startedAt: Date,
): string[] {
  const endedAt = new Date(
    startedAt.getTime() + Math.round(outcome.initMilliseconds + outcome.durationMilliseconds),
  );
  return deployed.logFormat === 'JSON'
    ? jsonLog(deployed, requestId, outcome, startedAt, endedAt)
    : textLog(deployed, requestId, outcome, endedAt);
}

function textLog(
  deployed: DeployedFunction,
  requestId: string,
  outcome: RuntimeOutcome,
  endedAt: Date,
): string[] {
  const { durationMilliseconds, initMilliseconds, maxMemoryMegabytes, timedOut, lines } = outcome;
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMilliseconds.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMilliseconds + initMilliseconds)} ms`,
    `Memory Size: ${deployed.memoryMegabytes} MB`,
    `Max Memory Used: ${maxMemoryMegabytes} MB`,
    `Init Duration: ${initMilliseconds.toFixed(2)} ms`,
    ...(timedOut ? ['Status: timeout'] : diedOf(outcome)),
  ];
  return [
    `START RequestId: ${requestId} Version: $LATEST`,
    ...lines,
    ...(timedOut
      ? [
          `${endedAt.toISOString()} ${requestId} Task timed out after ${deployed.timeoutSeconds.toFixed(2)} seconds`,
        ]
      : []),
    `END RequestId: ${requestId}`,
    report.join('\t'),
  ];
}

function diedOf({ failure }: RuntimeOutcome): string[] {
  const died = failure?.errorType === 'Runtime.ExitError' || failure?.errorType === 'Runtime.OutOfMemory';
  return died ? ['Status: error', `Error Type: ${failure.errorType}`] : [];
}

function jsonLog(
  deployed: DeployedFunction,
  requestId: string,
  outcome: RuntimeOutcome,
  startedAt: Date,
  endedAt: Date,
): string[] {
  const failed = outcome.failure ? { errorType: outcome.failure.errorType } : {};
  const status = outcome.timedOut ? 'timeout' : outcome.failure ? 'failure' : 'success';
  const line = (time: Date, type: string, record: object): string =>
    JSON.stringify({ time: time.toISOString(), type, record });
  return [
    line(startedAt, 'platform.start', { requestId, version: '$LATEST' }),
    ...outcome.lines,
    line(endedAt, 'platform.report', {
      requestId,
      status,
      ...failed,
      metrics: {
        durationMs: outcome.durationMilliseconds,
        billedDurationMs: Math.ceil(outcome.durationMilliseconds + outcome.initMilliseconds),
        memorySizeMB: deployed.memoryMegabytes,
        maxMemoryUsedMB: outcome.maxMemoryMegabytes,
        initDurationMs: outcome.initMilliseconds,
      },
    }),
  ];
}

/** The last 4 KB of a log in base64, for the header `X-Amz-Log-Result`. */
export function logTail(lines: readonly string[]): string {
  const text = Buffer.from(`${lines.join('\n')}\n`);
  return text.subarray(Math.max(0, text.length - 4096)).toString('base64');
}
