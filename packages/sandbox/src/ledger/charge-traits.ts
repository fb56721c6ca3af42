/** The values of a line item other than account, time and amounts. An empty string means that there is no value. */
export interface ChargeTraits {
  readonly chargeCategory: string;
  /** RECORD_TYPE in the spelling of Cost Explorer. */
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
  /** A JSON object of tag keys and values, as in FOCUS. */
  readonly tags: string;
  /** A JSON object of cost categories and their values, as in AWS's exports. */
  readonly costCategories: string;
}

export type Trait = keyof ChargeTraits;

/** The FOCUS column of each trait. Every ledger has the columns of `REQUIRED_TRAITS`. */
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
  costCategories: 'x_CostCategories',
};

export const TRAITS = Object.keys(TRAIT_COLUMNS) as readonly Trait[];

/** The traits of every ledger. A ledger has the others only if its file has their columns. */
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
  costCategories: '',
};
