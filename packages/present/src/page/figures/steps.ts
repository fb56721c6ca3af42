/** Long work that pauses between its steps, so that the page can answer its reader in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** All steps at once. */
export function resultOf<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
