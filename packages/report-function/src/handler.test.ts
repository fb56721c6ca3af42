import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:222222222222:function:ou-cost-report',
  getRemainingTimeInMillis: () => 5_000,
};

beforeEach(() => {
  vi.stubGlobal('awslambda', { streamifyResponse: (handler: unknown) => handler });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('a run that fails rejects with our error code and writes nothing', async () => {
  const { handler } = await import('./handler.ts');
  const response = new PassThrough();
  await expect(handler({ perod: '2026-10' }, response, CONTEXT)).rejects.toMatchObject({
    name: expect.stringMatching(/^Invalid/),
  });
  expect(response.read()).toBeNull();
  expect(response.writableEnded).toBe(false);
});
