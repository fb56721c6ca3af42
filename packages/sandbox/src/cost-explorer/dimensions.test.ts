import { expect, test } from 'vitest';
import { TRAITS, type Trait } from '../ledger/charge-traits.ts';
import { PAYER, writtenLedger } from '../testing/written-bill.ts';
import { COST_AND_USAGE_DIMENSIONS, dimensionValues } from './dimensions.ts';

const TRAIT_VALUES = Object.fromEntries(TRAITS.map((trait) => [trait, `a ${trait}`])) as Record<
  Trait,
  string
>;

/** A line in which every trait has a value of its own, and one in which none has any. */
function ledgerWith(commitmentDiscountType: string) {
  const none = Object.fromEntries(TRAITS.map((trait) => [trait, ''])) as Record<Trait, string>;
  return writtenLedger(
    [
      ['2026-09-01', PAYER, '1', { ...TRAIT_VALUES, commitmentDiscountType }],
      ['2026-09-01', PAYER, '2', none],
    ],
    [...TRAITS],
  );
}

/** What a group is called, and what AWS calls a charge without a value. The latter by hand, from answers of AWS. */
const CARRIED: readonly (readonly [string, Trait, string])[] = [
  ['AZ', 'availabilityZone', 'NoAZ'],
  ['BILLING_ENTITY', 'billingEntity', 'NoBillingEntity'],
  ['INVOICING_ENTITY', 'invoicingEntity', 'NoInvoicingEntity'],
  ['LEGAL_ENTITY_NAME', 'legalEntity', 'NoLegalEntityName'],
  ['OPERATION', 'operation', 'NoOperation'],
  ['PAYER_ACCOUNT', 'payerAccount', 'NoPayerAccount'],
  ['RECORD_TYPE', 'recordType', 'NoRecordType'],
  ['REGION', 'region', 'NoRegion'],
  ['SERVICE', 'service', 'NoService'],
  ['USAGE_TYPE', 'usageType', 'NoUsageType'],
];

test.each(CARRIED)('%s is the %s of a charge, and %s where it has none', (dimension, trait, none) => {
  expect(dimensionValues(ledgerWith(''), dimension)).toEqual({
    of: 'traits',
    values: [TRAIT_VALUES[trait], none],
  });
});

test.each([
  ['RESERVATION_ID', 'Reservation', 'Savings Plan', 'NoReservationId'],
  ['SAVINGS_PLAN_ARN', 'Savings Plan', 'Reservation', 'NoSavingsPlanArn'],
])('%s is the id of a %s, and of no %s', (dimension, own, other, none) => {
  const id = TRAIT_VALUES.commitmentDiscountId;
  expect(dimensionValues(ledgerWith(own), dimension).values).toEqual([id, none]);
  expect(dimensionValues(ledgerWith(other), dimension).values).toEqual([none, none]);
});

test('every other dimension of AWS is refused: the ledger has nothing of it', () => {
  const served = ['LINKED_ACCOUNT', 'RESERVATION_ID', 'SAVINGS_PLAN_ARN', ...CARRIED.map(([name]) => name)];
  const others = COST_AND_USAGE_DIMENSIONS.filter((name) => !served.includes(name));
  expect(others.length).toBeGreaterThan(8);
  for (const name of [...others, 'constructor', '__proto__']) {
    expect(() => dimensionValues(ledgerWith(''), name), name).toThrow(`does not have the dimension ${name}`);
  }
});
