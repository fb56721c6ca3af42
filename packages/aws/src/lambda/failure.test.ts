import { describe, expect, it } from 'vitest';
import { failureIn, functionFailure } from './failure.ts';

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

  it.each([
    '',
    '{"errorType":"Throttled","errorMessage":" "}',
    '{"errorType":"Throttled","errorMessage":""}',
  ])('without a reason names the function: %s', (payload) => {
    expect(functionFailure(payload, 'ou-cost-report', 'Throttled')).toMatchObject({
      code: 'Throttled',
      message: 'the function ou-cost-report failed: it gave no reason, its log does',
    });
  });
});

describe('an answer that Lambda does not mark as a failure', () => {
  it.each([
    [{ errorType: 'Throttled', errorMessage: 'busy' }, 'Throttled'],
    [{ errorMessage: 'busy' }, 'FunctionBroken'],
    [{ schema: 'ou-cost/report@2', errorType: 'Throttled', errorMessage: 'busy' }, 'Throttled'],
    [{ schema: 'ou-cost/report@2', errorType: 'constructor' }, 'FunctionBroken'],
  ])('is one where it says so: %j', (answer, code) => {
    expect(failureIn(answer, 'ou-cost-report')?.code).toBe(code);
  });

  it.each([
    [{ schema: 'ou-cost/report@2' }],
    [{ schema: 'ou-cost/report@3', errorMessage: null }],
    [null],
    [[]],
    ['x'],
  ])('is none: %j', (answer) => {
    expect(failureIn(answer, 'ou-cost-report')).toBeNull();
  });
});
