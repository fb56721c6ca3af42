import { describe, expect, it } from 'vitest';
import { functionFailure } from './failure.ts';

describe('a failed invocation', () => {
  it.each([
    ['{"errorType":"NotReconciled","errorMessage":"difference 1"}', 'NotReconciled'],
    [
      '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 1 Error: Task timed out after 3.00 seconds"}',
      'FunctionTimedOut',
    ],
    ['{"errorMessage":"2026-01-01T00:00:00Z 1 Task timed out after 3.00 seconds"}', 'FunctionTimedOut'],
    [
      '{"errorType":"Runtime.OutOfMemory","errorMessage":"RequestId: 1 Error: Runtime exited"}',
      'FunctionOutOfMemory',
    ],
    [
      '{"errorType":"Runtime.ExitError","errorMessage":"RequestId: 1 Error: Runtime exited with error: signal: killed"}',
      'FunctionOutOfMemory',
    ],
    ['{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"too large"}', 'AnswerTooLarge'],
    ['{"errorType":"Runtime.ImportModuleError","errorMessage":"no module"}', 'FunctionBroken'],
    ['{"errorType":"toString","errorMessage":"hm"}', 'FunctionBroken'],
    ['not JSON', 'FunctionBroken'],
  ])('%s is %s', (payload, code) => {
    expect(functionFailure(payload, 'ou-cost-report').code).toBe(code);
  });
});
