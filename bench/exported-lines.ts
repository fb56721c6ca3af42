import { linkSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { FOCUS_1_2_COLUMNS } from '../packages/sandbox/src/exports/table/focus-columns.ts';
import { accountIdAt, MONTHS } from './cost-explorer-pages.ts';

export const ACCOUNTS = 2_000;
const PAYER = accountIdAt(0);

/** What the lines of a benchmark have in the columns that reports read. `h` is a hash of the line's number. */
const VALUES: Readonly<Record<string, string>> = {
  SubAccountId: `CAST(${PAYER} + h % ${ACCOUNTS} AS varchar)`,
  SubAccountName: `concat('workload-', h % ${ACCOUNTS}, '-production')`,
  BillingAccountId: `'${PAYER}'`,
  BillingAccountName: `'payer'`,
  BillingAccountType: `'Management'`,
  BillingCurrency: `'USD'`,
  BillingPeriodStart: 'CAST(month AS timestamp_ms)',
  BillingPeriodEnd: 'CAST(month + INTERVAL 1 month AS timestamp_ms)',
  ChargePeriodStart: `CAST(month + to_hours(CAST(h // ${ACCOUNTS} % 672 AS int)) AS timestamp_ms)`,
  ChargePeriodEnd: `CAST(month + to_hours(CAST(h // ${ACCOUNTS} % 672 AS int) + 1) AS timestamp_ms)`,
  ChargeCategory: `CASE WHEN h % 100 < 90 THEN 'Usage' WHEN h % 100 < 95 THEN 'Purchase' WHEN h % 100 < 98 THEN 'Tax' WHEN h % 100 < 99 THEN 'Credit' ELSE 'Adjustment' END`,
  ChargeClass: `CASE WHEN h % 997 = 0 THEN 'Correction' END`,
  ChargeFrequency: `CASE WHEN h % 100 < 90 THEN 'Usage-Based' WHEN h % 100 < 95 THEN 'Recurring' ELSE 'One-Time' END`,
  CommitmentDiscountType: `CASE h % 7 WHEN 0 THEN 'Savings Plan' WHEN 1 THEN 'Reserved Instance' END`,
  CommitmentDiscountStatus: `CASE h % 7 WHEN 0 THEN 'Used' WHEN 1 THEN CASE h % 3 WHEN 0 THEN 'Unused' ELSE 'Used' END END`,
  BilledCost: 'CAST(h % 1000003 AS double) / 1e7',
  EffectiveCost: 'CAST(h % 1000033 AS double) / 1e7',
  ListCost: 'CAST(h % 1000037 AS double) / 1e7',
  ContractedCost: 'CAST(h % 1000039 AS double) / 1e7',
  ServiceName: `concat('Amazon Service ', h // 31 % 60)`,
  x_ServiceCode: `concat('AmazonService', h // 31 % 60)`,
  RegionId: `concat('region-', h // 17 % 20)`,
  ResourceId: `concat('arn:aws:ec2:us-east-1:', ${PAYER} + h % ${ACCOUNTS}, ':instance/i-', h % 500000)`,
  SkuId: `concat('SKU', h // 7 % 900)`,
  Tags: `map {'user_team': concat('team-', h % 50), 'user_environment': concat('stage-', h % 4)}`,
  x_Discounts: `CASE WHEN h % 199 = 0 THEN map {'discount_bundled_discount': -0.01::double} ELSE map {}::map(varchar, double) END`,
};

const NULLS = {
  text: 'varchar',
  double: 'double',
  moment: 'timestamp_ms',
  texts: 'map(varchar, varchar)',
  doubles: 'map(varchar, double)',
};

interface ExportedLines {
  /** Of all months together. */
  readonly lines: number;
  /** Of all months together; at least one a month. */
  readonly files: number;
}

/**
 * Writes lines of FOCUS 1.2 with all of its columns as Parquet into a folder, for the last months of the benchmarks; the
 * names of the files begin with their month. The same numbers give the same lines.
 */
export async function writeExportedLines(
  folder: string,
  months: number,
  { lines, files }: ExportedLines,
): Promise<void> {
  const columns = FOCUS_1_2_COLUMNS.map(({ name, type }) => {
    const value = Object.hasOwn(VALUES, name) ? VALUES[name] : `CAST(NULL AS ${NULLS[type]})`;
    return `${value} AS "${name}"`;
  });
  const perFile = Math.floor(lines / files);
  for (let number = 0; number < files; number += 1) {
    const start = MONTHS.slice(-months)[Math.floor((number * months) / files)];
    const name = `${start?.slice(0, 7)}-${String(number).padStart(5, '0')}.snappy.parquet`;
    await write(
      `SELECT ${columns.join(', ')} FROM (SELECT hash(i) % 1000000007 AS h, DATE '${start}' AS month
         FROM range(${number * perFile}, ${(number + 1) * perFile}) AS lines(i))`,
      join(folder, name),
    );
  }
}

/** The lines of each file, so many times over: in so many files that are the same one, and in one file. */
export async function multiplyLines(from: string, many: string, few: string, times: number): Promise<void> {
  for (const name of readdirSync(from)) {
    const file = join(from, name);
    for (let copy = 0; copy < times; copy += 1) {
      linkSync(file, join(many, name.replace('.', `-${String(copy).padStart(3, '0')}.`)));
    }
    const list = Array.from({ length: times }, () => `'${file}'`).join(', ');
    await write(`SELECT * FROM read_parquet([${list}])`, join(few, name));
  }
}

async function write(query: string, file: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' });
  try {
    const connection = await instance.connect();
    await connection.run(`COPY (${query}) TO '${file}' (format parquet, compression snappy)`);
  } finally {
    instance.closeSync();
  }
}
