/** The FOCUS columns that determine Cost Explorer's RECORD_TYPE. */
export interface ChargeKind {
  readonly chargeCategory: string;
  readonly chargeFrequency: string;
  readonly commitmentDiscountType: string;
  readonly commitmentDiscountStatus: string;
  readonly isNegative: boolean;
}

const CHARGE_CATEGORIES = ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'];

/**
 * The RECORD_TYPE of a FOCUS charge without one of its own; undefined if the charge category is unknown.
 *
 * In Cost Explorer the unused part of a commitment is the commitment's fee, not usage.
 */
export function recordTypeOf(charge: ChargeKind): string | undefined {
  switch (charge.chargeCategory) {
    case 'Usage':
      return usageRecordType(charge);
    case 'Purchase':
      return purchaseRecordType(charge);
    case 'Tax':
    case 'Credit':
      return charge.chargeCategory;
    case 'Adjustment':
      return charge.isNegative ? 'Refund' : 'Other out-of-cycle charges';
    default:
      return undefined;
  }
}

export function isChargeCategory(text: string): boolean {
  return CHARGE_CATEGORIES.includes(text);
}

export function chargeCategories(): string {
  return CHARGE_CATEGORIES.join(', ');
}

type Commitment = 'savings-plan' | 'reservation';

/** The kind of commitment. FOCUS lets each provider choose the values of CommitmentDiscountType. */
export function commitmentOf(commitmentDiscountType: string): Commitment | undefined {
  if (/savings\s*plan/i.test(commitmentDiscountType)) return 'savings-plan';
  return /reserv|^ri$/i.test(commitmentDiscountType) ? 'reservation' : undefined;
}

function usageRecordType(charge: ChargeKind): string {
  const commitment = commitmentOf(charge.commitmentDiscountType);
  if (commitment === undefined) return 'Usage';
  if (charge.commitmentDiscountStatus.toLowerCase() === 'unused') {
    return commitment === 'savings-plan' ? 'SavingsPlanRecurringFee' : 'RIFee';
  }
  return commitment === 'savings-plan' ? 'SavingsPlanCoveredUsage' : 'DiscountedUsage';
}

function purchaseRecordType(charge: ChargeKind): string {
  const once = charge.chargeFrequency.toLowerCase() === 'one-time';
  switch (commitmentOf(charge.commitmentDiscountType)) {
    case 'savings-plan':
      return once ? 'SavingsPlanUpfrontFee' : 'SavingsPlanRecurringFee';
    case 'reservation':
      return once ? 'Fee' : 'RIFee';
    default:
      return 'Fee';
  }
}
