import { describe, expect, it } from 'vitest';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';
import { PacedCalls } from './paced-calls.ts';
import { RequestMeter } from './request-meter.ts';

const COST = { hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' };
const LIST = { hop: 'read Organizations', action: 'organizations:ListAccounts' };

function callsWith(most: number | null): PacedCalls {
  const timing = new VirtualTime('1970-01-01T00:00:00Z');
  return new PacedCalls({ timing, meter: new RequestMeter(), deadline: null, maxCostExplorerRequests: most });
}

function errorWith(name: string, members: object): Error {
  return Object.assign(new Error('it failed'), { name, ...members });
}

const answered = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

/** Sends that fail with the errors in turn and then succeed, and how often they were sent. */
function sendsThatFailWith(...errors: Error[]) {
  const failures = [...errors];
  const sends = {
    sent: 0,
    send: async () => {
      sends.sent += 1;
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return 'page';
    },
  };
  return sends;
}

describe('a budget of paid requests', () => {
  it.each([
    ['throttled', errorWith('LimitExceededException', answered(400))],
    ['answered with an error of AWS', errorWith('InternalFailure', answered(500))],
    ['never sent', errorWith('Error', { code: 'ECONNREFUSED' })],
  ])('is not used up by a request that is %s', async (_, failure) => {
    const calls = callsWith(1);
    const sends = sendsThatFailWith(failure, failure, failure);
    expect(await calls.call(COST, sends.send)).toBe('page');
    expect(sends.sent).toBe(4);
    await expect(calls.call(COST, sends.send)).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
  });

  it.each([
    ['lost', errorWith('TimeoutError', {})],
    ['cut off', errorWith('Error', { code: 'ECONNRESET' })],
    ['unreadable', errorWith('SyntaxError', { $response: { statusCode: 200 } })],
  ])('is used up by a request whose answer is %s, since it may have been charged', async (_, failure) => {
    const sends = sendsThatFailWith(failure);
    await expect(callsWith(1).call(COST, sends.send)).rejects.toMatchObject({
      code: 'RequestBudgetExceeded',
    });
    expect(sends.sent).toBe(1);
  });

  it('counts requests that are still on their way', async () => {
    const calls = callsWith(2);
    const { promise: answers, resolve: answer } = Promise.withResolvers<void>();
    const sends = Array.from({ length: 3 }, () => calls.call(COST, () => answers));
    await expect(sends[2]).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
    answer();
    expect(await Promise.all(sends.slice(0, 2))).toHaveLength(2);
  });

  it('of nothing lets nothing be sent', async () => {
    const sends = sendsThatFailWith();
    await expect(callsWith(0).call(COST, sends.send)).rejects.toThrow(
      /more than the 0 paid Cost Explorer requests/,
    );
    expect(sends.sent).toBe(0);
  });

  it('does not count what is free, and can be without end', async () => {
    const bounded = callsWith(0);
    for (let count = 0; count < 5; count += 1) await bounded.call(LIST, async () => 'accounts');
    const endless = callsWith(null);
    for (let count = 0; count < 50; count += 1) await endless.call(COST, async () => 'page');
  });

  it('is named with the number and with what raises it', async () => {
    const calls = callsWith(1);
    await calls.call(COST, async () => 'page');
    await expect(calls.call(COST, async () => 'page')).rejects.toThrow(
      /more than the 1 paid Cost Explorer request that .* raise --max-cost-explorer-requests, and report\.maxCostExplorerRequests/,
    );
  });
});
