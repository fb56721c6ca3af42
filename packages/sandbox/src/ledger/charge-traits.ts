/** What a line item says besides its account, its time and its amounts. Empty text: not stated. */
export interface ChargeTraits {
  readonly chargeCategory: string;
  /** RECORD_TYPE as Cost Explorer spells it. */
  readonly recordType: string;
  readonly service: string;
  readonly region: string;
  readonly currency: string;
  readonly consumedUnit: string;
  readonly commitmentDiscountType: string;
  readonly commitmentDiscountId: string;
  readonly availabilityZone: string;
  readonly payerAccount: string;
  readonly usageType: string;
  readonly operation: string;
  readonly invoicingEntity: string;
  readonly billingEntity: string;
  readonly legalEntity: string;
  /** A JSON object of tag keys and values, as FOCUS writes it. */
  readonly tags: string;
}

export type Trait = keyof ChargeTraits;

/** The FOCUS column of each trait; those of `REQUIRED_TRAITS` every ledger has. */
export const TRAIT_COLUMNS: Readonly<Record<Trait, string>> = {
  chargeCategory: 'ChargeCategory',
  recordType: 'x_RecordType',
  service: 'ServiceName',
  region: 'RegionId',
  currency: 'BillingCurrency',
  consumedUnit: 'ConsumedUnit',
  commitmentDiscountType: 'CommitmentDiscountType',
  commitmentDiscountId: 'CommitmentDiscountId',
  availabilityZone: 'AvailabilityZone',
  payerAccount: 'BillingAccountId',
  usageType: 'x_UsageType',
  operation: 'x_Operation',
  invoicingEntity: 'InvoiceIssuerName',
  billingEntity: 'ProviderName',
  legalEntity: 'PublisherName',
  tags: 'Tags',
};

export const TRAITS = Object.keys(TRAIT_COLUMNS) as readonly Trait[];

/** Carried by every ledger; the others only where the ledger's file has their column. */
export const REQUIRED_TRAITS: readonly Trait[] = [
  'chargeCategory',
  'recordType',
  'service',
  'region',
  'currency',
  'consumedUnit',
  'commitmentDiscountType',
];

export const NO_TRAITS: ChargeTraits = {
  chargeCategory: '',
  recordType: '',
  service: '',
  region: '',
  currency: '',
  consumedUnit: '',
  commitmentDiscountType: '',
  commitmentDiscountId: '',
  availabilityZone: '',
  payerAccount: '',
  usageType: '',
  operation: '',
  invoicingEntity: '',
  billingEntity: '',
  legalEntity: '',
  tags: '',
};
