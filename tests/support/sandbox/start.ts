import { type Sandbox, type SandboxOptions, type Scenario, startSandbox } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import { inject } from 'vitest';
import { enterprise } from '../scenarios/shipped.ts';
import { ENTERPRISE_PAYER } from './config.ts';

/** How a sandbox behaves: its quotas, latency, page sizes and faults. */
export type Behaviour = Omit<SandboxOptions, 'deployment' | 'scenario'>;

/** What the stacks that were synthesized for a payer would deploy. */
export function deploymentFor(payer: string): Deployment {
  const folder = inject('cdkOut')[payer];
  if (folder === undefined) throw new Error(`nothing was synthesized for ${payer}`);
  return readDeployment(folder);
}

/** Starts a sandbox with a scenario of the enterprise's payer. The caller stops it. */
export function sandboxOf(scenario: Scenario, behaviour: Behaviour = {}): Promise<Sandbox> {
  return startSandbox({ deployment: deploymentFor(ENTERPRISE_PAYER), scenario, ...behaviour });
}

/** Starts a sandbox with the scenario that ships. The caller stops it. */
export async function enterpriseSandbox(
  behaviour: Behaviour = {},
  deployment: Deployment = deploymentFor(ENTERPRISE_PAYER),
): Promise<Sandbox> {
  return startSandbox({ deployment, scenario: await enterprise(), ...behaviour });
}

/** Runs `use` on a sandbox and stops the sandbox, also if `use` fails. */
export async function whileRunning<T>(
  started: Promise<Sandbox>,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await started;
  try {
    return await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}
