import { type Decimal, decimal, formatDecimal, powerOfTen } from '../ledger/decimal.ts';
import { commitmentOf } from '../ledger/record-type.ts';
import { formatMoment } from '../time/calendar.ts';
import { type BillingPeriod, type Charge, COVERED, NEGATION } from './charge.ts';
import { ExportError } from './export-error.ts';
import type { ExportedLine } from './table/column.ts';

/** What a CUR calls the record types of Cost Explorer that have another name there. */
const LINE_ITEM_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Support: 'Fee',
    'Other out-of-cycle charges': 'Fee',
    'Private Rate Discount': 'PrivateRateDiscount',
    'Enterprise Discount Program Discount': 'EdpDiscount',
    'Solution Provider Program Discount': 'SppDiscount',
  }),
);

const KNOWN: ReadonlySet<string> = new Set([
  'BundledDiscount',
  'Credit',
  'Discount',
  'DiscountedUsage',
  'DistributorDiscount',
  'EdpDiscount',
  'Fee',
  'FlatRateSubscription',
  'PrivateRateDiscount',
  'Refund',
  'RIFee',
  'RiVolumeDiscount',
  COVERED,
  NEGATION,
  'SavingsPlanRecurringFee',
  'SavingsPlanUpfrontFee',
  'SppDiscount',
  'Tax',
  'Usage',
]);

/**
 * The line of a CUR for one charge. A CUR has no column for the amortized cost: AWS documents a formula over the line
 * item types and the columns of Savings Plans and reservations.
 *
 * @throws ExportError for a record type that a CUR does not have, and for an amortized cost that the formula cannot give
 */
export function curLine(charge: Charge, period: BillingPeriod): ExportedLine {
  const { recordType } = charge.traits;
  const type = LINE_ITEM_TYPES.get(recordType) ?? recordType;
  if (!KNOWN.has(type)) {
    throw new ExportError(`a CUR has no line item type for record type ${JSON.stringify(recordType)}`);
  }
  return { ...commonColumns(charge, period, type), ...amortization(charge, period, type) };
}

function amortization(charge: Charge, period: BillingPeriod, type: string): ExportedLine {
  const { billed, effective, traits } = charge;
  const id = traits.commitmentDiscountId;
  const { payer, partition } = period;
  const plan = {
    savings_plan_savings_plan_a_r_n: id || `arn:${partition}:savingsplans::${payer.id}:savingsplan/plan`,
    savings_plan_offering_type: 'ComputeSavingsPlans',
    savings_plan_payment_option: 'No Upfront',
  };
  const reservation = {
    reservation_reservation_a_r_n: id || `arn:${partition}:ec2:us-east-1:${payer.id}:reserved-instances/one`,
  };
  const amount = formatDecimal(effective);
  switch (type) {
    case COVERED:
      return {
        ...plan,
        savings_plan_savings_plan_effective_cost: amount,
        savings_plan_net_savings_plan_effective_cost: amount,
      };
    case NEGATION:
    case 'SavingsPlanUpfrontFee':
      return { ...plan, ...needed(charge, isZero(effective), '0') };
    case 'SavingsPlanRecurringFee':
      return {
        ...plan,
        savings_plan_recurring_commitment_for_billing_period: formatDecimal(billed),
        savings_plan_net_recurring_commitment_for_billing_period: formatDecimal(billed),
        savings_plan_amortized_upfront_commitment_for_billing_period: '0',
        savings_plan_net_amortized_upfront_commitment_for_billing_period: '0',
        savings_plan_total_commitment_to_date: formatDecimal(billed),
        savings_plan_used_commitment: formatDecimal(difference(billed, effective)),
      };
    case 'DiscountedUsage':
      return { ...reservation, reservation_effective_cost: amount, reservation_net_effective_cost: amount };
    case 'RIFee':
      return {
        ...reservation,
        reservation_unused_amortized_upfront_fee_for_billing_period: '0',
        reservation_net_unused_amortized_upfront_fee_for_billing_period: '0',
        reservation_unused_recurring_fee: amount,
        reservation_net_unused_recurring_fee: amount,
      };
    default: {
      if (type === 'Fee' && commitmentOf(traits.commitmentDiscountType) === 'reservation') {
        return { ...reservation, ...needed(charge, isZero(effective), '0') };
      }
      return needed(charge, isZero(difference(billed, effective)), formatDecimal(billed));
    }
  }
}

