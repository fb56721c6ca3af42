import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { VirtualTime } from '../../../sandbox/src/testing/virtual-time.ts';
import { PacedCalls } from './paced-calls.ts';
import { RequestMeter } from './request-meter.ts';

function setUp(deadline: number | null = null) {
  const timing = new VirtualTime('1970-01-01T00:00:00Z');
  const meter = new RequestMeter();
  const calls = new PacedCalls({ timing, meter, deadline, maxCostExplorerRequests: null });
  return { timing, meter, calls };
}

describe('work that AWS goes on with by itself', () => {
  const QUERY = { hop: 'read', action: 'athena:GetQueryExecution' };
  const STOP = { hop: 'read', action: 'athena:StopQueryExecution' };
  const never = () => new Promise<never>(() => {});

  it('is ended, and its end awaited, where the run is cancelled', async () => {
    const { calls, meter } = setUp();
    const isAborted: boolean[] = [];
    const work = calls.endOnFailure(
      () => calls.sendLast(STOP, async ({ abortSignal }) => isAborted.push(abortSignal.aborted)),
      () => calls.pause(QUERY, 60_000).then(never),
    );
    const failed = expect(work).rejects.toThrow('no more');
    await calls.stop(new OuCostError('Incomplete', 'no more'));
    expect(isAborted).toEqual([false]);
    await failed;
    // The failure of the work itself ends it as well, but once is enough.
    expect(meter.usage().requests).toEqual({ 'athena:StopQueryExecution': 1 });
  });

  it('is ended where it fails, and keeps its failure where the end fails too', async () => {
    const { calls } = setUp(1000);
    let ends = 0;
    const work = calls.endOnFailure(
      async () => {
        ends += 1;
        throw new Error('no right to end it');
      },
      () => calls.pause(QUERY, 1000),
    );
    await expect(work).rejects.toMatchObject({ code: 'TimedOut' });
    expect(ends).toBe(1);
  });

  it('is not ended once it is done', async () => {
    const { calls, timing } = setUp();
    let ends = 0;
    const end = async () => {
      ends += 1;
    };
    expect(await calls.endOnFailure(end, () => calls.pause(QUERY, 500).then(() => 'done'))).toBe('done');
    expect(timing.now()).toBe(500);
    await calls.stop(new Error('over'));
    expect(ends).toBe(0);
  });
});
