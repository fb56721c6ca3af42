import { expect, test } from 'vitest';
import { deadlineOf, functionArnOf } from './invocation.ts';

const ARN = 'arn:aws:lambda:eu-west-1:222222222222:function:ou-cost-report';
const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: ARN,
  getRemainingTimeInMillis: () => 180_000,
};

test('the run ends two seconds before Lambda ends it', () => {
  const context = { ...CONTEXT, getRemainingTimeInMillis: () => 180_000 };
  expect(deadlineOf(context, 1_000_000)).toBe(1_178_000);
});

test.each([ARN, `${ARN}:live`, `${ARN}:$LATEST`])(
  '%s is the function without its qualifier',
  (invokedFunctionArn) => {
    expect(functionArnOf({ ...CONTEXT, invokedFunctionArn })).toBe(ARN);
  },
);
