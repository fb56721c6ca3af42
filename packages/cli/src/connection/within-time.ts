import { OuCostError } from '@ou-cost/spend';

/**
 * What the work makes, or a failure with TimedOut once so many seconds have passed; undefined: it may take as long as it
 * takes. The signal is aborted then, for whoever can end what the work has begun.
 */
export async function withinTime<T>(
  seconds: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const expiry = new AbortController();
  if (seconds === undefined) return work(expiry.signal);
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    expiry.abort();
    reject(
      new OuCostError(
        'TimedOut',
        `not done within ${seconds} second${seconds === 1 ? '' : 's'}; give it more time with --timeout, or ask for fewer months`,
      ),
    );
  }, seconds * 1000);
  try {
    return await Promise.race([work(expiry.signal), expired]);
  } finally {
    clearTimeout(timer);
  }
}
