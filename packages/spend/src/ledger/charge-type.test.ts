import { describe, expect, it } from 'vitest';
import { chargeTypeOf } from './charge-type.ts';

describe('a charge type', () => {
  it.each([
    ['Usage', 'usage'],
    ['FlatRateSubscription', 'usage'],
    ['SavingsPlanCoveredUsage', 'savings-plan'],
    ['Savings Plan Covered Usage', 'savings-plan'],
    ['savings_plan-negation', 'savings-plan'],
    ['SavingsPlanRecurringFee', 'savings-plan'],
    ['Savings Plan Upfront Fee', 'savings-plan'],
    ['DiscountedUsage', 'reservation'],
    ['RIFee', 'reservation'],
    ['Discount', 'discount'],
    ['BundledDiscount', 'discount'],
    ['Enterprise Discount Program Discount', 'discount'],
    ['Private Rate Discount', 'discount'],
    ['Solution Provider Program Discount', 'discount'],
    ['Distributor Discount', 'discount'],
    ['CREDIT', 'credit'],
    ['Refund', 'refund'],
    ['Tax', 'tax'],
    ['Support', 'support'],
    ['Fee', 'fee'],
    ['Other out-of-cycle charges', 'other'],
  ])('%s is %s', (recordType, type) => {
    expect(chargeTypeOf(recordType)).toBe(type);
  });

  it.each(['', 'Moon Phase', 'constructor', '__proto__', 'NoRecordType'])('%j is not known', (recordType) => {
    expect(chargeTypeOf(recordType)).toBeNull();
  });
});
