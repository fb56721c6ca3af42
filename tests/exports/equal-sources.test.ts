import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { decodeRequest } from '@ou-cost/contract';
import { composeAthenaPorts } from '@ou-cost/exports/athena';
import { type Sandbox, type Scenario, startSandbox, writeExport } from '@ou-cost/sandbox';
import { type Report, reportSpend, type Spend } from '@ou-cost/spend';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import {
  BUCKET,
  DATABASE,
  EXPORT_TABLES,
  type ExportTable,
  glueName,
  WORK_GROUP,
  withTables,
} from '../support/exports/athena-tables.ts';
import { listingOf, reportFromFiles } from '../support/exports/from-files.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { makeReport, payerAccess } from '../support/in-process/adapters.ts';
import { virtualTiming } from '../support/in-process/virtual-timing.ts';
import { sumOfSums, sumsByAccount, sumsByUnit, withoutZeros } from '../support/numbers/ledger-sums.ts';
import { partsOf } from '../support/numbers/report-figures.ts';
import { tenDecimals } from '../support/numbers/ten-decimals.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor } from '../support/sandbox/start.ts';
import { twoMonthScenario } from '../support/scenarios/generated.ts';
import { enterprise } from '../support/scenarios/shipped.ts';

const QUESTION = { period: '2026-09..2026-10', metric: ['UnblendedCost', 'AmortizedCost'] };
const FORMATS = ['csv.gz', 'parquet'] as const;

let scenario: Scenario;
let folder: string;
let sandbox: Sandbox;
let explorer: Report;

beforeAll(async () => {
  scenario = await enterprise();
  folder = temporaryFolder('equal');
  for (const table of EXPORT_TABLES) {
    for (const format of FORMATS) {
      const months = ['2026-09', '2026-10'];
      await writeExport(scenario, folder, {
        name: table,
        prefix: format,
        bucket: BUCKET,
        table,
        format,
        months,
      });
    }
  }
  const place = { accountId: ENTERPRISE_PAYER, region: 'ap-northeast-1' };
  const deployment = withTables(deploymentFor(ENTERPRISE_PAYER), folder, place);
  sandbox = await startSandbox({ deployment, scenario });
  explorer = await makeReport(payerAccess(sandbox, scenario.today), QUESTION);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox?.stop();
});

async function withAthena(table: ExportTable): Promise<Report> {
  const { credentials } = payerAccess(sandbox, scenario.today);
  const ports = await composeAthenaPorts({
    region: 'ap-northeast-1',
    readerRoleArn: null,
    credentials: async () => credentials,
    runId: SETTINGS.runId,
    deadline: null,
    maxCostExplorerRequests: null,
    timing: virtualTiming(scenario.today),
    exports: {
      location: `s3://${BUCKET}/parquet/${table}`,
      region: 'ap-northeast-1',
      database: DATABASE,
      table: glueName(table),
      workGroup: WORK_GROUP,
    },
    maxGigabytesScanned: null,
    settlingDay: SETTINGS.settlingDay,
    s3Endpoint: sandbox.endpoint,
    directory: { read: async () => listingOf(scenario) },
  });
  return reportSpend(ports, decodeRequest({ ...QUESTION, source: 'exports' }).report, SETTINGS);
}

describe.each(EXPORT_TABLES)('the same bill as %s', (table) => {
  const sources: [string, () => Promise<Report>][] = [
    ...FORMATS.map((format): [string, () => Promise<Report>] => [
      `${format}, read by DuckDB`,
      () => reportFromFiles(join(folder, format, table), scenario, QUESTION),
    ]),
    ['Parquet in a bucket, read by Athena', () => withAthena(table)],
  ];

  it.each(sources)(
    'in %s gives the report that Cost Explorer gives, unit by unit and account by account',
    async (_, made) => {
      const report = await made();
      expect(figuresOf(report)).toEqual(figuresOf(explorer));
      expectLedger(report, scenario);
      // FOCUS 1.0 does not name the invoice.
      const isInvoiced = table === 'FOCUS_1_0_AWS' ? undefined : true;
      expect(report.periods.map(({ final }) => final)).toEqual([isInvoiced, isInvoiced]);
    },
  );
});

