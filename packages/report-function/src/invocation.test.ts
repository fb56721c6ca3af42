import { expect, test } from 'vitest';
import { deadlineOf } from './invocation.ts';

test('the run ends two seconds before Lambda ends it', () => {
  const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 180_000 };
  expect(deadlineOf(context, 1_000_000)).toBe(1_178_000);
});
