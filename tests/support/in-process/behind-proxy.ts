import type { Sandbox, Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import { type AlteringProxy, startAlteringProxy } from '../faults/altering-proxy.ts';
import type { Ended } from '../processes/execute.ts';
import { type Behaviour, sandboxOf, whileRunning } from '../sandbox/start.ts';
import { makeReport, payerAccess, type Question } from './adapters.ts';
import { ouCostReport } from './command-line.ts';

/** A sandbox behind a proxy that can alter answers, and two ways to make a report through the proxy. */
export interface ProxiedSandbox {
  readonly sandbox: Sandbox;
  readonly proxy: AlteringProxy;
  /** Makes a report with the AWS adapters in this process. Rejects with the failure of the run. */
  report(question: Question): Promise<Report>;
  /** Runs `ou-cost report` with these options in this process. */
  ouCost(...args: readonly string[]): Promise<Ended>;
}

/** Runs `use` on a sandbox behind a proxy. Unless `behaviour` says otherwise, today is the scenario's day. */
export async function behindProxy<T>(
  scenario: Scenario,
  behaviour: Behaviour,
  use: (stage: ProxiedSandbox) => Promise<T>,
): Promise<T> {
  return whileRunning(sandboxOf(scenario, behaviour), async (sandbox) => {
    const proxy = await startAlteringProxy(sandbox.endpoint);
    const access = payerAccess(sandbox, behaviour.today ?? scenario.today, proxy.endpoint);
    try {
      return await use({
        sandbox,
        proxy,
        report: (question) => makeReport(access, question),
        ouCost: (...args) => ouCostReport(access, args),
      });
    } finally {
      await proxy.stop();
    }
  });
}
