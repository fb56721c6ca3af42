import { generatedScenario, type Scenario } from '@ou-cost/sandbox';
import fc from 'fast-check';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';

type Node = Scenario['organization']['root'];

/** Record types in spellings as AWS has written them, and one that nobody knows, with what each of them is. */
export const TYPE_OF: Readonly<Record<string, string>> = {
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

/** A scenario in which the account that pays is the one that the test deployment is for. */
export function paidBy(payer: string, scenario: Scenario): Scenario {
  const { managementAccountId, root } = scenario.organization;
  const renumbered = <A extends { readonly id: string }>(account: A): A =>
    account.id === managementAccountId ? { ...account, id: payer } : account;
  return {
    ...scenario,
    organization: {
      ...scenario.organization,
      managementAccountId: payer,
      root: { ...root, accounts: root.accounts.map(renumbered) },
    },
    ledger: { ...scenario.ledger, accounts: scenario.ledger.accounts.map(renumbered) },
  };
}

/** The day on which every random scenario is asked about; its last two full months are 2026-09 and 2026-10. */
export const TODAY = '2026-11-20';
export const TWO_MONTHS = '2026-09..2026-10';
export const MONTH_STARTS = ['2026-09-01', '2026-10-01'];

/** Any organization with any bill of two months; the printed counterexample names the seed. */
export function randomScenarios(size: {
  readonly accounts: number;
  readonly ous: number;
  readonly density?: number;
}): fc.Arbitrary<Scenario> {
  return fc
    .record({
      seed: fc.nat(2 ** 31 - 1),
      accounts: fc.integer({ min: 1, max: size.accounts }),
      ous: fc.integer({ min: 0, max: size.ous }),
      recordTypes: fc.subarray(Object.keys(TYPE_OF), { minLength: 1 }),
      departed: fc.integer({ min: 0, max: 3 }),
    })
    .map(scenarioOf(size.density ?? 0.4));
}

export function scenarioOf(density: number) {
  return (options: Omit<Parameters<typeof generatedScenario>[0], 'months' | 'today'>): Scenario =>
    paidBy(
      ENTERPRISE_PAYER,
      generatedScenario({
        services: ['Amazon EC2', 'Amazon S3'],
        density,
        ...options,
        months: 2,
        today: TODAY,
      }),
    );
}

/** The scenario with every unit, the root included, changed. */
export function withUnits(scenario: Scenario, change: (node: Node) => Node): Scenario {
  const changed = (node: Node): Node =>
    change({ ...node, organizationalUnits: node.organizationalUnits.map(changed) });
  return {
    ...scenario,
    organization: { ...scenario.organization, root: changed(scenario.organization.root) },
  };
}

/** All units, the root first. */
export function unitsOf(node: Node): Node[] {
  return [node, ...node.organizationalUnits.flatMap(unitsOf)];
}

/** Ids from the root to a unit, both included. */
export function chainTo(id: string, node: Node): string[] {
  if (node.id === id) return [node.id];
  for (const child of node.organizationalUnits) {
    const below = chainTo(id, child);
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}
