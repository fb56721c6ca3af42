import type { Metric, SplitParts } from '@ou-cost/spend';
import { type FocusDetail, focusKindOf } from '../classify/focus-charge.ts';
import type { Dialect } from './dialect.ts';
import { costOf, hasKeys, textOf, valueOfKeys } from './expressions.ts';
import type { Classified, ExportLayout, MetricColumns, RawValue } from './layout.ts';
import type { SourceColumns } from './source-columns.ts';
import { isSupportPlan } from './support-plan.ts';
import { costCategorySpellings, tagKeySpellings } from './tag-keys.ts';

const CATEGORY = 'ChargeCategory';
const CLASS = 'ChargeClass';

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
  ['charge_class', CLASS],
  ['charge_frequency', 'ChargeFrequency'],
  ['commitment_type', 'CommitmentDiscountType'],
  ['commitment_status', 'CommitmentDiscountStatus'],
] as const;

const SUPPORT = '1';
const DISCOUNT = '2';
const NEGATIVE = '3';
const DETAILS: ReadonlyMap<string, FocusDetail> = new Map([
  [SUPPORT, 'support'],
  [DISCOUNT, 'discount'],
  [NEGATIVE, 'negative'],
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
  const [category = '', chargeClass = '', frequency = '', commitmentType = '', commitmentStatus = ''] =
    values;
  const detail = DETAILS.get(values[RAW.length] ?? '') ?? '';
  const kind = focusKindOf({
    category,
    chargeClass,
    frequency,
    commitmentType,
    commitmentStatus,
    detail,
  });
  return { kind, name: category === '' ? `without ${CATEGORY}` : category };
}

/**
 * A number instead of several columns: a service code as a column of its own would multiply the groups, and a text would
 * be a fifth of the time of a query. Usage, which most lines are, is told first.
 */
function detailOf(columns: SourceColumns): string {
  const category = textOf(columns.needed(CATEGORY, 'any report'));
  const found = columns.find(CLASS);
  const correction = found === null ? null : `${textOf(found)} = 'Correction'`;
  const service = columns.find('x_ServiceCode') ?? columns.find('ServiceName');
  const discounts = columns.find('x_Discounts');
  const cost = columns.find('BilledCost') ?? columns.find('EffectiveCost');
  const negative = cost === null ? null : `${costOf(cost)} < 0`;
  const support = service === null ? null : isSupportPlan(textOf(service));
  const discount = discounts === null ? null : hasKeys(discounts);
  const refund = correction === null || negative === null ? null : `${correction} AND ${negative}`;
  return firstOf([
    [`${category} = 'Usage'`, firstOf([[refund, NEGATIVE]])],
    [
      `${category} = 'Purchase'`,
      firstOf([
        [refund, NEGATIVE],
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
