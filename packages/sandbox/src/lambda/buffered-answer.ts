import type { FunctionFailure } from './runtime/messages.ts';
import type { RuntimeOutcome } from './runtime/process.ts';

/** The answer to Invoke. */
export interface BufferedAnswer {
  readonly payload: Buffer | string;
  /** `Unhandled` if the payload is an error. */
  readonly functionError?: string;
}

/** The limit of a synchronous answer on AWS: 6 MB and 100 bytes. */
const responseCap = 6_291_556;

/** AWS's error for an answer that is too large. */
export function sizeExceeded(cap: number): FunctionFailure {
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${cap} bytes).`,
  };
}

export function sizeOf(chunks: readonly Buffer[]): number {
  return chunks.reduce((bytes, { length }) => bytes + length, 0);
}

/** The whole answer as one payload, even if the function wrote a stream; its failure if it failed. */
export function bufferedAnswer({ chunks, failure }: RuntimeOutcome): BufferedAnswer {
  const failed = failure ?? (sizeOf(chunks) > responseCap ? sizeExceeded(responseCap) : undefined);
  return failed === undefined
    ? { payload: Buffer.concat(chunks) }
    : { payload: JSON.stringify(failed), functionError: 'Unhandled' };
}
