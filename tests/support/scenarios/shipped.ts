import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Scenario } from '@ou-cost/sandbox';
import { REPOSITORY } from '../files/repository.ts';

let loaded: Promise<Scenario> | undefined;

/** The scenario that ships with the sandbox, as of one fixed day. It is written once: no sandbox changes a scenario. */
export function enterprise(): Promise<Scenario> {
  loaded ??= loadScenario('enterprise', { today: '2026-11-20' });
  return loaded;
}

/** A real bill, which is in a folder beside the repository. A clone alone does not have it. */
export const FOCUS_SAMPLE = join(REPOSITORY, '..', 'shared', 'data', 'focus-sample');
export const HAS_FOCUS_SAMPLE = existsSync(FOCUS_SAMPLE);
