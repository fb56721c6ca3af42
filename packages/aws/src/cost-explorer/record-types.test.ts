import { describe, expect, it } from 'vitest';
import { chargeTypeOf } from './record-types.ts';

describe('the charge type of a record type', () => {
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
    ['Reserved Instance Fee', 'reservation'],
    ['Enterprise Discount', 'discount'],
    ['EdpDiscount', 'discount'],
    ['PrivatePricingDiscount', 'discount'],
    ['Solution Provider Discount', 'discount'],
    ['SppDiscount', 'discount'],
    ['Reseller Discount', 'discount'],
    ['Volume Discount', 'discount'],
    ['RiVolumeDiscount', 'discount'],
    ['SavingsPlanDiscount', 'discount'],
    ['SupportFee', 'support'],
    ['OneTimeFee', 'fee'],
    ['Recurring Fee', 'fee'],
  ])('%s is %s', (recordType, type) => {
    expect(chargeTypeOf(recordType)).toBe(type);
  });

  it.each(['', 'Moon Phase', 'constructor', '__proto__', 'NoRecordType'])('%j is not known', (recordType) => {
    expect(chargeTypeOf(recordType)).toBeNull();
  });
});
