import type { Sandbox, Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { type AlteringProxy, startAlteringProxy } from '../faults/altering-proxy.ts';
import type { Ended } from '../processes/execute.ts';
import { type Behaviour, sandboxOf, whileRunning } from '../sandbox/start.ts';
import { type Question, readingOf, reportOver } from './adapters.ts';
import { ouCostReportOn } from './command-line.ts';

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
  return whileRunning(sandboxOf(scenario, behaviour), async (sandbox) => {
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
    }
  });
}
