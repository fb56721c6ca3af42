import type { Metric, SplitParts } from '@ou-cost/spend';
import { type FocusDetail, focusKindOf } from '../classify/focus-charge.ts';
import type { Dialect } from './dialect.ts';
import { costOf, hasKeys, textOf, valueOfKeys } from './expressions.ts';
import type { Classified, ExportLayout, MetricColumns, RawValue } from './layout.ts';
import type { SourceColumns } from './source-columns.ts';
import { isSupportPlan } from './support-plan.ts';
import { costCategorySpellings, tagKeySpellings } from './tag-keys.ts';

const CATEGORY = 'ChargeCategory';

function metric(column: string): MetricColumns {
  return {
    needed: [column],
    expression: (columns) => {
      const cost = columns.needed(column, 'a metric');
      return { sql: costOf(cost), columns: [cost] };
    },
  };
}

/** The raw values of a charge, as they are read, in their order. */
const RAW = [
  ['charge_category', CATEGORY],
  ['commitment_type', 'CommitmentDiscountType'],
  ['commitment_status', 'CommitmentDiscountStatus'],
] as const;

const SUPPORT = '1';
const DISCOUNT = '2';
const NEGATIVE = '3';
const REFUND = '4';
const ONE_TIME = '5';
const ONE_TIME_SUPPORT = '6';
const DETAILS: ReadonlyMap<string, readonly FocusDetail[]> = new Map([
  [SUPPORT, ['support']],
  [DISCOUNT, ['discount']],
  [NEGATIVE, ['negative']],
  [REFUND, ['refund']],
  [ONE_TIME, ['one-time']],
  [ONE_TIME_SUPPORT, ['one-time', 'support']],
]);

/** FOCUS 1.0 and 1.2 with AWS's columns. */
export const FOCUS: ExportLayout = {
  name: 'FOCUS',
  account: 'SubAccountId',
  accountName: 'SubAccountName',
  payer: 'BillingAccountId',
  currency: 'BillingCurrency',
  billingPeriodStart: 'BillingPeriodStart',
  chargeStart: 'ChargePeriodStart',
  chargeEnd: 'ChargePeriodEnd',
  invoice: 'InvoiceId',
  needed: ['SubAccountId', 'BillingAccountId', 'BillingCurrency', CATEGORY, 'ChargePeriodStart'],
  metrics: new Map<Metric, MetricColumns>([
    ['UnblendedCost', metric('BilledCost')],
    ['AmortizedCost', metric('EffectiveCost')],
    ['ListCost', metric('ListCost')],
    ['ContractedCost', metric('ContractedCost')],
  ]),
  rawValues: (columns) => [
    ...RAW.map(([name, column]): RawValue => {
      const found = columns.find(column);
      return { name, sql: found === null ? `''` : textOf(found) };
    }),
    { name: 'detail', sql: detailOf(columns) },
  ],
  classify: (values) => classified(values),
  splitValue,
};

function classified(values: readonly string[]): Classified {
  const [category = '', commitmentType = '', commitmentStatus = '', detail = ''] = values;
  const kind = focusKindOf({
    category,
    commitmentType,
    commitmentStatus,
    details: DETAILS.get(detail) ?? [],
  });
  return { kind, name: category === '' ? `without ${CATEGORY}` : category };
}

/**
 * A number instead of several columns: each column that lines are grouped by is compared for every line, and multiplies
 * the groups; a text instead of a number would be a fifth of the time of a query. Usage, which most lines are, is told
 * first, and what matters in one category only is looked at for no other line.
 */
function detailOf(columns: SourceColumns): string {
  const category = textOf(columns.needed(CATEGORY, 'any report'));
  const found = columns.find('ChargeClass');
  const correction = found === null ? null : `${textOf(found)} = 'Correction'`;
  const frequency = columns.find('ChargeFrequency');
  const service = columns.find('x_ServiceCode') ?? columns.find('ServiceName');
  const discounts = columns.find('x_Discounts');
  const cost = columns.find('BilledCost') ?? columns.find('EffectiveCost');
  const negative = cost === null ? null : `${costOf(cost)} < 0`;
  const oneTime = frequency === null ? null : `lower(${textOf(frequency)}) = 'one-time'`;
  const support = service === null ? null : isSupportPlan(textOf(service));
  const discount = discounts === null ? null : hasKeys(discounts);
  const refund = correction === null || negative === null ? null : `${correction} AND ${negative}`;
  return firstOf([
    [`${category} = 'Usage'`, firstOf([[refund, REFUND]])],
    [
      `${category} = 'Purchase'`,
      firstOf([
        [refund, REFUND],
        [oneTime === null || support === null ? null : `${oneTime} AND ${support}`, ONE_TIME_SUPPORT],
        [oneTime, ONE_TIME],
        [support, SUPPORT],
      ]),
    ],
    [
      `${category} = 'Adjustment'`,
      firstOf([
        [discount, DISCOUNT],
        [negative, NEGATIVE],
      ]),
    ],
    [`${category} = 'Credit'`, firstOf([[discount, DISCOUNT]])],
  ]);
}

/** The value of the first condition that holds, else 0; a condition that cannot be told is left out. */
function firstOf(cases: readonly (readonly [condition: string | null, value: string])[]): string {
  const told = cases.filter(([condition]) => condition !== null);
  if (told.length === 0) return '0';
  return `CASE ${told.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(' ')} ELSE 0 END`;
}

function splitValue(split: SplitParts, columns: SourceColumns, dialect: Dialect): string {
  const purpose = `the split by ${split.kind}`;
  const column = (name: string) => columns.needed(name, purpose);
  switch (split.kind) {
    case 'service':
      return textOf(column('ServiceName'));
    case 'region':
      return textOf(column('RegionId'));
    case 'resource':
      return textOf(column('ResourceId'));
    case 'tag':
      return valueOfKeys(column('Tags'), tagKeySpellings(split.key), dialect);
    case 'cost-category':
      return valueOfKeys(column('x_CostCategories'), costCategorySpellings(split.key), dialect);
    default:
      return `''`;
  }
}
