import { OuCostError } from '@ou-cost/spend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';
import { PacedCalls } from './paced-calls.ts';
import { RequestMeter } from './request-meter.ts';

const LIST = { hop: 'read Organizations', action: 'organizations:ListAccounts' };
const COST = { hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' };

function awsError(name: string, status = 400): Error {
  return Object.assign(new Error(`${name} happened`), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: status },
  });
}

function setUp(limits: { deadline?: number; max?: number } = {}) {
  const timing = new VirtualTime('1970-01-01T00:00:00Z');
  const meter = new RequestMeter();
  const { deadline = null, max = null } = limits;
  const calls = new PacedCalls({ timing, meter, deadline, maxCostExplorerRequests: max });
  return { timing, meter, calls };
}

describe('paced calls', () => {
  it('keep to the documented burst and rate', async () => {
    const { timing, calls } = setUp();
    const sentAt: number[] = [];
    const send = async () => sentAt.push(timing.now());
    await Promise.all(Array.from({ length: 50 }, () => calls.call(LIST, send)));
    // A burst of 12, less what 95 % of 8 a second add in the quarter of a second that delays may differ by.
    const burst = 12 - 7.6 / 4;
    expect(sentAt.filter((at) => at === 0)).toHaveLength(Math.floor(burst));
    expect(timing.now()).toBeGreaterThanOrEqual(((50 - burst) / 7.6) * 1000);
    expect(timing.now()).toBeLessThan(((50 - burst) / 7.6) * 1000 * 1.02);
  });

  it('let the listings per parent share one bucket', async () => {
    const { timing, calls } = setUp();
    const operations = ['ListOrganizationalUnitsForParent', 'ListAccountsForParent'];
    const send = async () => undefined;
    await Promise.all(
      Array.from({ length: 27 }, (_, at) =>
        calls.call({ hop: 'read', action: `organizations:${operations[at % 2]}` }, send),
      ),
    );
    // 27 less a burst of 8, at 4.75 a second: four seconds.
    expect(timing.now()).toBeGreaterThanOrEqual(4000);
  });

  it('are repeated after throttling until the deadline', async () => {
    const { meter, calls } = setUp({ deadline: 120_000 });
    let left = 12;
    const answer = await calls.call(LIST, async () => {
      if (left-- > 0) throw awsError('TooManyRequestsException');
      return 'accounts';
    });
    expect(answer).toBe('accounts');
    expect(meter.usage()).toMatchObject({
      throttled: 12,
      retries: 12,
      requests: { 'organizations:ListAccounts': 13 },
    });
  });

  it('fail as throttled when no time is left', async () => {
    const { timing, calls } = setUp({ deadline: 30_000 });
    const failed = calls.call(COST, () => Promise.reject(awsError('LimitExceededException')));
    await expect(failed).rejects.toMatchObject({ code: 'Throttled' });
    expect(timing.now()).toBeLessThan(30_000);
  });

  it('fail at once, and say what is missing, when the queue cannot be done in time', async () => {
    const { timing, calls } = setUp({ deadline: 10_000 });
    const send = async () => undefined;
    const all = Array.from({ length: 200 }, () => calls.call(LIST, send));
    const outcomes = await Promise.allSettled(all);
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(failures.length).toBeGreaterThan(100);
    for (const failure of failures)
      expect(failure).toMatchObject({
        code: 'TimedOut',
        message: expect.stringContaining('function.timeoutSeconds'),
      });
    expect(timing.now()).toBeLessThan(10_000);
  });

  it('never say that no seconds are missing: the time is spent then', async () => {
    const { timing, calls } = setUp({ deadline: 10_000 });
    // The answer comes when the time is over.
    const late = calls.call(LIST, async () => {
      await timing.sleep(10_000, new AbortController().signal);
      throw awsError('TooManyRequestsException');
    });
    await expect(late).rejects.toMatchObject({
      code: 'TimedOut',
      message: expect.stringContaining('was not done after 1 request: the time for it is spent; raise'),
    });
    const after = calls.call(COST, async () => undefined);
    await expect(after).rejects.toMatchObject({
      message: expect.stringContaining('after 0 requests: the time for it is spent'),
    });
    const queue = setUp({ deadline: 1000 });
    const all = Array.from({ length: 40 }, () => queue.calls.call(COST, async () => undefined));
    const failed = (await Promise.allSettled(all)).flatMap((one) => (one.status === 'rejected' ? [one] : []));
    const told = failed.map(({ reason }) => String(reason.message));
    expect(told.length).toBeGreaterThan(30);
    for (const text of told) {
      expect(text).toMatch(/it needs (1 second|[1-9]\d* seconds) more, and 1 second are left/);
    }
  });

  it('without a deadline do not speak of the time of a run', async () => {
    const { timing, calls } = setUp();
    const late = calls.call(LIST, async () => {
      await timing.sleep(600_000, new AbortController().signal);
      throw awsError('TooManyRequestsException');
    });
    await expect(late).rejects.toMatchObject({
      message: expect.stringMatching(/the time for it is spent; run again later$/),
    });
  });

  it('slow down when throttled, so that somebody else may take half the rate', async () => {
    const { timing, calls } = setUp();
    let granted = 12;
    let grantedAt = 0;
    const send = async () => {
      granted += ((timing.now() - grantedAt) / 1000) * 4;
      grantedAt = timing.now();
      if (granted < 1) throw awsError('TooManyRequestsException');
      granted -= 1;
    };
    await Promise.all(Array.from({ length: 60 }, () => calls.call(LIST, send)));
    // 60 less 12 at four a second take at least twelve seconds.
    expect(timing.now()).toBeGreaterThan(11_000);
    expect(timing.now()).toBeLessThan(60_000);
  });

  it.each([awsError('ServiceException', 500), Object.assign(new Error('reset'), { code: 'ECONNRESET' })])(
    'are repeated after a transient fault (%s)',
    async (fault) => {
      const { calls } = setUp();
      let failures = 2;
      const answer = await calls.call(LIST, async () => {
        if (failures-- > 0) throw fault;
        return 'accounts';
      });
      expect(answer).toBe('accounts');
    },
  );

  it.each([
    ['an error of AWS itself', awsError('ServiceException', 500)],
    ['a lost connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
  ])('are sent six times where %s does not pass', async (_, fault) => {
    const { meter, calls } = setUp();
    await expect(calls.call(LIST, () => Promise.reject(fault))).rejects.toMatchObject({
      code: 'Unavailable',
    });
    expect(meter.usage()).toMatchObject({ requests: { 'organizations:ListAccounts': 6 }, retries: 5 });
  });

  it('are sent once more after a refusal of their time, and no more than once', async () => {
    const { timing, meter, calls } = setUp();
    let refusals = 1;
    const send = async () => {
      if (refusals-- > 0) throw awsError('RequestExpired');
      return 'accounts';
    };
    expect(await calls.call(LIST, send)).toBe('accounts');
    expect(timing.now()).toBe(0);
    refusals = 2;
    await expect(calls.call(COST, send)).rejects.toMatchObject({ cause: { name: 'RequestExpired' } });
    expect(meter.usage().requests).toEqual({ 'ce:GetCostAndUsage': 2, 'organizations:ListAccounts': 2 });
  });

  it('do not repeat a request that AWS calls invalid', async () => {
    const { meter, calls } = setUp();
    const failed = calls.call(COST, () => Promise.reject(awsError('ValidationException')));
    await expect(failed).rejects.toMatchObject({ code: 'RequestRefused' });
    expect(meter.usage().requests).toEqual({ 'ce:GetCostAndUsage': 1 });
  });

  it('refuse before spending more than was allowed', async () => {
    const { meter, calls } = setUp({ max: 2 });
    const send = async () => undefined;
    await calls.call(COST, send);
    await calls.call(COST, send);
    await expect(calls.call(COST, send)).rejects.toMatchObject({ code: 'RequestBudgetExceeded' });
    expect(meter.usage().charges).toEqual([
      { source: 'cost-explorer', for: 'Cost Explorer requests', amount: '0.02', currency: 'USD' },
    ]);
  });

  it('charge for answered requests alone', async () => {
    const { meter, calls } = setUp();
    const refused = calls.call(COST, () => Promise.reject(awsError('ValidationException')));
    await expect(refused).rejects.toBeInstanceOf(OuCostError);
    expect(meter.usage().charges).toMatchObject([{ amount: '0' }]);
  });
});

describe("paced calls at AWS's own bucket", () => {
  it('are never throttled when nobody else calls, although network delays differ', async () => {
    const delays = fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(delays, async (onTheirWay) => {
        const { timing, meter, calls } = setUp();
        let tokens = 8;
        let filledAt = 0;
        const arrive = async (delay: number) => {
          await timing.sleep(delay);
          tokens = Math.min(8, tokens + ((timing.now() - filledAt) / 1000) * 5);
          filledAt = timing.now();
          if (tokens < 1) throw awsError('TooManyRequestsException');
          tokens -= 1;
        };
        const action = 'organizations:ListAccountsForParent';
        await Promise.all(
          onTheirWay.map((delay) => calls.call({ hop: 'read', action }, () => arrive(delay))),
        );
        expect(meter.usage().throttled).toBe(0);
      }),
      { examples: [[Array.from({ length: 40 }, (_, at) => (at < 6 ? 250 : 1))]] },
    );
  });
});

