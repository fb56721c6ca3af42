import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** How a bill may lie on a disk: as it is, and as AWS delivers it. */
export const FORMATS = ['csv', 'csv.gz', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The columns of FOCUS 1.0 that AWS delivers as other types than text, in Parquet. */
const TYPES = {
  DOUBLE: [
    'BilledCost',
    'EffectiveCost',
    'ListCost',
    'ContractedCost',
    'ConsumedQuantity',
    'PricingQuantity',
  ],
  TIMESTAMP: ['BillingPeriodStart', 'BillingPeriodEnd', 'ChargePeriodStart', 'ChargePeriodEnd'],
} as const;

/**
 * Writes a FOCUS bill, a CSV file, into a folder of its own for each format: gzipped CSV with the same texts, and Parquet
 * with the types that AWS gives the columns. Returns the folder of each format.
 */
export async function writeFormats(csv: string, folder: string): Promise<Record<Format, string>> {
  const folders = Object.fromEntries(FORMATS.map((format) => [format, join(folder, format)])) as Record<
    Format,
    string
  >;
  for (const one of Object.values(folders)) mkdirSync(one, { recursive: true });
  copyFileSync(csv, join(folders.csv, 'bill.csv'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `create table bill as select * from read_csv(${quoted(csv)}, header = true, all_varchar = true)`,
  );
  await connection.run(
    `copy bill to ${quoted(join(folders['csv.gz'], 'bill.csv.gz'))} (format csv, header, compression gzip)`,
  );
  const casts = Object.entries(TYPES).flatMap(([type, names]) =>
    names.map((name) => `try_cast(nullif(${name}, '') as ${type}) as ${name}`),
  );
  const tags = `cast(cast(nullif(Tags, '') as json) as map(varchar, varchar)) as Tags`;
  await connection.run(
    `copy (select * replace (${[...casts, tags].join(', ')}) from bill)
     to ${quoted(join(folders.parquet, 'bill.parquet'))} (format parquet)`,
  );
  connection.closeSync();
  return folders;
}
