import { type Decimal, formatDecimal, ZERO } from '../ledger/decimal.ts';
import { commitmentOf } from '../ledger/record-type.ts';
import { type BillingPeriod, type Charge, COVERED, NEGATION } from './charge.ts';
import { ExportError } from './export-error.ts';
import type { ExportedLine } from './table/column.ts';

/** How AWS says in FOCUS what Cost Explorer calls a record type. */
interface FocusKind {
  readonly category: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment';
  readonly frequency: 'Usage-Based' | 'Recurring' | 'One-Time';
  readonly commitment?: 'savings-plan' | 'reservation';
}

const KINDS: ReadonlyMap<string, FocusKind> = new Map(
  Object.entries({
    Usage: { category: 'Usage', frequency: 'Usage-Based' },
    FlatRateSubscription: { category: 'Usage', frequency: 'Recurring' },
    [COVERED]: { category: 'Usage', frequency: 'Usage-Based', commitment: 'savings-plan' },
    [NEGATION]: { category: 'Usage', frequency: 'Usage-Based', commitment: 'savings-plan' },
    SavingsPlanRecurringFee: { category: 'Purchase', frequency: 'Recurring', commitment: 'savings-plan' },
    SavingsPlanUpfrontFee: { category: 'Purchase', frequency: 'One-Time', commitment: 'savings-plan' },
    DiscountedUsage: { category: 'Usage', frequency: 'Usage-Based', commitment: 'reservation' },
    RIFee: { category: 'Purchase', frequency: 'Recurring', commitment: 'reservation' },
    Fee: { category: 'Purchase', frequency: 'One-Time' },
    Support: { category: 'Purchase', frequency: 'Recurring' },
    Credit: { category: 'Credit', frequency: 'One-Time' },
    Refund: { category: 'Adjustment', frequency: 'One-Time' },
    'Other out-of-cycle charges': { category: 'Adjustment', frequency: 'One-Time' },
    Tax: { category: 'Tax', frequency: 'One-Time' },
  }),
);

/** A discount is an adjustment whose kind and amount stand in `x_Discounts` as well. */
const DISCOUNT: FocusKind = { category: 'Adjustment', frequency: 'One-Time' };

/**
 * The lines of FOCUS for one charge: none for the negation of covered usage, which FOCUS shows at what it costs; two
 * for a commitment's fee of which a part was not used, because FOCUS shows that part as unused usage.
 *
 * @throws ExportError for a record type that FOCUS cannot say
 */
export function focusLines(charge: Charge, period: BillingPeriod): readonly ExportedLine[] {
  const { recordType } = charge.traits;
  const kind = KINDS.get(recordType) ?? (isDiscount(recordType) ? DISCOUNT : undefined);
  if (kind === undefined) {
    throw new ExportError(`FOCUS has no line for record type ${JSON.stringify(recordType)}`);
  }
  if (recordType === NEGATION && charge.isNegated && charge.effective.coefficient === 0n) return [];
  const commitment = kind.commitment ?? commitmentOf(charge.traits.commitmentDiscountType);
  const common = commonColumns(charge, period);
  if (kind.category !== 'Purchase' || commitment === undefined) {
    const billed = recordType === COVERED && charge.isNegated ? ZERO : charge.billed;
    const status = kind.category === 'Usage' && commitment !== undefined ? 'Used' : '';
    return [
      {
        ...common,
        ...kindColumns(kind),
        ...(commitment === undefined ? {} : commitmentColumns(charge, commitment, period, status)),
        ...(isDiscount(recordType) ? { x_Discounts: discountsOf(charge) } : {}),
        ...costs(billed, charge.effective, charge.billed),
      },
    ];
  }
  const purchase = {
    ...common,
    ...kindColumns(kind),
    ...commitmentColumns(charge, commitment, period, ''),
    ...costs(charge.billed, ZERO, charge.billed),
  };
  if (charge.effective.coefficient === 0n) return [purchase];
  const unused = {
    ...common,
    ...kindColumns({ category: 'Usage', frequency: 'Usage-Based' }),
    ...commitmentColumns(charge, commitment, period, 'Unused'),
    ...costs(ZERO, charge.effective, ZERO),
  };
  return [purchase, unused];
}

