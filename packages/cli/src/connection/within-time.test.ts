import { describe, expect, it } from 'vitest';
import { withinTime } from './within-time.ts';

describe('work that may take so many seconds', () => {
  it('is what it makes', async () => {
    expect(await withinTime(60, async () => 7)).toBe(7);
    expect(await withinTime(undefined, async () => 7)).toBe(7);
  });

  it('fails as it fails', async () => {
    await expect(withinTime(60, () => Promise.reject(new Error('own')))).rejects.toThrow('own');
  });

  it('fails when they have passed, and is told', async () => {
    const told: boolean[] = [];
    const endless = (signal: AbortSignal) =>
      new Promise<never>(() => signal.addEventListener('abort', () => told.push(signal.aborted)));
    await expect(withinTime(0.01, endless)).rejects.toMatchObject({
      code: 'TimedOut',
      // Whatever the work is to make.
      message: expect.stringMatching(/^not done within 0\.01 seconds; .*--timeout/),
    });
    expect(told).toEqual([true]);
  });
});
