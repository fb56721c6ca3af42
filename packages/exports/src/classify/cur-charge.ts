import type { ChargeKind } from '@ou-cost/spend';

/** What other columns say of a line item of the type Fee. */
export type CurDetail = 'support' | 'out-of-cycle' | '';

/**
 * The types of line items of CUR 2.0 by the kind of charge.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-line-item.html
 */
export const LINE_ITEM_TYPES: Readonly<Record<ChargeKind, readonly string[]>> = {
  usage: ['Usage', 'FlatRateSubscription'],
  'savings-plan': ['SavingsPlanCoveredUsage', 'SavingsPlanNegation'],
  'savings-plan-fee': ['SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee'],
  reservation: ['DiscountedUsage'],
  'reservation-fee': ['RIFee'],
  discount: [
    'BundledDiscount',
    'Discount',
    'DistributorDiscount',
    'EdpDiscount',
    'PpaDiscount',
    'PrivateRateDiscount',
    'RiVolumeDiscount',
    'SavingsPlanDiscount',
    'SppDiscount',
  ],
  credit: ['Credit'],
  refund: ['Refund'],
  tax: ['Tax'],
  support: ['Support'],
  fee: ['Fee'],
  other: [],
};

/** What a line item of the type Fee is instead, and how that is told. */
export const FEE_DETAILS: Readonly<Record<Exclude<CurDetail, ''>, { when: string; kind: ChargeKind }>> = {
  support: { when: "line_item_product_code is one of AWS's support plans", kind: 'support' },
  'out-of-cycle': { when: 'bill_bill_type is Purchase, and the fee is not for a reservation', kind: 'other' },
};

/** AWS has written some types with spaces as well. */
function comparable(lineItemType: string): string {
  return lineItemType.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const KINDS: ReadonlyMap<string, ChargeKind> = new Map(
  (Object.keys(LINE_ITEM_TYPES) as ChargeKind[]).flatMap((kind) =>
    LINE_ITEM_TYPES[kind].map((type) => [comparable(type), kind] as const),
  ),
);

/** The kind of a line item; null where its type is not known. */
export function curKindOf(lineItemType: string, detail: CurDetail): ChargeKind | null {
  const kind = KINDS.get(comparable(lineItemType)) ?? null;
  return kind === 'fee' && detail !== '' ? FEE_DETAILS[detail].kind : kind;
}
