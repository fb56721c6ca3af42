import { describe, expect, it } from 'vitest';
import { curKindOf } from './cur-charge.ts';

describe('what a line item of CUR 2.0 is', () => {
  it.each([
    ['Usage', 'usage'],
    ['FlatRateSubscription', 'usage'],
    ['SavingsPlanCoveredUsage', 'savings-plan'],
    ['SavingsPlanNegation', 'savings-plan'],
    ['SavingsPlanRecurringFee', 'savings-plan-fee'],
    ['SavingsPlanUpfrontFee', 'savings-plan-fee'],
    ['DiscountedUsage', 'reservation'],
    ['RIFee', 'reservation-fee'],
    ['BundledDiscount', 'discount'],
    ['Discount', 'discount'],
    ['DistributorDiscount', 'discount'],
    ['Distributor Discount', 'discount'],
    ['EdpDiscount', 'discount'],
    ['PpaDiscount', 'discount'],
    ['PrivateRateDiscount', 'discount'],
    ['RiVolumeDiscount', 'discount'],
    ['SavingsPlanDiscount', 'discount'],
    ['SppDiscount', 'discount'],
    ['Credit', 'credit'],
    ['Refund', 'refund'],
    ['Tax', 'tax'],
    ['Support', 'support'],
    ['Fee', 'fee'],
    ['', null],
    ['Barter', null],
    ['constructor', null],
  ])('%j is %s', (type, kind) => expect(curKindOf(type, '')).toBe(kind));

  it('a fee for a support plan is support, and one of another bill is out of cycle', () => {
    expect(curKindOf('Fee', 'support')).toBe('support');
    expect(curKindOf('Fee', 'out-of-cycle')).toBe('other');
    expect(curKindOf('Usage', 'support')).toBe('usage');
  });
});
