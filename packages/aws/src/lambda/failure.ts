import { isErrorCode, OuCostError } from '@ou-cost/spend';

function errorIn(payload: string): { readonly type: string; readonly message: string } {
  try {
    const { errorType, errorMessage } = JSON.parse(payload) as {
      errorType?: unknown;
      errorMessage?: unknown;
    };
    return { type: String(errorType ?? ''), message: String(errorMessage ?? payload) };
  } catch {
    return { type: '', message: payload };
  }
}

/** A failed invocation as an OuCostError: with the function's own code where it gave one, else for Lambda's reason. */
export function functionFailure(payload: string, functionName: string): OuCostError {
  const { type, message } = errorIn(payload);
  if (isErrorCode(type)) return new OuCostError(type, message);
  if (type === 'Sandbox.Timedout' || /Task timed out after/.test(message)) {
    return new OuCostError(
      'FunctionTimedOut',
      `the function ${functionName} ran into its timeout (${message}); raise function.timeoutSeconds in the configuration, or ask for less`,
    );
  }
  if (type === 'Runtime.OutOfMemory' || /signal: killed/.test(message)) {
    return new OuCostError(
      'FunctionOutOfMemory',
      `the function ${functionName} ran out of memory (${message}); raise function.memoryMegabytes in the configuration, or ask for less`,
    );
  }
  if (type === 'Function.ResponseSizeTooLarge') {
    return new OuCostError(
      'AnswerTooLarge',
      `the report is larger than the 6 MB that an invocation carries; use --detail ou, fewer periods or fewer metrics`,
    );
  }
  return new OuCostError(
    'FunctionBroken',
    `the function ${functionName} failed (${type || 'no error type'}): ${message}`,
  );
}
