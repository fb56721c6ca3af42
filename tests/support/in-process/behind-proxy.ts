import { type Sandbox, type Scenario, startSandbox } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { type AlteringProxy, startAlteringProxy } from '../faults/altering-proxy.ts';
import type { Ended } from '../processes/execute.ts';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import { deploymentFor } from '../sandbox/scenarios.ts';
import { readingOf, reportOver } from './adapters.ts';
import { ouCostReportOn } from './command-line.ts';

export type Behaviour = Omit<Parameters<typeof startSandbox>[0], 'deployment' | 'scenario'>;
export type Question = Parameters<typeof reportOver>[1];

/** A sandbox behind a proxy that can alter answers, and the two ways to make a report on it. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly proxy: AlteringProxy;
  /** By the real adapters in this process; fails as a run fails. */
  report(question: Question): Promise<Report>;
  /** `ou-cost report` with these options. */
  ouCost(...args: readonly string[]): Promise<Ended>;
}

/** Serves a scenario while `use` lasts; everything takes place on the scenario's day. */
export async function onStage<T>(
  scenario: Scenario,
  behaviour: Behaviour,
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ deployment: deploymentFor(ENTERPRISE_PAYER), scenario, ...behaviour });
  const proxy = await startAlteringProxy(sandbox.endpoint);
  const reading = readingOf(sandbox, behaviour.today ?? scenario.today, proxy.endpoint);
  try {
    return await use({
      sandbox,
      proxy,
      report: (question) => reportOver(reading, question),
      ouCost: (...args) => ouCostReportOn(reading, args),
    });
  } finally {
    await proxy.stop();
    await sandbox.stop();
  }
}
