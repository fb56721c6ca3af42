import { describe, expect, it } from 'vitest';
import { CHARGE_TYPES, chargeTypeFacts, isChargeType } from './charge-type.ts';

describe('a charge type', () => {
  it('is one of ten, in the order of a report', () => {
    expect(CHARGE_TYPES).toEqual([
      'usage',
      'savings-plan',
      'reservation',
      'discount',
      'credit',
      'refund',
      'tax',
      'support',
      'fee',
      'other',
    ]);
  });

  it('is told from other words, hostile ones included', () => {
    expect(CHARGE_TYPES.every(isChargeType)).toBe(true);
    for (const word of ['', 'Usage', 'constructor', '__proto__', 'toString']) {
      expect(isChargeType(word), word).toBe(false);
    }
  });

  it.each([
    ['usage', 'Usage', false, 'Usage'],
    ['savings-plan', 'Savings Plans', false, 'Usage'],
    ['reservation', 'Reservations', false, 'Usage'],
    ['credit', 'Credits', true, 'Credit'],
    ['refund', 'Refunds', true, 'Adjustment'],
    ['discount', 'Discounts', false, 'Adjustment'],
    ['tax', 'Tax', false, 'Tax'],
    ['support', 'Support', false, 'Purchase'],
    ['fee', 'Fees', false, 'Purchase'],
    ['other', 'Other', false, 'Adjustment'],
  ] as const)('%s is called %s', (type, label, isMoneyBack, focusCategory) => {
    expect(chargeTypeFacts(type)).toEqual({ label, isMoneyBack, focusCategory });
  });
});
