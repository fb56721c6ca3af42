import { expect, it } from 'vitest';
import type { Delivery } from '../ports.ts';
import { restrictedTable } from './restricted-table.ts';

const ADDRESS = { database: 'ou_cost', table: 'bill', workGroup: 'ou-cost' };

function delivery(month: string, folder: string, others: readonly string[] = []): Delivery {
  return { month, folder, others, files: [], manifest: null, deliveredAt: null };
}

it('reads the months and folders of the deliveries, and no file that is not of them', () => {
  const from = restrictedTable(ADDRESS, 'bill', [
    delivery('2026-09', "e/o'clock/data/BILLING_PERIOD=2026-09/", []),
    delivery('2026-10', 'e/data/BILLING_PERIOD=2026-10/x/', ['e/data/BILLING_PERIOD=2026-10/x/old.parquet']),
  ]);
  expect(from).toBe(
    `(SELECT * FROM "ou_cost"."bill" WHERE "billing_period" IN ('2026-09', '2026-10') AND (` +
      `("$path" >= 's3://bill/e/o''clock/data/BILLING_PERIOD=2026-09/' AND "$path" < 's3://bill/e/o''clock/data/BILLING_PERIOD=2026-090') OR ` +
      `("$path" >= 's3://bill/e/data/BILLING_PERIOD=2026-10/x/' AND "$path" < 's3://bill/e/data/BILLING_PERIOD=2026-10/x0')) AND ` +
      `"$path" NOT IN ('s3://bill/e/data/BILLING_PERIOD=2026-10/x/old.parquet')) AS bill`,
  );
});
