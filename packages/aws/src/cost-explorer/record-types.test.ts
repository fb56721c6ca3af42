import type { ChargeKind } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { chargeKindOf, RECORD_TYPES } from './record-types.ts';

describe('the kind of charge of a record type', () => {
  it.each([
    ['Usage', 'usage'],
    ['FlatRateSubscription', 'usage'],
    ['SavingsPlanCoveredUsage', 'savings-plan'],
    ['Savings Plan Covered Usage', 'savings-plan'],
    ['savings_plan-negation', 'savings-plan'],
    ['SavingsPlanRecurringFee', 'savings-plan-fee'],
    ['Savings Plan Upfront Fee', 'savings-plan-fee'],
    ['DiscountedUsage', 'reservation'],
    ['RIFee', 'reservation-fee'],
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
    ['Reserved Instance Fee', 'reservation-fee'],
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
    ['Recurring', 'reservation-fee'],
    ['Upfront', 'reservation-fee'],
    ['Recurring reservation fee', 'reservation-fee'],
    ['Upfront reservation fee', 'reservation-fee'],
    ['UPFRONT_RESERVATION_FEE', 'reservation-fee'],
    ['Reserved Instances recurring fees', 'reservation-fee'],
    ['Up-front', 'reservation-fee'],
    ['Reservation applied usage', 'reservation'],
    ['Reservations applied usage', 'reservation'],
    ['RESERVATION_USAGE', 'reservation'],
    ['Savings Plans covered usage', 'savings-plan'],
    ['SAVINGS_PLAN_USAGE', 'savings-plan'],
    ['Savings Plans recurring fees', 'savings-plan-fee'],
    ['Recurring Savings Plans fee', 'savings-plan-fee'],
    ['Private Rate Card Discount', 'discount'],
    ['Private Rate Card', 'discount'],
    ['Enterprise Discount Program Discounts', 'discount'],
    ['RI_VOLUME_DISCOUNT', 'discount'],
    ['Reserved Instance volume discount', 'discount'],
    ['Credits', 'credit'],
    ['Refunds', 'refund'],
    ['Taxes', 'tax'],
    ['Support fees', 'support'],
    ['OUT_OF_CYCLE_CHARGE', 'other'],
    ['RI usage', 'reservation'],
    ['RI Covered Usage', 'reservation'],
    ['EDP', 'discount'],
    ['PPA discount', 'discount'],
    ['Private Pricing Agreement', 'discount'],
    ['Saving Plan Recurring Fee', 'savings-plan-fee'],
    ['Other out of cycle charge', 'other'],
  ])('%s is %s', (recordType, type) => {
    expect(chargeKindOf(recordType)).toBe(type);
  });

  it.each(['', 'Moon Phase', 'constructor', '__proto__', 'NoRecordType', 'Savings Plan', 'Reservation'])(
    '%j is not known',
    (recordType) => {
      expect(chargeKindOf(recordType)).toBeNull();
    },
  );

  const NAMES = Object.entries(RECORD_TYPES).flatMap(([kind, names]) =>
    names.map((name): [name: string, kind: string] => [name, kind]),
  );

  it('stands in the table once', () => {
    const spelled = NAMES.map(([name]) => name.toLowerCase().replace(/[^a-z]/g, ''));
    expect(new Set(spelled).size).toBe(spelled.length);
    for (const [name, kind] of NAMES) expect(chargeKindOf(name), name).toBe(kind);
  });

  it.each<[string, (name: string) => string]>([
    ['upper case', (name) => name.toUpperCase()],
    ['lower case', (name) => name.toLowerCase()],
    ['hyphens', (name) => name.replaceAll(' ', '-')],
    ['underscores', (name) => name.replaceAll(/\W/g, '_')],
    ['words apart', (name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')],
    ['a plural', (name) => (name.endsWith('s') ? name : `${name}s`)],
    ['plural Savings Plans', (name) => name.replace(/savings ?plan/i, '$&s')],
  ])('is the same in %s', (_, spell) => {
    const kinds = new Map<string, ChargeKind | null>(
      NAMES.map(([name]) => [name, chargeKindOf(spell(name))]),
    );
    expect(kinds).toEqual(new Map(NAMES));
  });
});
