import { describe, expect, it } from 'vitest';
import { type ChargeKind, COMMITMENT_TYPES, chargeKindFacts } from './charge-kind.ts';
import { CHARGE_TYPES } from './charge-type.ts';

describe('a kind of charge', () => {
  it('is a charge type, which is no fee for a commitment', () => {
    for (const type of CHARGE_TYPES) {
      expect(chargeKindFacts(type)).toEqual({ chargeType: type, feeFor: null });
    }
  });

  it('or the fee for one of the two commitments', () => {
    const fees = ['savings-plan-fee', 'reservation-fee'] as const satisfies readonly ChargeKind[];
    expect(fees.map(chargeKindFacts)).toEqual([
      { chargeType: 'savings-plan', feeFor: 'savings-plan' },
      { chargeType: 'reservation', feeFor: 'reservation' },
    ]);
    expect(COMMITMENT_TYPES).toEqual(['savings-plan', 'reservation']);
  });
});
