import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerEvent } from './answer-event.ts';

const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:222222222222:function:ou-cost-report',
  getRemainingTimeInMillis: () => 5_000,
};
let lines: Record<string, unknown>[] = [];

beforeEach(() => {
  lines = [];
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('OU_COST_READER_ROLE_ARN', 'arn:aws:iam::222222222222:role/ou-cost-reader');
  vi.stubEnv('OU_COST_TOLERANCE', '0.01');
  vi.stubEnv('OU_COST_SETTLING_DAY', '6');
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(JSON.parse(String(chunk)));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    lines.push(JSON.parse(String(chunk)));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('a request with an unknown field is refused, and message and log name the field', async () => {
  await expect(answerEvent({ perod: '2026-10' }, CONTEXT, 'stream')).rejects.toMatchObject({
    name: 'InvalidRequest',
    message: expect.stringContaining("'perod'"),
  });
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'ERROR',
      message: 'run failed',
      runId: 'request-1',
      requestId: 'request-1',
      code: 'InvalidRequest',
      fault: 'caller',
      reason: expect.stringContaining("'perod'"),
    }),
  ]);
});

test('a missing environment variable fails the run, and the message names it', async () => {
  vi.stubEnv('OU_COST_TOLERANCE', '');
  await expect(answerEvent(undefined, CONTEXT, 'stream')).rejects.toMatchObject({
    name: 'InvalidConfiguration',
    message: expect.stringContaining('OU_COST_TOLERANCE'),
  });
});

test('every line carries the run id of the request', async () => {
  // Nothing listens on this port, so the run fails at its first call.
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
  const nearlyOutOfTime = { ...CONTEXT, getRemainingTimeInMillis: () => 2_100 };
  await expect(answerEvent({ runId: 'rundeck-42' }, nearlyOutOfTime, 'stream')).rejects.toMatchObject({
    name: expect.stringMatching(/^(Unavailable|TimedOut)$/),
  });
  expect(lines.map(({ message, runId }) => [message, runId])).toEqual([
    ['run started', 'rundeck-42'],
    ['run failed', 'rundeck-42'],
  ]);
});
