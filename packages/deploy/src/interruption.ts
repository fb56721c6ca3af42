import { OuCostError } from '@ou-cost/spend';

/**
 * Aborts at the first Ctrl-C, or where the process is asked to end; its reason is the failure to end with. A
 * second one ends the process at once.
 */
export function interruptionOf(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(
        new OuCostError(
          'Incomplete',
          'interrupted; what CloudFormation has begun it ends by itself, and the next run waits for it and goes on',
        ),
      );
    });
  }
  return controller.signal;
}
