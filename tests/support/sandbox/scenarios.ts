import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Scenario, startSandbox } from '@ou-cost/sandbox';
import { type Deployment, readDeployment } from '@ou-cost/sandbox/deployed';
import { inject } from 'vitest';
import { REPOSITORY } from '../files/repository.ts';
import { ENTERPRISE_PAYER } from './config.ts';

/** The real bill lies beside the repository; a clone alone does not have it. */
export const FOCUS_SAMPLE = join(REPOSITORY, '..', 'shared', 'data', 'focus-sample');
export const HAS_FOCUS_SAMPLE = existsSync(FOCUS_SAMPLE);

/** What the stacks for this payer would create. */
export function deploymentFor(payer: string): Deployment {
  const folder = inject('cdkOut')[payer];
  if (folder === undefined) throw new Error(`nothing was synthesized for ${payer}`);
  return readDeployment(folder);
}

/** The scenario that ships, as of one fixed day. */
export function enterprise(): Promise<Scenario> {
  return loadScenario('enterprise', { today: '2026-11-20' });
}

type Behaviour = Omit<Parameters<typeof startSandbox>[0], 'deployment' | 'scenario'>;

/** A sandbox with the shipped scenario. The caller stops it. */
export async function enterpriseSandbox(
  behaviour: Behaviour = {},
  deployment: Deployment = deploymentFor(ENTERPRISE_PAYER),
) {
  return startSandbox({ deployment, scenario: await enterprise(), ...behaviour });
}