function isDiscount(recordType: string): boolean {
  return /discount/i.test(recordType) && recordType !== 'DiscountedUsage';
}

function discountsOf({ traits, billed }: Charge): string {
  const name = traits.recordType.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z]+/g, '_');
  return `{${JSON.stringify(name.toLowerCase())}: ${formatDecimal(billed)}}`;
}

function kindColumns({ category, frequency }: FocusKind): ExportedLine {
  return {
    ChargeCategory: category,
    ChargeFrequency: frequency,
    PricingCategory: category === 'Usage' ? 'Standard' : '',
  };
}

/** ContractedCost is the price on demand: the scenario has no negotiated prices. */
function costs(billed: Decimal, effective: Decimal, list: Decimal): ExportedLine {
  return {
    BilledCost: formatDecimal(billed),
    EffectiveCost: formatDecimal(effective),
    ListCost: formatDecimal(list),
    ContractedCost: formatDecimal(list),
    PricingCurrencyEffectiveCost: formatDecimal(effective),
  };
}

function commitmentColumns(
  { traits }: Charge,
  commitment: 'savings-plan' | 'reservation',
  { payer, partition }: BillingPeriod,
  status: 'Used' | 'Unused' | '',
): ExportedLine {
  const isPlan = commitment === 'savings-plan';
  const anyId = isPlan
    ? `arn:${partition}:savingsplans::${payer.id}:savingsplan/00000000-0000-4000-8000-000000000001`
    : `arn:${partition}:ec2:us-east-1:${payer.id}:reserved-instances/00000000-0000-4000-8000-000000000002`;
  return {
    CommitmentDiscountCategory: isPlan ? 'Spend' : 'Usage',
    CommitmentDiscountId: traits.commitmentDiscountId || anyId,
    CommitmentDiscountStatus: status,
    CommitmentDiscountType: traits.commitmentDiscountType || (isPlan ? 'Savings Plan' : 'Reserved Instance'),
    PricingCategory: status === '' ? '' : 'Committed',
  };
}

function commonColumns(charge: Charge, period: BillingPeriod): ExportedLine {
  const { account, traits, quantity } = charge;
  const { payer } = period;
  // Taxes are the one charge that AWS may attribute to no account.
  const hasAccount = traits.recordType !== 'Tax' || account.id !== payer.id;
  const hasQuantity = traits.consumedUnit !== '';
  return {
    AvailabilityZone: traits.availabilityZone,
    BillingAccountId: payer.id,
    BillingAccountName: payer.name,
    BillingAccountType: 'Management',
    BillingCurrency: traits.currency,
    BillingPeriodStart: period.momentText(period.start),
    BillingPeriodEnd: period.momentText(period.end),
    ChargeDescription: `${traits.recordType} of ${traits.service}`,
    ChargePeriodStart: period.momentText(charge.start),
    ChargePeriodEnd: period.momentText(charge.end),
    ConsumedQuantity: hasQuantity ? formatDecimal(quantity) : '',
    ConsumedUnit: traits.consumedUnit,
    InvoiceId: period.invoiceId,
    InvoiceIssuerName: traits.invoicingEntity || 'Amazon Web Services, Inc.',
    PricingCurrency: traits.currency,
    PricingQuantity: hasQuantity ? formatDecimal(quantity) : '',
    PricingUnit: traits.consumedUnit,
    ProviderName: traits.billingEntity || 'AWS',
    PublisherName: traits.legalEntity || 'Amazon Web Services, Inc.',
    RegionId: traits.region,
    ResourceId: charge.resourceId,
    ServiceName: traits.service,
    SkuMeter: traits.usageType,
    SubAccountId: hasAccount ? account.id : '',
    SubAccountName: hasAccount ? account.name : '',
    SubAccountType: hasAccount ? 'Member' : '',
    Tags: traits.tags,
    x_CostCategories: traits.costCategories,
    x_Operation: traits.operation,
    x_ServiceCode: charge.productCode,
    x_UsageType: traits.usageType,
  };
}