describe('random bills of random organizations', () => {
  /** Record types whose lines any of the tables can say, whatever their amounts are. */
  const TYPES = ['Usage', 'Credit', 'Tax', 'Fee', 'Enterprise Discount Program Discount'];
  const bills = fc.record({
    seed: fc.nat(2 ** 31 - 1),
    accounts: fc.integer({ min: 1, max: 6 }),
    ous: fc.integer({ min: 0, max: 4 }),
    departed: fc.integer({ min: 0, max: 2 }),
    recordTypes: fc.subarray(TYPES, { minLength: 1 }),
    table: fc.constantFrom(...EXPORT_TABLES),
    // A bill of random amounts has more decimals than a floating-point number keeps of them.
    format: fc.constantFrom('csv' as const, 'csv.gz' as const),
  });

  it('give reports whose figures are the exact sums of their lines, to the last decimal', async () => {
    await fc.assert(
      fc.asyncProperty(bills, async ({ table, format, ...options }) => {
        const made = twoMonthScenario(options);
        const { ledger } = made;
        // In a CUR, the amortized cost of what no commitment covers is the unblended one.
        const isCur = table === 'COST_AND_USAGE_REPORT';
        const random = isCur ? { ...made, ledger: { ...ledger, effective: ledger.billed } } : made;
        const place = temporaryFolder('random');
        await writeExport(random, place, { name: 'bill', table, format });
        const report = await reportFromFiles(place, random, QUESTION);
        expect(sumsOfReport(report)).toEqual(sumsOfLines(random));
        const whole = [...sumsOfLines(random)].reduce((sum, [, units]) => sum + units, 0n);
        const totals = Object.values(report.total).flatMap(({ amounts }) => amounts.map(units18));
        expect(totals.reduce((sum, units) => sum + units, 0n)).toBe(whole);
      }),
      { numRuns: 25 },
    );
  });
});

describe('SQL over the files', () => {
  it.each([
    ['FOCUS_1_2_AWS', 'SubAccountId', 'BillingAccountId', 'BillingPeriodStart', 'BilledCost'],
    [
      'COST_AND_USAGE_REPORT',
      'line_item_usage_account_id',
      'bill_payer_account_id',
      'bill_billing_period_start_date',
      'line_item_unblended_cost',
    ],
  ])(
    'of %s has the sums of the report for each account and month',
    async (table, account, payer, month, cost) => {
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const files = join(folder, 'csv.gz', table, 'data', '**', '*.csv.gz');
      const found = await connection.runAndReadAll(`
      select coalesce(nullif(${account}, ''), ${payer}), ${month}[:7], sum(cast(${cost} as decimal(38, 18)))::varchar
      from read_csv('${files}', header = true, all_varchar = true, hive_partitioning = false) group by all`);
      const amounts = new Map(
        found
          .getRowsJson()
          .map(([id, start, sum]) => [`${id} ${start}`, tenDecimals(trimmed(String(sum)))] as const),
      );
      expect(amounts.size).toBeGreaterThan(100);
      for (const { id, spend } of explorer.accounts) {
        for (const [at, { start }] of explorer.periods.entries()) {
          const shown = tenDecimals(spend.UnblendedCost?.amounts[at] ?? '');
          expect(shown, `${id} ${start}`).toBe(amounts.get(`${id} ${start.slice(0, 7)}`) ?? 0n);
        }
      }
    },
  );
});

/** The charge type of a record type of the scenario, whose names begin with it but for these. */
function partNamed(recordType: string): string {
  const name = recordType.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (name === 'flatratesubscription') return 'usage';
  if (name.startsWith('savingsplan')) return 'savings-plan';
  if (name === 'rifee' || name === 'discountedusage') return 'reservation';
  if (name.endsWith('discount')) return 'discount';
  return name;
}

