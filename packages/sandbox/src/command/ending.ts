import { Starter } from './starter.ts';

/** How often the sandbox looks whether the one who started it is still there. */
const CHECK_MILLISECONDS = 250;

/** Made when this module is loaded, so that a starter that ends during the start is noticed too. */
const starter = new Starter();

/**
 * Calls `end` once when the program must end: on SIGINT or SIGTERM, when the one who started it is gone, or when nobody
 * can read its output any more. A hangup ends the process without this.
 */
export function whenToEnd(end: () => void): void {
  let isEnding = false;
  const endOnce = (): void => {
    clearInterval(check);
    if (!isEnding) end();
    isEnding = true;
  };
  const check = setInterval(() => {
    if (starter.isGone()) endOnce();
  }, CHECK_MILLISECONDS);
  check.unref();
  process.on('SIGINT', endOnce);
  process.on('SIGTERM', endOnce);
  process.stdout.on('error', endOnce);
  // A remark that nobody can read is no reason to end.
  process.stderr.on('error', () => {});
}
