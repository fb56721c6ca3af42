import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';

/** A line of an export: columns by name, with an expression of SQL for each. */
export type Line = Readonly<Record<string, string>>;

export const PAYER = '111111111111';
export const SHOP = '012345678901';

/** A line of FOCUS with the types that AWS delivers: usage of 1.5 in October. */
export const FOCUS_LINE: Line = {
  SubAccountId: `'${SHOP}'`,
  SubAccountName: `'shop'`,
  BillingAccountId: `'${PAYER}'`,
  BillingCurrency: `'USD'`,
  BillingPeriodStart: `timestamp_ms '2026-10-01 00:00:00'`,
  ChargePeriodStart: `timestamp_ms '2026-10-05 13:00:00'`,
  ChargePeriodEnd: `timestamp_ms '2026-10-05 14:00:00'`,
  ChargeCategory: `'Usage'`,
  ChargeClass: 'NULL::varchar',
  ChargeFrequency: `'Usage-Based'`,
  CommitmentDiscountType: 'NULL::varchar',
  CommitmentDiscountStatus: 'NULL::varchar',
  BilledCost: '1.5::double',
  EffectiveCost: '1.25::double',
  ListCost: '2::double',
  ContractedCost: '1.75::double',
  ServiceName: `'Amazon Elastic Compute Cloud'`,
  RegionId: `'eu-west-1'`,
  ResourceId: `'i-1'`,
  Tags: `map {'user_team': 'web'}`,
  x_CostCategories: `map {'unit': 'retail'}`,
  x_Discounts: 'map {}::map(varchar, double)',
  x_ServiceCode: `'AmazonEC2'`,
};

/** A line item of CUR 2.0 with the types that AWS delivers: usage of 1.5 in October. */
export const CUR_LINE: Line = {
  line_item_usage_account_id: `'${SHOP}'`,
  line_item_usage_account_name: `'shop'`,
  bill_payer_account_id: `'${PAYER}'`,
  bill_bill_type: `'Anniversary'`,
  line_item_currency_code: `'USD'`,
  bill_billing_period_start_date: `timestamp_ms '2026-10-01 00:00:00'`,
  line_item_usage_start_date: `timestamp_ms '2026-10-05 13:00:00'`,
  line_item_usage_end_date: `timestamp_ms '2026-10-05 14:00:00'`,
  line_item_line_item_type: `'Usage'`,
  line_item_product_code: `'AmazonEC2'`,
  line_item_unblended_cost: '1.5::double',
  line_item_blended_cost: '1.4::double',
  line_item_net_unblended_cost: '1.3::double',
  pricing_public_on_demand_cost: '2::double',
  line_item_resource_id: `'i-1'`,
  product_region_code: `'eu-west-1'`,
  product: `map {'product_name': 'Amazon Elastic Compute Cloud'}`,
  resource_tags: `map {'user_team': 'web'}`,
  cost_category: `map {'unit': 'retail'}`,
  reservation_reservation_a_r_n: `''`,
  reservation_effective_cost: 'NULL::double',
  reservation_unused_amortized_upfront_fee_for_billing_period: 'NULL::double',
  reservation_unused_recurring_fee: 'NULL::double',
  reservation_net_effective_cost: 'NULL::double',
  reservation_net_unused_amortized_upfront_fee_for_billing_period: 'NULL::double',
  reservation_net_unused_recurring_fee: 'NULL::double',
  savings_plan_savings_plan_effective_cost: 'NULL::double',
  savings_plan_net_savings_plan_effective_cost: 'NULL::double',
  savings_plan_total_commitment_to_date: 'NULL::double',
  savings_plan_used_commitment: 'NULL::double',
};

/** A folder for files of an export, which is removed after the test. */
export async function exportFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ou-cost export's "));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes lines into a file of the folder; its ending tells the format. */
export async function writeLines(folder: string, name: string, lines: readonly Line[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    const selects = lines.map((line) =>
      Object.entries(line)
        .map(([column, sql]) => `${sql} AS "${column}"`)
        .join(', '),
    );
    const options = name.endsWith('.parquet')
      ? 'format parquet, compression snappy'
      : `format csv, header${name.endsWith('.gz') ? ', compression gzip' : ''}`;
    const file = join(folder, name).replaceAll("'", "''");
    await connection.run(
      `COPY (${selects.map((select) => `SELECT ${select}`).join(' UNION ALL ')}) TO '${file}' (${options})`,
    );
  } finally {
    instance.closeSync();
  }
}
