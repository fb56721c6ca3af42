import { generatedScenario, type Scenario } from '@ou-cost/sandbox';
import fc from 'fast-check';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';

type Options = Parameters<typeof generatedScenario>[0];
type Change = NonNullable<Scenario['organization']['history']>[number];

/** The day on which every generated scenario is read; its last two full months are 2026-09 and 2026-10. */
export const TODAY = '2026-11-20';
export const TWO_MONTHS = '2026-09..2026-10';
export const MONTH_STARTS = ['2026-09-01', '2026-10-01'];

/** A request for all that the two-month scenarios hold, by the two metrics that a FOCUS bill distinguishes. */
export const WHOLE_BILL = { period: TWO_MONTHS, metric: ['UnblendedCost', 'AmortizedCost'] };

/** The charge type of each record type: most of those that AWS has written, and one that does not exist. */
export const CHARGE_TYPE_OF: Readonly<Record<string, string>> = {
  Usage: 'usage',
  'Flat Rate Subscription': 'usage',
  'Savings Plan Covered Usage': 'savings-plan',
  SavingsPlanNegation: 'savings-plan',
  SavingsPlanRecurringFee: 'savings-plan',
  DiscountedUsage: 'reservation',
  RIFee: 'reservation',
  'Bundled Discount': 'discount',
  'Enterprise Discount Program Discount': 'discount',
  Credit: 'credit',
  refund: 'refund',
  Tax: 'tax',
  SUPPORT: 'support',
  Fee: 'fee',
  'Other out-of-cycle charges': 'other',
  'Lunar surcharge': 'other',
};

/** A generated scenario whose payer is the account that the test deployment is for. */
export function generated(options: Omit<Options, 'today'> & Partial<Options>): Scenario {
  const scenario = generatedScenario({ today: TODAY, ...options });
  const { managementAccountId, root, history } = scenario.organization;
  const withPayerId = <A extends { readonly id: string }>(account: A): A =>
    account.id === managementAccountId ? { ...account, id: ENTERPRISE_PAYER } : account;
  const ofPayer = (change: Change): Change =>
    'accountId' in change && change.accountId === managementAccountId
      ? { ...change, accountId: ENTERPRISE_PAYER }
      : change;
  return {
    ...scenario,
    organization: {
      ...scenario.organization,
      managementAccountId: ENTERPRISE_PAYER,
      root: { ...root, accounts: root.accounts.map(withPayerId) },
      ...(history === undefined ? {} : { history: history.map(ofPayer) }),
    },
    ledger: { ...scenario.ledger, accounts: scenario.ledger.accounts.map(withPayerId) },
  };
}

/** One month of an organization of this size, from which one account has departed. */
export function oneMonthScenario(accounts: number, ous: number): Scenario {
  return generated({ accounts, ous, months: 1, seed: 5, departed: 1 });
}

/** Two months with charges of two services. */
export function twoMonthScenario(options: Omit<Options, 'months' | 'today' | 'services'>): Scenario {
  return generated({ services: ['Amazon EC2', 'Amazon S3'], months: 2, ...options });
}

/** Random organizations with random bills of two months. A counterexample that is printed names its seed. */
export function randomScenarios(size: {
  readonly accounts: number;
  readonly ous: number;
}): fc.Arbitrary<Scenario> {
  return fc
    .record({
      seed: fc.nat(2 ** 31 - 1),
      accounts: fc.integer({ min: 1, max: size.accounts }),
      ous: fc.integer({ min: 0, max: size.ous }),
      recordTypes: fc.subarray(Object.keys(CHARGE_TYPE_OF), { minLength: 1 }),
      departed: fc.integer({ min: 0, max: 3 }),
    })
    .map((options) => twoMonthScenario({ density: 0.4, ...options }))
    .filter(hasBothMonths);
}

const SECOND_MONTH = Date.parse('2026-10-01') / 1000;

/** The sandbox refuses a period in which the bill has nothing at all, and a sparse bill may have only one month. */
function hasBothMonths({ ledger: { starts, length } }: Scenario): boolean {
  const charged = [...starts.subarray(0, length)];
  return charged.some((start) => start < SECOND_MONTH) && charged.some((start) => start >= SECOND_MONTH);
}
