import { type ChargeKind, SequenceMemo } from '@ou-cost/spend';

/**
 * The names of record types by the kind of charge. AWS publishes no list, and two vocabularies are met: the types of
 * line items on the bill (`RIFee`), and the names of Cost Explorer itself, in its answers (`Recurring`) and in its console
 * (`Recurring reservation fee`). A name that is not here counts as other, and the report names it.
 */
export const RECORD_TYPES: Readonly<Record<ChargeKind, readonly string[]>> = {
  usage: ['Usage', 'FlatRateSubscription'],
  'savings-plan': ['SavingsPlanCoveredUsage', 'SavingsPlanNegation', 'Savings Plan usage'],
  'savings-plan-fee': [
    'SavingsPlanRecurringFee',
    'SavingsPlanUpfrontFee',
    'Recurring Savings Plan fee',
    'Upfront Savings Plan fee',
    'Savings Plan fee',
  ],
  reservation: [
    'DiscountedUsage',
    'Reservation applied usage',
    'Reservation covered usage',
    'Reservation usage',
    'RI applied usage',
    'RI covered usage',
    'RI usage',
  ],
  'reservation-fee': [
    'RIFee',
    'Recurring',
    'Upfront',
    'Upfront fee',
    'Recurring reservation fee',
    'Upfront reservation fee',
    'Reservation recurring fee',
    'Reservation upfront fee',
    'Reservation fee',
    'Recurring RI fee',
    'Upfront RI fee',
    'RI recurring fee',
    'RI upfront fee',
  ],
  discount: [
    'Discount',
    'BundledDiscount',
    'Enterprise Discount Program Discount',
    'Enterprise Discount Program',
    'Enterprise Discount',
    'EdpDiscount',
    'EDP',
    'PrivateRateDiscount',
    'Private Rate Card Discount',
    'Private Rate Card',
    'PrivatePricingDiscount',
    'Private Pricing Agreement Discount',
    'Private Pricing Agreement',
    'PpaDiscount',
    'Solution Provider Program Discount',
    'Solution Provider Program',
    'Solution Provider Discount',
    'SppDiscount',
    'Distributor Discount',
    'Reseller Discount',
    'Volume Discount',
    'RiVolumeDiscount',
    'Reservation volume discount',
    'SavingsPlanDiscount',
  ],
  credit: ['Credit'],
  refund: ['Refund'],
  tax: ['Tax'],
  support: ['Support', 'Support fee'],
  fee: ['Fee', 'One-time fee', 'Recurring fee'],
  other: ['Other out-of-cycle charges', 'Out-of-cycle charge'],
};

/**
 * What is compared of a name: its letters and digits in lower case, with a plural read as its singular and a reserved
 * instance as a reservation.
 */
function comparable(recordType: string): string {
  return recordType
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/savings?plans?/, 'savingsplan')
    .replace(/reserv(?:edinstance|ation)s?/, 'reservation')
    .replace(/^taxes$/, 'tax')
    .replace(/s$/, '');
}

const KIND_BY_NAME: ReadonlyMap<string, ChargeKind> = new Map(
  (Object.keys(RECORD_TYPES) as ChargeKind[]).flatMap((kind) =>
    RECORD_TYPES[kind].map((name) => [comparable(name), kind] as const),
  ),
);

/** The kind of charge that a record type is, however it is spelled, or null where it is not known. */
export function chargeKindOf(recordType: string): ChargeKind | null {
  return KIND_BY_NAME.get(comparable(recordType)) ?? null;
}

/** Classifies the record types of one report's pages; each spelling is looked at once. */
export class RecordTypes {
  readonly #memo = new SequenceMemo<string, null, ChargeKind | null>((recordType) =>
    chargeKindOf(recordType),
  );

  /** Null where the record type is not known. */
  of(recordType: string): ChargeKind | null {
    return this.#memo.of(recordType, null);
  }
}
