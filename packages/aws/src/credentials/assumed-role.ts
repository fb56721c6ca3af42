import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming } from '../pacing/timing.ts';
import type { CredentialProvider } from './caller.ts';
import { type RoleOptions, roleCredentials } from './role.ts';

/** STS answers within seconds, and its failures are seldom transient. */
const ASSUME_ROLE_TIMEOUT_MS = 60_000;

/** Credentials of a role that the command line assumes on its own, outside a composed run. */
export function assumedRole(options: Omit<RoleOptions, 'calls'>): CredentialProvider {
  const calls = new PacedCalls({
    timing: systemTiming,
    meter: new RequestMeter(),
    deadline: Date.now() + ASSUME_ROLE_TIMEOUT_MS,
    maxCostExplorerRequests: null,
  });
  return roleCredentials({ ...options, calls });
}
