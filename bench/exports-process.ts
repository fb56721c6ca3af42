import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DuckDbEngine, FolderFiles } from '@ou-cost/exports/duckdb';
import { reportSpend } from '@ou-cost/spend';
import { decodeRequest } from '../packages/contract/src/request.ts';
import { openExportsLedger } from '../packages/exports/src/ledger/exports-ledger.ts';
import type { Delivery } from '../packages/exports/src/ports.ts';
import { jsonPieces } from '../packages/present/src/json/text.ts';
import { TODAY } from './cost-explorer-pages.ts';
import { ACCOUNTS } from './exported-lines.ts';
import { listingOf } from './organization-listing.ts';
import { peakBytes } from './peak-bytes.ts';
import { cpuTimed } from './statistics.ts';

/** `node exports-process.ts WAY FOLDER` reads the Parquet files of a folder in one way and prints this outcome as JSON. */
export interface ExportsOutcome {
  /** Processor time in milliseconds. */
  readonly cpu: number;
  /** Peak memory of the process in bytes. */
  readonly peak: number;
  /** Of the text of the report, or of the number of rows. */
  readonly digest: string;
}

const [way, folder = ''] = process.argv.slice(2);

/** What tells the kind of a charge, as somebody would write it by hand, with the casts of a report and each of the columns as a group. */
const GROUPED = `SELECT "SubAccountId", max("SubAccountName"), "BillingAccountId", "BillingCurrency", "BillingPeriodStart",
  "ChargeCategory", "ChargeClass", "ChargeFrequency", "CommitmentDiscountType", "CommitmentDiscountStatus",
  "ChargeCategory" = 'Purchase' AND "x_ServiceCode" LIKE 'AWS%Support%' AS support,
  "ChargeCategory" IN ('Credit', 'Adjustment') AND cardinality("x_Discounts") > 0 AS discount,
  ("ChargeCategory" = 'Adjustment' OR "ChargeClass" = 'Correction') AND "BilledCost" < 0 AS refund,
  sum(CAST("BilledCost" AS DECIMAL(38,10)))
  FROM read_parquet('${folder}/*.parquet') GROUP BY ALL`;

/** The same without what only tells support, discounts and refunds, and without names. */
const BARE = `SELECT "SubAccountId", "BillingAccountId", "BillingCurrency", "BillingPeriodStart", "ChargeCategory", "ChargeClass",
  "ChargeFrequency", "CommitmentDiscountType", "CommitmentDiscountStatus", sum(CAST("BilledCost" AS DECIMAL(38,10)))
  FROM read_parquet('${folder}/*.parquet') GROUP BY ALL`;

async function queried(sql: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const result = await connection.stream(sql);
  let rows = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return String(rows);
    rows += chunk.rowCount;
  }
}

function deliveries(): Delivery[] {
  const files = readdirSync(folder).map((path) => {
    const { size } = statSync(join(folder, path));
    return { path, bytes: size, modifiedAt: 0, version: '1' };
  });
  return [...Map.groupBy(files, ({ path }) => path.slice(0, 7))].sort().map(([month, ofMonth]) => ({
    month,
    deliveredAt: Date.parse(TODAY),
    manifest: { path: `${month}/Manifest.json`, bytes: 1, modifiedAt: 0, version: '1' },
    folder: `${month}/`,
    files: ofMonth,
    others: [],
  }));
}

/** The whole report, from the files to the last byte of its JSON; the manifests are not read from a disk. */
async function reported(): Promise<string> {
  const all = deliveries();
  const months = all.map(({ month }) => month);
  const clock = { now: () => Date.parse(TODAY) };
  const listing = listingOf(ACCOUNTS);
  await using engine = new DuckDbEngine(new FolderFiles((path) => join(folder, path)));
  const ledger = await openExportsLedger({
    engine,
    deliveries: {
      name: 'the export',
      months: async () => months,
      of: async (asked) => all.filter(({ month }) => asked.includes(month)),
      assertUnchanged: async () => {},
    },
    managementAccountId: async () => listing.managementAccountId,
    independentTotal: { kind: 'none' },
    clock,
    settlingDay: 6,
  });
  const period = `${months[0]}..${months.at(-1)}`;
  const { report: request } = decodeRequest({ period, source: 'exports', compare: 'none' });
  const report = await reportSpend(
    {
      ledger,
      clock,
      directory: { read: async () => listing },
      meter: { usage: () => ({ requests: {}, throttled: 0, retries: 0, charges: [] }) },
    },
    request,
    { runId: 'bench', producer: 'ou-cost bench', tolerance: { units: 1n, scale: 2 }, settlingDay: 6 },
  );
  const hash = createHash('sha256');
  for (const piece of jsonPieces(report, 'compact')) hash.update(piece);
  return hash.digest('hex');
}

const WAYS = { report: reported, grouped: () => queried(GROUPED), bare: () => queried(BARE) } as const;
export type Way = keyof typeof WAYS;

const [, run] = Object.entries(WAYS).find(([name]) => name === way) ?? [];
if (run === undefined) throw new Error(`'${way}' is not one of ${Object.keys(WAYS).join(', ')}`);
const { result: digest, cpu } = await cpuTimed(run);
const outcome: ExportsOutcome = { cpu, peak: peakBytes(), digest };
process.stdout.write(JSON.stringify(outcome));
