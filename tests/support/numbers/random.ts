import type { Scenario } from '@ou-cost/sandbox';
import type { Report } from '@ou-cost/spend';
import fc from 'fast-check';
import { makeReport, payerAccess, type Question } from '../in-process/adapters.ts';
import { type Behaviour, sandboxOf, whileRunning } from '../sandbox/start.ts';
import { generated, randomScenarios, TODAY, WHOLE_BILL } from '../scenarios/generated.ts';

/** Random scenarios of up to 16 accounts in up to 12 units. */
export const scenarios = randomScenarios({ accounts: 16, ous: 12 });

const REGIONS = ['', 'global', 'eu-west-1', 'ap-northeast-1'];
const TAGS = [
  '',
  '{"Team":"web"}',
  '{"Team":"w$eb","Stage":"prod"}',
  '{"team":"web"}',
  '{"Team":""}',
  '{"__proto__":"x"}',
];
const CATEGORIES = ['', '{"Business":"Shops"}', '{"Business":"事業","Team":"web"}'];

/** Random scenarios of four months whose charges have regions, tags and cost categories. */
export const markedScenarios: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(2 ** 31 - 1),
    accounts: fc.integer({ min: 1, max: 12 }),
    ous: fc.integer({ min: 0, max: 8 }),
    departed: fc.integer({ min: 0, max: 2 }),
    marks: fc.array(
      fc.record({
        region: fc.constantFrom(...REGIONS),
        tags: fc.constantFrom(...TAGS),
        costCategories: fc.constantFrom(...CATEGORIES),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map((options) => generated({ months: 4, recordTypes: ['Usage', 'Credit', 'Tax', 'RIFee'], ...options }));

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
