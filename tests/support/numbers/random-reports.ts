import { type Sandbox, type Scenario, startSandbox } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import fc from 'fast-check';
import { readingOf, reportOver } from '../in-process/adapters.ts';
import type { Behaviour, Question } from '../in-process/behind-proxy.ts';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import { deploymentFor } from '../sandbox/scenarios.ts';
import { randomScenarios, TODAY, TWO_MONTHS } from '../scenarios/random.ts';

/** Two months by the two metrics that a FOCUS bill tells apart. */
export const BOTH: Question = { period: TWO_MONTHS, metric: ['UnblendedCost', 'AmortizedCost'] };
export const ORGANIZATIONS = randomScenarios({ accounts: 16, ous: 12 });

/** How AWS may cut its answers into pages, down to one group each, and whether accounts carry their paths. */
export const behaviours: fc.Arbitrary<Behaviour> = fc
  .record({
    pageSize: fc.oneof(
      { arbitrary: fc.constant(1), weight: 1 },
      { arbitrary: fc.integer({ min: 2, max: 60 }), weight: 4 },
    ),
    accountsOnPage: fc.integer({ min: 1, max: 20 }),
    emptyPageEvery: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
    paths: fc.boolean(),
  })
  .map(({ pageSize, accountsOnPage, emptyPageEvery, paths }) => ({
    pageSize,
    organizations: {
      paths,
      pageSize: accountsOnPage,
      ...(emptyPageEvery === undefined ? {} : { emptyPageEvery }),
    },
  }));

/** Serves a scenario while `use` lasts. */
export async function withSandbox<T>(
  scenario: Scenario,
  behaviour: Behaviour,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ deployment: deploymentFor(ENTERPRISE_PAYER), scenario, ...behaviour });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}

/** A report on a scenario, over the wire. */
export function reportOf(scenario: Scenario, question = BOTH, behaviour: Behaviour = {}): Promise<Report> {
  return withSandbox(scenario, behaviour, (sandbox) => reportOver(readingOf(sandbox, TODAY), question));
}