/** Without the zeros of a fixed scale. */
function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** Every figure by charge type, without units and accounts in which nothing was spent. */
function figuresOf({ currency, periods, total, unattributed, organizationalUnits, accounts }: Report) {
  const shown = (spend: Spend) =>
    Object.entries(spend).map(([metric, { amounts, gross, byChargeType }]) => ({
      metric,
      amounts,
      gross,
      byChargeType,
    }));
  const spent = (spend: Spend) =>
    Object.values(spend).some(({ amounts }) => amounts.some((one) => one !== '0'));
  return {
    currency,
    // Only an export says that a month is on an invoice.
    periods: periods.map(({ final: _, ...period }) => period),
    total: shown(total),
    unattributed: { ids: unattributed.accountIds, total: shown(unattributed.total) },
    units: organizationalUnits
      .filter(({ total: whole }) => spent(whole))
      .map((unit) => ({ id: unit.id, direct: shown(unit.direct), total: shown(unit.total) })),
    accounts: accounts
      .filter(({ spend }) => spent(spend))
      .map(({ id, spend }) => ({ id, spend: shown(spend) })),
  };
}

/** The sums of a report by account, metric, month and charge type, in units of 10^-18. */
function sumsOfReport({ accounts, periods }: Report): Map<string, bigint> {
  const sums = accounts.flatMap(({ id, spend }) =>
    Object.entries(spend).flatMap(([metric, { byChargeType = {} }]) =>
      Object.entries(byChargeType).flatMap(([part, amounts = []]) =>
        periods.map(({ start }, at): [string, bigint] => [
          `${id} ${metric} ${start} ${part}`,
          units18(amounts[at] ?? '0'),
        ]),
      ),
    ),
  );
  return new Map(sums.filter(([, units]) => units !== 0n).sort());
}

/** The same sums of the scenario's lines, which are added as integers. */
function sumsOfLines({ ledger }: Scenario): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const columns = { UnblendedCost: ledger.billed, AmortizedCost: ledger.effective };
  for (let row = 0; row < ledger.length; row += 1) {
    const month = new Date((ledger.starts[row] ?? 0) * 1000).toISOString().slice(0, 7);
    const account = ledger.accounts[ledger.accountOf[row] ?? -1]?.id;
    const part = partNamed(ledger.traits[ledger.traitsOf[row] ?? -1]?.recordType ?? '');
    for (const [metric, column] of Object.entries(columns)) {
      const { coefficient, scale } = column.at(row);
      const key = `${account} ${metric} ${month}-01 ${part}`;
      sums.set(key, (sums.get(key) ?? 0n) + coefficient * 10n ** BigInt(18 - scale));
    }
  }
  return new Map([...sums].filter(([, units]) => units !== 0n).sort());
}

/** An amount in units of 10^-18. */
function units18(text: string): bigint {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text) ?? [];
  const units = BigInt(whole + fraction.padEnd(18, '0'));
  return sign === '-' ? -units : units;
}

/** Expects each unit's figures to be the sums of the scenario's line items, which are added as integers. */
function expectLedger(report: Report, { organization, ...rest }: Scenario): void {
  const sums = sumsByAccount(
    { organization, ...rest },
    {
      granularity: 'MONTHLY',
      periods: report.periods.map(({ start }) => start),
      partOf: ({ recordType }) => ({ group: recordType, part: partNamed(recordType) }),
    },
  );
  const units = new Map(sumsByUnit(organization.root, sums).map((unit) => [unit.id, unit]));
  for (const { id, direct, total } of report.organizationalUnits) {
    expect(partsOf(direct, report), `${id} direct`).toEqual(withoutZeros(units.get(id)?.direct ?? new Map()));
    expect(partsOf(total, report), `${id} total`).toEqual(withoutZeros(units.get(id)?.total ?? new Map()));
  }
  expect(partsOf(report.total, report)).toEqual(withoutZeros(sumOfSums(sums.values())));
}
