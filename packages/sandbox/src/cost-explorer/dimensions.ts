import type { ChargeTraits, Trait } from '../ledger/charge-traits.ts';
import type { Ledger } from '../ledger/model.ts';
import { commitmentOf } from '../ledger/record-type.ts';
import { validationException } from './input-members.ts';

/** The values of a dimension, by the index of a row's account or traits. */
export interface DimensionValues {
  readonly of: 'account' | 'traits';
  readonly values: readonly string[];
}

interface TraitDimension {
  readonly trait: Trait;
  readonly value: (traits: ChargeTraits) => string;
  /** AWS's value for charges without one. */
  readonly none: string;
}

const TRAIT_DIMENSIONS: ReadonlyMap<string, TraitDimension> = new Map(
  Object.entries({
    AZ: { trait: 'availabilityZone', value: (traits) => traits.availabilityZone, none: 'NoAZ' },
    BILLING_ENTITY: {
      trait: 'billingEntity',
      value: (traits) => traits.billingEntity,
      none: 'NoBillingEntity',
    },
    INVOICING_ENTITY: {
      trait: 'invoicingEntity',
      value: (traits) => traits.invoicingEntity,
      none: 'NoInvoicingEntity',
    },
    LEGAL_ENTITY_NAME: {
      trait: 'legalEntity',
      value: (traits) => traits.legalEntity,
      none: 'NoLegalEntityName',
    },
    OPERATION: { trait: 'operation', value: (traits) => traits.operation, none: 'NoOperation' },
    PAYER_ACCOUNT: { trait: 'payerAccount', value: (traits) => traits.payerAccount, none: 'NoPayerAccount' },
    RECORD_TYPE: { trait: 'recordType', value: (traits) => traits.recordType, none: 'NoRecordType' },
    REGION: { trait: 'region', value: (traits) => traits.region, none: 'NoRegion' },
    RESERVATION_ID: {
      trait: 'commitmentDiscountId',
      value: commitmentId('reservation'),
      none: 'NoReservationId',
    },
    SAVINGS_PLAN_ARN: {
      trait: 'commitmentDiscountId',
      value: commitmentId('savings-plan'),
      none: 'NoSavingsPlanArn',
    },
    SERVICE: { trait: 'service', value: (traits) => traits.service, none: 'NoService' },
    USAGE_TYPE: { trait: 'usageType', value: (traits) => traits.usageType, none: 'NoUsageType' },
  }),
);

/** The dimensions that `GetCostAndUsage` can group by and filter on, in the order of AWS's own message. */
export const COST_AND_USAGE_DIMENSIONS: readonly string[] = [
  'AZ',
  'INSTANCE_TYPE',
  'LINKED_ACCOUNT',
  'OPERATION',
  'PURCHASE_TYPE',
  'SERVICE',
  'USAGE_TYPE',
  'PLATFORM',
  'TENANCY',
  'RECORD_TYPE',
  'LEGAL_ENTITY_NAME',
  'INVOICING_ENTITY',
  'DEPLOYMENT_OPTION',
  'DATABASE_ENGINE',
  'CACHE_ENGINE',
  'INSTANCE_TYPE_FAMILY',
  'REGION',
  'BILLING_ENTITY',
  'RESERVATION_ID',
  'SAVINGS_PLANS_TYPE',
  'SAVINGS_PLAN_ARN',
  'OPERATING_SYSTEM',
  'PAYER_ACCOUNT',
];

/** The dimensions that `GetCostAndUsage` can only filter on. */
export const FILTER_ONLY_DIMENSIONS: readonly string[] = [
  'USAGE_TYPE_GROUP',
  'SCOPE',
  'SUBSCRIPTION_ID',
  'PAYMENT_OPTION',
  'RESOURCE_ID',
];

/** @throws ServiceError ValidationException if the ledger does not have the dimension */
export function dimensionValues(ledger: Ledger, dimension: string): DimensionValues {
  if (dimension === 'LINKED_ACCOUNT') return { of: 'account', values: ledger.accounts.map(({ id }) => id) };
  const carried = TRAIT_DIMENSIONS.get(dimension);
  if (carried === undefined || !ledger.carries.has(carried.trait)) {
    throw validationException(`the sandbox's ledger does not have the dimension ${dimension}`);
  }
  return { of: 'traits', values: ledger.traits.map((traits) => carried.value(traits) || carried.none) };
}

/** What a charge can be marked with under keys of the payer's own. */
export type Marks = 'tags' | 'costCategories';

/** The values of a tag or of a cost category, `''` for charges without it: of a key that nobody uses, all of them. */
export function markValues(ledger: Ledger, marks: Marks, key: string): DimensionValues {
  return { of: 'traits', values: ledger.traits.map((traits) => markValue(traits[marks], key)) };
}

function markValue(json: string, key: string): string {
  if (json === '') return '';
  try {
    const value: unknown = Object.entries(JSON.parse(json)).find(([name]) => name === key)?.[1];
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function commitmentId(commitment: 'savings-plan' | 'reservation'): (traits: ChargeTraits) => string {
  return (traits) =>
    commitmentOf(traits.commitmentDiscountType) === commitment ? traits.commitmentDiscountId : '';
}
