import { type Column, columnsOf } from './column.ts';

const TYPES = {
  double: `
    BilledCost CommitmentDiscountQuantity ConsumedQuantity ContractedCost ContractedUnitPrice EffectiveCost ListCost
    ListUnitPrice PricingCurrencyContractedUnitPrice PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice
    PricingQuantity`,
  moment: 'BillingPeriodEnd BillingPeriodStart ChargePeriodEnd ChargePeriodStart',
  texts: 'SkuPriceDetails Tags x_CostCategories',
  doubles: 'x_Discounts',
};

/**
 * The 60 columns of FOCUS 1.2.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-focus-1-2-aws-columns.html
 */
export const FOCUS_1_2_COLUMNS: readonly Column[] = columnsOf(
  `AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingAccountType BillingCurrency BillingPeriodEnd
  BillingPeriodStart CapacityReservationId CapacityReservationStatus ChargeCategory ChargeClass ChargeDescription
  ChargeFrequency ChargePeriodEnd ChargePeriodStart CommitmentDiscountCategory CommitmentDiscountId
  CommitmentDiscountName CommitmentDiscountQuantity CommitmentDiscountStatus CommitmentDiscountType
  CommitmentDiscountUnit ConsumedQuantity ConsumedUnit ContractedCost ContractedUnitPrice EffectiveCost InvoiceId
  InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingCurrency PricingCurrencyContractedUnitPrice
  PricingCurrencyEffectiveCost PricingCurrencyListUnitPrice PricingQuantity PricingUnit ProviderName PublisherName
  RegionId RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName ServiceSubcategory SkuId
  SkuMeter SkuPriceDetails SkuPriceId SubAccountId SubAccountName SubAccountType Tags x_Discounts x_Operation
  x_ServiceCode`,
  TYPES,
);

/**
 * The 48 columns of FOCUS 1.0.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-focus-1-0-aws-columns.html
 */
export const FOCUS_1_0_COLUMNS: readonly Column[] = columnsOf(
  `AvailabilityZone BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodEnd BillingPeriodStart
  ChargeCategory ChargeClass ChargeDescription ChargeFrequency ChargePeriodEnd ChargePeriodStart
  CommitmentDiscountCategory CommitmentDiscountId CommitmentDiscountName CommitmentDiscountStatus
  CommitmentDiscountType ConsumedQuantity ConsumedUnit ContractedCost ContractedUnitPrice EffectiveCost
  InvoiceIssuerName ListCost ListUnitPrice PricingCategory PricingQuantity PricingUnit ProviderName PublisherName
  RegionId RegionName ResourceId ResourceName ResourceType ServiceCategory ServiceName SkuId SkuPriceId SubAccountId
  SubAccountName Tags x_CostCategories x_Discounts x_Operation x_ServiceCode x_UsageType`,
  TYPES,
);
