import { describe, expect, it } from 'vitest';
import { chargeTypeOf } from './charge-type.ts';

describe('worked examples: record types as AWS has written them', () => {
  it.each([
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
  ])('%s is spend of the type %s', (recordType, type) => {
    expect(chargeTypeOf(recordType)).toBe(type);
  });
});
