import type { Metric, SplitParts } from '@ou-cost/spend';
import { type CurDetail, curKindOf } from '../classify/cur-charge.ts';
import type { SourceColumn } from '../ports.ts';
import type { Dialect } from './dialect.ts';
import { costOf, costType, textOf, valueOfKeys } from './expressions.ts';
import type { CostExpression, ExportLayout, MetricColumns } from './layout.ts';
import { columnsMissing, type SourceColumns } from './source-columns.ts';
import { quotedText } from './sql.ts';
import { isSupportPlan } from './support-plan.ts';
import { costCategorySpellings, tagKeySpellings } from './tag-keys.ts';

const TYPE = 'line_item_line_item_type';
const RESERVATION = 'reservation_reservation_a_r_n';
const USED = 'savings_plan_used_commitment';
const COMMITTED = 'savings_plan_total_commitment_to_date';

function plain(column: string): MetricColumns {
  return { needed: [column], expression: (columns) => cost(columns, column) };
}

function cost(columns: SourceColumns, name: string): CostExpression {
  const column = columns.needed(name, 'a metric');
  return { sql: costOf(column), columns: [column] };
}

/** The columns of the amortized cost, before discounts or after them. */
interface AmortizedColumns {
  readonly unblended: string;
  readonly covered: string;
  readonly discounted: string;
  /** What was paid for reservations that were not used: their share of the upfront fee, and their recurring fee. */
  readonly unused: readonly [string, string];
}

/**
 * The amortized cost by AWS's formula: covered usage at what it costs, and of a fee only what was not used of the
 * commitment. https://docs.aws.amazon.com/cur/latest/userguide/cur-ri.html and cur-sp.html
 */
function amortized({ unblended, covered, discounted, unused }: AmortizedColumns): MetricColumns {
  const [upfront, recurring] = unused;
  return {
    needed: [unblended, covered, COMMITTED, USED, discounted, upfront, recurring, RESERVATION],
    expression: (columns) => {
      const found = new Set<SourceColumn>();
      const amount = (name: string): string => {
        const expression = cost(columns, name);
        for (const column of expression.columns) found.add(column);
        return expression.sql;
      };
      const text = (name: string) => textOf(columns.needed(name, 'the amortized cost'));
      // Of several decimals that a CASE can be, an engine takes the one with the fewest digits behind the point.
      const zero = `CAST(0 AS ${costType(columns.needed(unblended, 'the amortized cost'))})`;
      const sql = [
        `CASE ${text(TYPE)}`,
        `WHEN 'SavingsPlanCoveredUsage' THEN ${amount(covered)}`,
        `WHEN 'SavingsPlanRecurringFee' THEN ${amount(COMMITTED)} - ${amount(USED)}`,
        `WHEN 'SavingsPlanNegation' THEN ${zero}`,
        `WHEN 'SavingsPlanUpfrontFee' THEN ${zero}`,
        `WHEN 'DiscountedUsage' THEN ${amount(discounted)}`,
        `WHEN 'RIFee' THEN ${amount(upfront)} + ${amount(recurring)}`,
        `WHEN 'Fee' THEN CASE WHEN coalesce(${text(RESERVATION)}, '') <> '' THEN ${zero} ELSE ${amount(unblended)} END`,
        `ELSE ${amount(unblended)} END`,
      ].join(' ');
      return { sql, columns: [...found] };
    },
  };
}

const SUPPORT = '1';
const OUT_OF_CYCLE = '2';
const DETAILS: ReadonlyMap<string, CurDetail> = new Map([
  [SUPPORT, 'support'],
  [OUT_OF_CYCLE, 'out-of-cycle'],
]);