describe('paced calls of a run that was cancelled', () => {
  it('fail with its reason, whether they wait for their turn or for an answer, and send nothing', async () => {
    const { timing, calls } = setUp();
    let sent = 0;
    const onItsWay: AbortSignal[] = [];
    const send = ({ abortSignal }: { abortSignal: AbortSignal }) => {
      sent += 1;
      onItsWay.push(abortSignal);
      return new Promise<never>((_, reject) => {
        abortSignal.addEventListener('abort', () => reject(awsError('AbortError')));
      });
    };
    const all = Array.from({ length: 40 }, () => calls.call(LIST, send));
    const outcomes = Promise.allSettled(all);
    await timing.sleep(1_000);
    const sentBefore = sent;
    expect(sentBefore).toBeGreaterThan(12);
    const reason = new OuCostError('AccessRefused', 'the other source failed');
    await calls.stop(reason);
    const stoppedAt = timing.now();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason });
    expect(timing.now()).toBe(stoppedAt);
    expect(sent).toBe(sentBefore);
    expect(onItsWay.every(({ aborted }) => aborted)).toBe(true);
    await expect(calls.call(COST, async () => 'page')).rejects.toBe(reason);
  });

  // After the first refusal a call waits to be repeated, later for its turn at the slower pace.
  it.each([100, 5_000])('stop waiting when it is cancelled %i ms after throttling', async (after) => {
    const { timing, calls } = setUp();
    const failed = calls.call(COST, () => Promise.reject(awsError('LimitExceededException')));
    const reason = new OuCostError('Incomplete', 'over');
    await timing.sleep(after);
    await calls.stop(reason);
    await expect(failed).rejects.toBe(reason);
    expect(timing.now()).toBe(after);
  });
});

describe('throttling of calls that were sent at the same time', () => {
  it('slows the bucket down once, not once for each', async () => {
    const { timing, calls } = setUp();
    let refused = 8;
    const send = async () => {
      await timing.sleep(10);
      if (refused-- > 0) throw awsError('TooManyRequestsException');
    };
    await Promise.all(Array.from({ length: 20 }, () => calls.call(LIST, send)));
    // At half of 7.6 a second, which each success raises, it takes 2.7 seconds. Slowed down once for each of the calls
    // that were refused at the same time, it would be at a sixteenth, and take 5.4.
    expect(timing.now()).toBeLessThan(4_000);
  });
});
