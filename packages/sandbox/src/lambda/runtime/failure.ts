import type { FunctionFailure } from './messages.ts';

/** An error of the runtime itself, with the name that AWS's Node.js runtime uses. */
export class RuntimeFailure extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** The payload that AWS's Node.js runtime returns for a thrown value. */
export function failureOf(thrown: unknown): FunctionFailure {
  if (thrown instanceof Error) {
    return {
      errorType: thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}
