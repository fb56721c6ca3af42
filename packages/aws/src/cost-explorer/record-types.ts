import { type ChargeType, SequenceMemo } from '@ou-cost/spend';

/** Cost Explorer's record types, lower-cased with everything but letters and digits removed. */
const BY_RECORD_TYPE: ReadonlyMap<string, ChargeType> = new Map<string, ChargeType>([
  ['usage', 'usage'],
  ['flatratesubscription', 'usage'],
  ['savingsplancoveredusage', 'savings-plan'],
  ['savingsplannegation', 'savings-plan'],
  ['savingsplanrecurringfee', 'savings-plan'],
  ['savingsplanupfrontfee', 'savings-plan'],
  ['discountedusage', 'reservation'],
  ['rifee', 'reservation'],
  ['reservedinstancefee', 'reservation'],
  ['discount', 'discount'],
  ['bundleddiscount', 'discount'],
  ['enterprisediscountprogramdiscount', 'discount'],
  ['enterprisediscount', 'discount'],
  ['edpdiscount', 'discount'],
  ['privateratediscount', 'discount'],
  ['privatepricingdiscount', 'discount'],
  ['solutionproviderprogramdiscount', 'discount'],
  ['solutionproviderdiscount', 'discount'],
  ['sppdiscount', 'discount'],
  ['distributordiscount', 'discount'],
  ['resellerdiscount', 'discount'],
  ['volumediscount', 'discount'],
  ['rivolumediscount', 'discount'],
  ['savingsplandiscount', 'discount'],
  ['credit', 'credit'],
  ['refund', 'refund'],
  ['tax', 'tax'],
  ['support', 'support'],
  ['supportfee', 'support'],
  ['fee', 'fee'],
  ['onetimefee', 'fee'],
  ['recurringfee', 'fee'],
  ['otheroutofcyclecharges', 'other'],
]);

/**
 * The charge type of one of Cost Explorer's record types, whatever its spelling, or null for one that is not
 * known: AWS publishes no list, and writes the same type in several ways.
 */
export function chargeTypeOf(recordType: string): ChargeType | null {
  const key = recordType.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return BY_RECORD_TYPE.get(key) ?? null;
}

/** Classifies the record types of one report's pages; each spelling is looked at once. */
export class RecordTypes {
  readonly #memo = new SequenceMemo<string, null, ChargeType | null>((recordType) =>
    chargeTypeOf(recordType),
  );

  /** Null where the record type is not known. */
  of(recordType: string): ChargeType | null {
    return this.#memo.of(recordType, null);
  }
}
