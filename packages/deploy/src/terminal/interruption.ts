import { OuCostError } from '@ou-cost/spend';

/** Ctrl-C under npm comes twice at once: from the terminal, and passed on by npm. */
const ONE_KEYPRESS = 1_000;

/**
 * Aborts at the first Ctrl-C, or where the process is asked to end; its reason is the failure to end with. One
 * that comes a second later or more ends the process at once.
 */
export function interruptionOf(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const listener = () => {
      if (firstAt !== null && performance.now() - firstAt > ONE_KEYPRESS) {
        process.off(signal, listener);
        process.kill(process.pid, signal);
      }
      firstAt ??= performance.now();
      controller.abort(
        new OuCostError(
          'Incomplete',
          'interrupted; what CloudFormation has begun it ends by itself, and the next run waits for it and goes on',
        ),
      );
    };
    process.on(signal, listener);
  }
  return controller.signal;
}
