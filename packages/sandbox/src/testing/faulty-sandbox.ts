import type { FaultRule } from '../faults/plan.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { inProcessClients } from './in-process-clients.ts';
import { principal, runningSandbox } from './running-sandbox.ts';
import { VirtualTime } from './virtual-time.ts';

/** The time of every faulty sandbox. */
export const time = new VirtualTime('2026-03-01T00:00:00Z');

/** The test chain's sandbox without a socket, with these faults, and the administrator's clients. */
export async function faultySandbox(
  faults: readonly FaultRule[],
  options: Partial<SandboxOptions> = {},
  seed = 1,
) {
  const sandbox = await runningSandbox({
    faults: { seed, faults },
    listens: false,
    clock: time.clock,
    sleep: time.sleep,
    ...options,
  });
  return { sandbox, ...inProcessClients(sandbox, principal(sandbox, 'PayerAdministrator')) };
}
