import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:222222222222:function:ou-cost-report',
  getRemainingTimeInMillis: () => 5_000,
};

const UNKNOWN = { perod: '2026-10' };

beforeEach(() => {
  vi.resetModules();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('where the runtime streams', () => {
  test('a run that fails rejects with our error code and writes nothing', async () => {
    vi.stubGlobal('awslambda', { streamifyResponse: (handler: unknown) => handler });
    const { handler } = await import('./handler.ts');
    const response = new PassThrough();
    await expect(Reflect.apply(handler, undefined, [UNKNOWN, response, CONTEXT])).rejects.toMatchObject({
      name: expect.stringMatching(/^Invalid/),
    });
    expect(response.read()).toBeNull();
    expect(response.writableEnded).toBe(false);
  });
});

describe.each([
  ['no global of Lambda', undefined],
  ['a global that cannot stream', {}],
])('where the runtime has %s', (_, awslambda) => {
  test('the handler takes an event and a context, and a run that fails rejects with our error code', async () => {
    vi.stubGlobal('awslambda', awslambda);
    const { handler } = await import('./handler.ts');
    expect(handler).toHaveLength(2);
    await expect(Reflect.apply(handler, undefined, [UNKNOWN, CONTEXT])).rejects.toMatchObject({
      name: expect.stringMatching(/^Invalid/),
    });
  });
});
