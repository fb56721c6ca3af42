/** What a charge is, in the order in which a report shows it. */
export const CHARGE_TYPES = [
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
] as const;

export type ChargeType = (typeof CHARGE_TYPES)[number];

export function isChargeType(text: string): text is ChargeType {
  return (CHARGE_TYPES as readonly string[]).includes(text);
}

/** Gross is what was charged before money came back: everything but credits and refunds. */
export function isPartOfGross(type: ChargeType): boolean {
  return type !== 'credit' && type !== 'refund';
}
