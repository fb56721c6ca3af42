import { settingText } from '@ou-cost/doctor';
import { isErrorCode, OuCostError } from '@ou-cost/spend';

/** A payload can be as long as an answer; a line of a log is not. */
const LONGEST_MESSAGE = 2000;

interface FunctionError {
  readonly type: string;
  readonly message: string;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** An error as Lambda's runtime writes it; null where the value is not one. */
function errorOf(value: unknown): FunctionError | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { errorType, errorMessage } = value as { errorType?: unknown; errorMessage?: unknown };
  if (errorType === undefined && errorMessage === undefined) return null;
  return { type: textOf(errorType) ?? '', message: textOf(errorMessage) ?? JSON.stringify(value) };
}

function errorIn(payload: string): FunctionError {
  const asItIs = { type: '', message: payload };
  try {
    return errorOf(JSON.parse(payload)) ?? asItIs;
  } catch {
    return asItIs;
  }
}

/** The failure in an answer that Lambda does not mark as one; null where the answer is no failure. */
export function failureIn(answer: unknown, functionName: string): OuCostError | null {
  const error = errorOf(answer);
  if (error === null) return null;
  // A whole answer may have a field for a message, but says of itself that it failed only where it did.
  const isWhole = typeof answer === 'object' && answer !== null && 'schema' in answer;
  return isWhole && error.type === '' ? null : failureOf(error, functionName);
}

/**
 * A failed invocation as an OuCostError: with the function's own code where it gave one, else for Lambda's reason.
 * `stated` is the type that Lambda states beside the payload: it hides the function's own code, which the payload has.
 */
export function functionFailure(payload: string, functionName: string, stated = ''): OuCostError {
  const { type, message } = errorIn(payload);
  return failureOf({ type: type === '' ? stated : type, message }, functionName);
}

function failureOf({ type, message: said }: FunctionError, functionName: string): OuCostError {
  const cut = said.length > LONGEST_MESSAGE ? `${said.slice(0, LONGEST_MESSAGE - 1)}…` : said;
  const message = cut.trim() === '' ? 'it gave no reason, its log does' : cut;
  // Rules are judged by whoever asked; no function can say that one holds.
  if (isErrorCode(type) && type !== 'RuleHolds') {
    return new OuCostError(type, message === cut ? cut : `the function ${functionName} failed: ${message}`);
  }
  if (type === 'Sandbox.Timedout' || /Task timed out after/.test(message)) {
    return new OuCostError(
      'FunctionTimedOut',
      `the function ${functionName} ran into its timeout (${message}); raise ${settingText('function.timeoutSeconds', null)}, or ask for less`,
    );
  }
  if (type === 'Runtime.OutOfMemory' || /signal: killed/.test(message)) {
    return new OuCostError(
      'FunctionOutOfMemory',
      `the function ${functionName} ran out of memory (${message}); raise ${settingText('function.memoryMegabytes', null)}, or ask for less`,
    );
  }
  if (type === 'Function.ResponseSizeTooLarge') {
    return new OuCostError(
      'AnswerTooLarge',
      `the report is larger than the 6 MB that an invocation carries; use --detail ou, or fewer periods, months of trend, splits or metrics`,
    );
  }
  return new OuCostError(
    'FunctionBroken',
    `the function ${functionName} failed (${type.slice(0, 80) || 'no error type'}): ${message}`,
  );
}
