import type { Scenario } from '@ou-cost/sandbox';
import fc from 'fast-check';
import { CHARGE_TYPE_OF, generated, TODAY } from './generated.ts';

/** A scenario whose accounts move while they spend, and the days at whose end its tree was seen. */
export interface Moving {
  readonly scenario: Scenario;
  readonly seenDays: readonly string[];
}

/** The days from the first of the two months up to the one before today. */
const DAYS = Array.from({ length: 80 }, (_, day) =>
  new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10),
).filter((day) => day < TODAY);

/**
 * Random organizations with random histories and two months of bills. Amounts have ten decimals, so that Cost Explorer
 * rounds none. A counterexample that is printed names its seed.
 *
 * @param hidden how many days in a hundred nobody looked at the tree
 */
export function movingScenarios(
  hidden: number,
  recordTypes = Object.keys(CHARGE_TYPE_OF),
): fc.Arbitrary<Moving> {
  return fc
    .record({
      seed: fc.nat(2 ** 31 - 1),
      accounts: fc.integer({ min: 1, max: 8 }),
      ous: fc.integer({ min: 0, max: 7 }),
      departed: fc.integer({ min: 0, max: 3 }),
      changes: fc.integer({ min: 1, max: 40 }),
      daysPerMonth: fc.integer({ min: 2, max: 12 }),
      recordTypes: fc.subarray(recordTypes, { minLength: 1, maxLength: 4 }),
      looks: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: DAYS.length, maxLength: DAYS.length }),
    })
    .map(({ looks, ...options }) => ({
      scenario: generated({ months: 2, decimals: 10, ...options }),
      seenDays: DAYS.filter((_, at) => (looks[at] ?? 0) > hidden),
    }));
}
