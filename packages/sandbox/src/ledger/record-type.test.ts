import { expect, test } from 'vitest';
import { recordTypeOf } from './record-type.ts';

test.each([
  ['Usage', '', '', '', 'Usage'],
  ['Usage', 'Savings Plan', 'Used', '', 'SavingsPlanCoveredUsage'],
  ['Usage', 'Savings Plan', 'Unused', '', 'SavingsPlanRecurringFee'],
  ['Usage', 'Reserved Instance', 'Used', '', 'DiscountedUsage'],
  ['Usage', 'Reserved Instance', 'Unused', '', 'RIFee'],
  ['Purchase', '', '', 'One-Time', 'Fee'],
  ['Purchase', '', '', 'Recurring', 'Fee'],
  ['Purchase', 'Savings Plan', '', 'Recurring', 'SavingsPlanRecurringFee'],
  ['Purchase', 'Savings Plan', '', 'One-Time', 'SavingsPlanUpfrontFee'],
  ['Purchase', 'Reserved Instance', '', 'Recurring', 'RIFee'],
  ['Purchase', 'Reserved Instance', '', 'One-Time', 'Fee'],
  ['Tax', '', '', '', 'Tax'],
  ['Credit', '', '', '', 'Credit'],
])(
  '%s with commitment %j (%s) and frequency %j has the record type %s',
  (category, commitment, status, frequency, expected) => {
    const charge = {
      chargeCategory: category,
      chargeFrequency: frequency,
      commitmentDiscountType: commitment,
      commitmentDiscountStatus: status,
      isNegative: false,
    };
    expect(recordTypeOf(charge)).toBe(expected);
  },
);

test('a negative adjustment is a refund, and any other adjustment is out of cycle', () => {
  const charge = {
    chargeCategory: 'Adjustment',
    chargeFrequency: '',
    commitmentDiscountType: '',
    commitmentDiscountStatus: '',
  };
  expect(recordTypeOf({ ...charge, isNegative: true })).toBe('Refund');
  expect(recordTypeOf({ ...charge, isNegative: false })).toBe('Other out-of-cycle charges');
});
