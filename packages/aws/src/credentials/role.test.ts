import { expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/src/sandbox.ts';
import { inProcessRequestHandler } from '../../../sandbox/src/testing/in-process-request-handler.ts';
import { principal, runningSandbox } from '../../../sandbox/src/testing/running-sandbox.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming, type Timing } from '../pacing/timing.ts';
import { roleCredentials } from './role.ts';

const HOUR = 3_600_000;

/** Credentials of the invoker role of a sandbox, and how often the role was assumed. */
async function invokerOf(sandbox: Sandbox, timing: Timing = systemTiming) {
  const caller = principal(sandbox, 'RundeckRole');
  const credentials = roleCredentials({
    credentials: async () => caller,
    region: sandbox.region,
    roleArn: 'arn:aws:iam::222222222222:role/invoker',
    sessionName: 'run',
    externalId: 'open-sesame',
    hop: 'assume the invoker role',
    timing,
    calls: new PacedCalls({
      timing: systemTiming,
      meter: new RequestMeter(),
      deadline: null,
      maxCostExplorerRequests: null,
    }),
    requestHandler: inProcessRequestHandler(sandbox),
  });
  const assumed = () => sandbox.calls.filter(({ action }) => action === 'sts:AssumeRole').length;
  return { credentials, assumed };
}

it.each([
  ['right', 0],
  ['two hours behind that of AWS', 2 * HOUR],
  ['two hours ahead of that of AWS', -2 * HOUR],
])('a session ends an hour from now and is opened once, with a clock that is %s', async (_, ahead) => {
  const clock = () => new Date(Date.now() + ahead);
  const { credentials, assumed } = await invokerOf(await runningSandbox({ clock, listens: false }));
  const { expiration } = await credentials();
  await credentials();
  // The date of an answer has whole seconds.
  expect(Math.abs((expiration?.getTime() ?? 0) - Date.now() - HOUR)).toBeLessThan(5_000);
  expect(assumed()).toBe(1);
});

it('a session is opened anew five minutes before its end, and not a moment earlier', async () => {
  let now = Date.now();
  const timing = { ...systemTiming, now: () => now };
  const { credentials, assumed } = await invokerOf(await runningSandbox({ listens: false }), timing);
  const first = await credentials();
  const end = first.expiration?.getTime() ?? 0;
  now = end - 5 * 60_000 - 1;
  expect(await credentials()).toBe(first);
  now += 1;
  expect((await credentials()).accessKeyId).not.toBe(first.accessKeyId);
  expect(assumed()).toBe(2);
});
