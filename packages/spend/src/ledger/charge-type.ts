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

/** Cost Explorer's record types, lower-cased with everything but letters and digits removed. */
const BY_RECORD_TYPE: Readonly<Record<string, ChargeType>> = {
  usage: 'usage',
  flatratesubscription: 'usage',
  savingsplancoveredusage: 'savings-plan',
  savingsplannegation: 'savings-plan',
  savingsplanrecurringfee: 'savings-plan',
  savingsplanupfrontfee: 'savings-plan',
  discountedusage: 'reservation',
  rifee: 'reservation',
  reservedinstancefee: 'reservation',
  discount: 'discount',
  bundleddiscount: 'discount',
  enterprisediscountprogramdiscount: 'discount',
  enterprisediscount: 'discount',
  edpdiscount: 'discount',
  privateratediscount: 'discount',
  privatepricingdiscount: 'discount',
  solutionproviderprogramdiscount: 'discount',
  solutionproviderdiscount: 'discount',
  sppdiscount: 'discount',
  distributordiscount: 'discount',
  resellerdiscount: 'discount',
  volumediscount: 'discount',
  rivolumediscount: 'discount',
  savingsplandiscount: 'discount',
  credit: 'credit',
  refund: 'refund',
  tax: 'tax',
  support: 'support',
  supportfee: 'support',
  fee: 'fee',
  onetimefee: 'fee',
  recurringfee: 'fee',
  otheroutofcyclecharges: 'other',
};

/**
 * The charge type of one of Cost Explorer's record types, whatever its spelling, or null for one that is
 * not known: AWS publishes no list, and the same type is written in several ways.
 */
export function chargeTypeOf(recordType: string): ChargeType | null {
  const key = recordType.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return Object.hasOwn(BY_RECORD_TYPE, key) ? (BY_RECORD_TYPE[key] ?? null) : null;
}

export function isChargeType(text: string): text is ChargeType {
  return (CHARGE_TYPES as readonly string[]).includes(text);
}

/** Gross is what was charged before money came back: everything but credits and refunds. */
export function isPartOfGross(type: ChargeType): boolean {
  return type !== 'credit' && type !== 'refund';
}
