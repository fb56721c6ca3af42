import { unqualifiedArn } from '@ou-cost/doctor';

/** The part of Lambda's context object that the function uses. */
export interface InvocationContext {
  readonly awsRequestId: string;
  /** May end in a qualifier: a version or an alias. */
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

/** The time that the function reserves to report a failure before Lambda ends it. */
const RESERVE_MS = 2_000;

/** The deadline of the run, in milliseconds since 1970-01-01T00:00Z. */
export function deadlineOf(context: InvocationContext, now = Date.now()): number {
  return now + context.getRemainingTimeInMillis() - RESERVE_MS;
}

/** The ARN of the function that was invoked, without a qualifier. */
export function functionArnOf({ invokedFunctionArn }: InvocationContext): string {
  return unqualifiedArn(invokedFunctionArn);
}