function needed({ traits, effective, start }: Charge, holds: boolean, amortized: string): ExportedLine {
  if (holds) return {};
  throw new ExportError(
    `a CUR cannot say that ${traits.recordType} of ${formatMoment(start)} has the effective cost ` +
      `${formatDecimal(effective)}: by AWS's formula it is ${amortized}; export it as FOCUS`,
  );
}

function isZero({ coefficient }: Decimal): boolean {
  return coefficient === 0n;
}

function difference(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  const at = ({ coefficient, scale: own }: Decimal): bigint => coefficient * powerOfTen(scale - own);
  return decimal(at(left) - at(right), scale);
}

function commonColumns(charge: Charge, period: BillingPeriod, type: string): ExportedLine {
  const { account, traits, billed, quantity } = charge;
  const { payer } = period;
  const cost = formatDecimal(billed);
  const [start, end] = [period.momentText(charge.start), period.momentText(charge.end)];
  return {
    bill_bill_type: billType(traits.recordType),
    bill_billing_entity: traits.billingEntity || 'AWS',
    bill_billing_period_start_date: period.momentText(period.start),
    bill_billing_period_end_date: period.momentText(period.end),
    bill_invoice_id: period.invoiceId,
    bill_invoicing_entity: traits.invoicingEntity || 'Amazon Web Services, Inc.',
    bill_payer_account_id: payer.id,
    bill_payer_account_name: payer.name,
    cost_category: normalized(traits.costCategories, ''),
    identity_time_interval: `${start}/${end}`.replaceAll('.000Z', 'Z'),
    line_item_availability_zone: traits.availabilityZone,
    line_item_blended_cost: cost,
    line_item_currency_code: traits.currency,
    line_item_legal_entity: traits.legalEntity || 'Amazon Web Services, Inc.',
    line_item_line_item_description: `${traits.recordType} of ${traits.service}`,
    line_item_line_item_type: type,
    line_item_net_unblended_cost: cost,
    line_item_operation: traits.operation,
    line_item_product_code: charge.productCode,
    line_item_resource_id: charge.resourceId,
    line_item_unblended_cost: cost,
    line_item_usage_account_id: account.id,
    line_item_usage_account_name: account.name,
    line_item_usage_amount: traits.consumedUnit === '' ? '' : formatDecimal(quantity),
    line_item_usage_start_date: start,
    line_item_usage_end_date: end,
    line_item_usage_type: traits.usageType,
    pricing_currency: traits.currency,
    pricing_public_on_demand_cost: type === NEGATION ? '0' : cost,
    pricing_unit: traits.consumedUnit,
    product: JSON.stringify({ product_name: traits.service, region: traits.region }),
    product_region_code: traits.region,
    product_servicecode: charge.productCode,
    product_usagetype: traits.usageType,
    resource_tags: normalized(traits.tags, 'user_'),
  };
}

function billType(recordType: string): string {
  if (recordType === 'Refund') return 'Refund';
  return recordType === 'Other out-of-cycle charges' ? 'Purchase' : 'Anniversary';
}

/** A JSON object with its keys as a CUR has them: `CostCenter` of a user becomes `user_cost_center`. */
function normalized(json: string, prefix: string): string {
  if (json === '') return '';
  const values: unknown = JSON.parse(json);
  if (typeof values !== 'object' || values === null) return '';
  return JSON.stringify(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${snakeCase(key)}`, value])),
  );
}

function snakeCase(key: string): string {
  return key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}
