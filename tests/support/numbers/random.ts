import type { Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import fc from 'fast-check';
import { makeReport, payerAccess, type Question } from '../in-process/adapters.ts';
import { type Behaviour, sandboxOf, whileRunning } from '../sandbox/start.ts';
import { randomScenarios, TODAY, WHOLE_BILL } from '../scenarios/generated.ts';

/** Random scenarios of up to 16 accounts in up to 12 units. */
export const scenarios = randomScenarios({ accounts: 16, ous: 12 });

/** Random page sizes, down to one group on a page, and whether accounts have paths. */
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

/** A report on a scenario over HTTP. */
export function reportOf(
  scenario: Scenario,
  question: Question = WHOLE_BILL,
  behaviour: Behaviour = {},
): Promise<Report> {
  return whileRunning(sandboxOf(scenario, behaviour), (sandbox) =>
    makeReport(payerAccess(sandbox, TODAY), question),
  );
}
