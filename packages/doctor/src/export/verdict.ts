import type { ErrorCode } from '@ou-cost/spend';
import type { Remedy } from '../diagnosis.ts';

/** What the answer to a call means. */
export type Verdict =
  | { readonly outcome: 'passed'; readonly answer: string }
  | { readonly outcome: 'warning'; readonly answer: string; readonly remedy: Remedy }
  | {
      readonly outcome: 'failed';
      readonly code: ErrorCode;
      readonly answer: string;
      readonly remedy: Remedy;
    };

export function passed(answer: string): Verdict {
  return { outcome: 'passed', answer };
}

/** A warning, with what to do and commands that show more. */
export function warned(answer: string, advice: readonly string[], commands: readonly string[] = []): Verdict {
  return { outcome: 'warning', answer, remedy: { advice, statements: [], commands } };
}

/** A failure, with what to do and commands that show more. */
export function failed(
  code: ErrorCode,
  answer: string,
  advice: readonly string[],
  commands: readonly string[] = [],
): Verdict {
  return { outcome: 'failed', code, answer, remedy: { advice, statements: [], commands } };
}
