import type { ErrorCode } from './error-codes.ts';

/** The one error of this project: a code, a message that says how to fix it, and the cause. */
export class OuCostError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    // A failed invocation of the function reports the name of its error as `errorType`.
    this.name = code;
    this.code = code;
  }
}
