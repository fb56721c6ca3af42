/** FOCUS's ChargeCategory, https://focus.finops.org/focus-specification */
type FocusChargeCategory = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';

interface ChargeTypeRow {
  /** The name that people use. */
  readonly label: string;
  /** Whether it is money that came back: gross is everything else. */
  readonly isMoneyBack: boolean;
  /**
   * What is bought in advance is a purchase, and what changes a charge afterwards an adjustment. The usage that a
   * commitment covers is usage; only the fees for the commitment are purchases.
   */
  readonly focusCategory: FocusChargeCategory;
}

function charged(label: string, focusCategory: FocusChargeCategory): ChargeTypeRow {
  return { label, isMoneyBack: false, focusCategory };
}

/** The one table of charge types, in the order in which a report shows them. */
const TABLE = {
  usage: charged('Usage', 'Usage'),
  'savings-plan': charged('Savings Plans', 'Usage'),
  reservation: charged('Reservations', 'Usage'),
  discount: charged('Discounts', 'Adjustment'),
  credit: { label: 'Credits', isMoneyBack: true, focusCategory: 'Credit' },
  refund: { label: 'Refunds', isMoneyBack: true, focusCategory: 'Adjustment' },
  tax: charged('Tax', 'Tax'),
  support: charged('Support', 'Purchase'),
  fee: charged('Fees', 'Purchase'),
  other: charged('Other', 'Adjustment'),
} as const satisfies Record<string, ChargeTypeRow>;

/** What a charge is. */
export type ChargeType = keyof typeof TABLE;

/** Every charge type, in the order in which a report shows them. */
export const CHARGE_TYPES = Object.keys(TABLE) as readonly ChargeType[];

export function isChargeType(text: string): text is ChargeType {
  return Object.hasOwn(TABLE, text);
}

/** What people call it, how it counts, and which FOCUS category it has. */
export function chargeTypeFacts(type: ChargeType): ChargeTypeRow {
  return TABLE[type];
}
