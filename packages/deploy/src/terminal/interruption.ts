import { OuCostError } from '@ou-cost/spend';

/** Under npm one Ctrl-C arrives twice: from the terminal, and forwarded by npm. */
const ONE_KEYPRESS_MILLISECONDS = 1_000;

/**
 * A signal that is aborted by the first SIGINT or SIGTERM; its reason is the failure that the run ends with. Another
 * one, after a second or more, ends the process at once.
 */
export function interruptionOf(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const listener = () => {
      if (firstAt !== null && performance.now() - firstAt > ONE_KEYPRESS_MILLISECONDS) {
        process.off(signal, listener);
        process.kill(process.pid, signal);
      }
      firstAt ??= performance.now();
      controller.abort(
        new OuCostError(
          'Incomplete',
          'interrupted; CloudFormation finishes what it has begun, and the next run waits for that and continues',
        ),
      );
    };
    process.on(signal, listener);
  }
  return controller.signal;
}
