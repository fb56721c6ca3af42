import { unqualifiedArn } from '@ou-cost/doctor';

/** What the function uses of Lambda's context object. */
export interface InvocationContext {
  readonly awsRequestId: string;
  /** May end in a qualifier: a version or an alias. */
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

/** Kept back from the function's time, to say what went wrong before Lambda cuts it off. */
const RESERVE_MS = 2_000;

/** When the run must have ended, in milliseconds since 1970-01-01T00:00Z. */
export function deadlineOf(context: InvocationContext, now = Date.now()): number {
  return now + context.getRemainingTimeInMillis() - RESERVE_MS;
}

/** The ARN of the function that was invoked, without a qualifier. */
export function functionArnOf({ invokedFunctionArn }: InvocationContext): string {
  return unqualifiedArn(invokedFunctionArn);
}