/** The Cost and Usage Report 2.0. */
export const CUR: ExportLayout = {
  name: 'CUR 2.0',
  account: 'line_item_usage_account_id',
  accountName: 'line_item_usage_account_name',
  payer: 'bill_payer_account_id',
  currency: 'line_item_currency_code',
  billingPeriodStart: 'bill_billing_period_start_date',
  chargeStart: 'line_item_usage_start_date',
  chargeEnd: 'line_item_usage_end_date',
  invoice: 'bill_invoice_id',
  needed: [
    'line_item_usage_account_id',
    'bill_payer_account_id',
    'line_item_currency_code',
    TYPE,
    'line_item_usage_start_date',
  ],
  metrics: new Map<Metric, MetricColumns>([
    ['UnblendedCost', plain('line_item_unblended_cost')],
    [
      'AmortizedCost',
      amortized({
        unblended: 'line_item_unblended_cost',
        covered: 'savings_plan_savings_plan_effective_cost',
        discounted: 'reservation_effective_cost',
        unused: [
          'reservation_unused_amortized_upfront_fee_for_billing_period',
          'reservation_unused_recurring_fee',
        ],
      }),
    ],
    ['NetUnblendedCost', plain('line_item_net_unblended_cost')],
    [
      'NetAmortizedCost',
      amortized({
        unblended: 'line_item_net_unblended_cost',
        covered: 'savings_plan_net_savings_plan_effective_cost',
        discounted: 'reservation_net_effective_cost',
        unused: [
          'reservation_net_unused_amortized_upfront_fee_for_billing_period',
          'reservation_net_unused_recurring_fee',
        ],
      }),
    ],
    ['BlendedCost', plain('line_item_blended_cost')],
    ['ListCost', plain('pricing_public_on_demand_cost')],
  ]),
  rawValues: (columns) => [
    { name: 'line_item_type', sql: textOf(columns.needed(TYPE, 'every report')) },
    { name: 'detail', sql: detailOf(columns) },
  ],
  classify: ([type = '', detail = '']) => ({
    kind: curKindOf(type, DETAILS.get(detail) ?? ''),
    name: type === '' ? `without ${TYPE}` : type,
  }),
  splitValue,
};

/** A number instead of several columns: a product code as a column of its own would multiply the groups. */
function detailOf(columns: SourceColumns): string {
  const type = textOf(columns.needed(TYPE, 'every report'));
  const product = columns.find('line_item_product_code') ?? columns.find('product_servicecode');
  const bill = columns.find('bill_bill_type');
  const arn = columns.find(RESERVATION);
  const noReservation = arn === null ? '' : ` AND coalesce(${textOf(arn)}, '') = ''`;
  const cases = [
    ...(product === null
      ? []
      : [`WHEN ${type} = 'Fee' AND ${isSupportPlan(textOf(product))} THEN ${SUPPORT}`]),
    ...(bill === null
      ? []
      : [`WHEN ${type} = 'Fee' AND ${textOf(bill)} = 'Purchase'${noReservation} THEN ${OUT_OF_CYCLE}`]),
  ];
  return cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`;
}

/** The name of a product for people, where the map of its facts has one; else its code. */
function serviceOf(columns: SourceColumns, purpose: string, dialect: Dialect): string {
  const code = textOf(columns.needed('line_item_product_code', purpose));
  const product = columns.find('product');
  return product === null ? code : `coalesce(${valueOfKeys(product, ['product_name'], dialect)}, ${code})`;
}

function splitValue(split: SplitParts, columns: SourceColumns, dialect: Dialect): string {
  const purpose = `the split by ${split.kind}`;
  switch (split.kind) {
    case 'service':
      return serviceOf(columns, purpose, dialect);
    case 'region':
      return textOf(columns.find('product_region_code') ?? columns.needed('product_region_code', purpose));
    case 'resource':
      return textOf(columns.needed('line_item_resource_id', purpose));
    case 'tag':
      return tagOf(columns, split.key, purpose, dialect);
    case 'cost-category':
      return valueOfKeys(columns.needed('cost_category', purpose), costCategorySpellings(split.key), dialect);
    default:
      return `''`;
  }
}

/** CUR 2.0 has the tags of resources in a column of their own, and all tags together in a newer one. */
function tagOf(columns: SourceColumns, key: string, purpose: string, dialect: Dialect): string {
  const found = ['resource_tags', 'tags'].flatMap((name) => columns.find(name) ?? []);
  if (found.length === 0) throw columnsMissing(['resource_tags'], purpose);
  const values = found.map((column) => valueOfKeys(column, tagKeySpellings(key), dialect));
  return values.length === 1 ? (values[0] ?? quotedText('')) : `coalesce(${values.join(', ')})`;
}
