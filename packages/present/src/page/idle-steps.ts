import { resultOf, type Steps } from './figures/steps.ts';

/** Work goes on after this many milliseconds even where the browser is never idle. */
const LONGEST_WAIT = 1_000;

/** Takes the steps of long work while the browser has nothing else to do. */
export class IdleSteps {
  #waiting = 0;

  take(steps: Steps<void>): void {
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      resultOf(steps);
      return;
    }
    const work = (deadline: IdleDeadline) => {
      do {
        if (steps.next().done === true) return;
      } while (deadline.timeRemaining() > 0);
      this.#waiting = window.requestIdleCallback(work, { timeout: LONGEST_WAIT });
    };
    this.#waiting = window.requestIdleCallback(work, { timeout: LONGEST_WAIT });
  }

  /** Leaves out the steps that are still to be taken. */
  stop(): void {
    if ('cancelIdleCallback' in window) window.cancelIdleCallback(this.#waiting);
  }
}
