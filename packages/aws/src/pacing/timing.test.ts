import { expect, it } from 'vitest';
import { systemTiming } from './timing.ts';

const HOUR = 3_600_000;

it('sleeping ends once the signal aborts, and does not begin after that', async () => {
  const ending = new AbortController();
  const asleep = systemTiming.sleep(HOUR, ending.signal);
  ending.abort();
  await expect(asleep).resolves.toBeUndefined();
  await expect(systemTiming.sleep(HOUR, ending.signal)).resolves.toBeUndefined();
});

it.each([598.25, 0, -3])('a timeout of %d milliseconds is one', (milliseconds) => {
  expect(systemTiming.timeout(milliseconds)).toBeInstanceOf(AbortSignal);
});
