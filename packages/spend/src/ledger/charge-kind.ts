import type { ChargeType } from './charge-type.ts';

/** The charge types whose charges are partly fees for a commitment, and partly the usage that the commitment covers. */
export const COMMITMENT_TYPES = ['savings-plan', 'reservation'] as const satisfies readonly ChargeType[];
export type CommitmentType = (typeof COMMITMENT_TYPES)[number];

/**
 * What a charge is, one step finer than its charge type: the fee for a commitment is told from the usage that the
 * commitment covers. A fee is a purchase that covers later charges; the kind with the name of the charge type is usage.
 */
export type ChargeKind = ChargeType | `${CommitmentType}-fee`;

interface ChargeKindFacts {
  readonly chargeType: ChargeType;
  /** The commitment that the charge is a fee for; null where it is not such a fee. */
  readonly feeFor: CommitmentType | null;
}

/** The charge type of a kind, and which commitment it is a fee for. */
export function chargeKindFacts(kind: ChargeKind): ChargeKindFacts {
  switch (kind) {
    case 'savings-plan-fee':
      return { chargeType: 'savings-plan', feeFor: 'savings-plan' };
    case 'reservation-fee':
      return { chargeType: 'reservation', feeFor: 'reservation' };
    default:
      return { chargeType: kind, feeFor: null };
  }
}
