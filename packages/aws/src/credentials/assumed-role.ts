import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming } from '../pacing/timing.ts';
import type { CredentialProvider } from './caller.ts';
import { type RoleOptions, roleCredentials } from './role.ts';

/** A minute is plenty for STS, whose failures are seldom passing ones. */
const TIME_TO_ENTER = 60_000;

/** Credentials of a role that the command line enters on its own, outside a composed run. */
export function assumedRole(options: Omit<RoleOptions, 'calls'>): CredentialProvider {
  const calls = new PacedCalls({
    timing: systemTiming,
    meter: new RequestMeter(),
    deadline: Date.now() + TIME_TO_ENTER,
    maxCostExplorerRequests: null,
  });
  return roleCredentials({ ...options, calls });
}
