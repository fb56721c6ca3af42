import { expect, it } from 'vitest';
import { inProcessRequestHandler } from '../../../sandbox/src/testing/in-process-request-handler.ts';
import { principal, runningSandbox } from '../../../sandbox/src/testing/running-sandbox.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming } from '../pacing/timing.ts';
import { roleCredentials } from './role.ts';

const HOUR = 3_600_000;

it.each([
  ['right', 0],
  ['two hours behind that of AWS', 2 * HOUR],
  ['two hours ahead of that of AWS', -2 * HOUR],
])('a session ends an hour from now and is opened once, with a clock that is %s', async (_, ahead) => {
  const clock = () => new Date(Date.now() + ahead);
  const sandbox = await runningSandbox({ clock, listens: false });
  const caller = principal(sandbox, 'RundeckRole');
  const credentials = roleCredentials({
    credentials: async () => caller,
    region: sandbox.region,
    roleArn: 'arn:aws:iam::222222222222:role/invoker',
    sessionName: 'run',
    externalId: 'open-sesame',
    hop: 'assume the invoker role',
    calls: new PacedCalls({
      timing: systemTiming,
      meter: new RequestMeter(),
      deadline: null,
      maxCostExplorerRequests: null,
    }),
    requestHandler: inProcessRequestHandler(sandbox),
  });
  const { expiration } = await credentials();
  await credentials();
  // The date of an answer has whole seconds.
  expect(Math.abs((expiration?.getTime() ?? 0) - Date.now() - HOUR)).toBeLessThan(5_000);
  expect(sandbox.calls.filter(({ action }) => action === 'sts:AssumeRole')).toHaveLength(1);
});
