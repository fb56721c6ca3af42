import type { OuCostError } from '@ou-cost/spend';
import type { Attempt } from './attempt.ts';
import { refusesTime } from './refused-time.ts';
import { isThrottle, isTransient, nameOf, wasRefused } from './sdk-error.ts';
import { translated } from './translate.ts';

/**
 * What became of a request that must not be sent twice. `refused`: nobody did what it asks for, and `again` says whether it
 * may be sent once more. `unknown`: it left, and no answer says what became of it. `unsent`: it never left, so
 * that the failure's message has nothing of it.
 */
export type Sending =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'refused';
      readonly again: boolean;
      readonly name: string;
      readonly failure: OuCostError;
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly failure: OuCostError }
  | { readonly kind: 'unsent'; readonly failure: OuCostError };

/** What a failure of sending means. Its message is AWS's, and may hold what was sent: addresses, for instance. */
export function failedSending(error: unknown, attempt: Attempt): Sending {
  const about = { name: nameOf(error), failure: translated(error, attempt) };
  if (!wasRefused(error)) return { kind: 'unknown', ...about };
  return { kind: 'refused', again: isThrottle(error) || isTransient(error) || refusesTime(error), ...about };
}
