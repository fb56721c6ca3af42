import type { FaultRule } from '../faults/plan.ts';
import type { SandboxOptions } from '../sandbox-options.ts';
import { inProcessClients } from './in-process-clients.ts';
import { principal, runningSandbox } from './running-sandbox.ts';
import { VirtualTime } from './virtual-time.ts';

/** The virtual time of every sandbox from `faultySandbox`. */
export const time = new VirtualTime('2026-03-01T00:00:00Z');

/** A sandbox of the test chain without a socket and with these faults, and the clients of an administrator. */
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
