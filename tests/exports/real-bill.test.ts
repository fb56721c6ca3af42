import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, Spend } from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { FORMATS, type Format, writeFormats } from '../support/exports/focus-formats.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { focusSql, type SqlRow } from '../support/numbers/focus-sql.ts';
import { executeNode, ISOLATED } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';
import { FOCUS_SAMPLE, HAS_FOCUS_SAMPLE } from '../support/scenarios/shipped.ts';
import { type Node, placementsIn } from '../support/scenarios/tree.ts';

if (!HAS_FOCUS_SAMPLE) console.warn(`skipped: the real bill is not at ${FOCUS_SAMPLE}`);

const METRICS = { UnblendedCost: 'unblended', AmortizedCost: 'amortized' } as const;
const SPLITS = ['charge-type', 'service', 'region', 'resource', 'hour', 'tag:environment'];

describe.skipIf(!HAS_FOCUS_SAMPLE)('the real bill of September 2024, from files', () => {
  const reports = new Map<Format, Report>();
  let sql: (text: string) => Promise<readonly SqlRow[]>;

  beforeAll(async () => {
    const root: Node = JSON.parse(readFileSync(join(FOCUS_SAMPLE, 'organization.json'), 'utf8')).root;
    const bill = join(FOCUS_SAMPLE, 'ledger.csv');
    sql = await focusSql(bill, ['2024-09-01', '2024-10-01'], placementsIn(root));
    const folders = await writeFormats(bill, temporaryFolder('real-bill'));
    for (const format of FORMATS) {
      const ended = await executeNode(
        OU_COST,
        [
          ...['report', '--exports', folders[format]],
          ...['--organization', join(FOCUS_SAMPLE, 'organization.json'), '--period', '2024-09'],
          ...Object.keys(METRICS).flatMap((metric) => ['--metric', metric]),
          ...SPLITS.flatMap((split) => ['--by', split]),
          ...['--output', 'json', '--quiet'],
        ],
        { env: ISOLATED },
      );
      expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
      reports.set(format, reportFrom(ended.stdout));
    }
  });

  const reportOf = (format: Format): Report => {
    const report = reports.get(format);
    if (report === undefined) throw new Error(`there is no report from ${format}`);
    return report;
  };

  describe.each(FORMATS)('as %s', (format) => {
    it('is 18.0066386184 USD unblended and 13 amortized, and is not called reconciled', () => {
      const { total, currency, bills } = reportOf(format);
      expect(currency).toBe('USD');
      expect(total.UnblendedCost?.amounts).toEqual(['18.0066386184']);
      expect(total.AmortizedCost?.amounts).toEqual(['13']);
      expect(bills[0]).toMatchObject({
        managementAccountId: '123456789012',
        source: { kind: 'exports', independentTotal: 'none' },
        reconciliation: { status: 'not-checked', checks: [] },
      });
    });

    it('has the same sums by service, region, resource, hour and tag', () => {
      const report = reportOf(format);
      expect([report.query.by, ...report.query.alsoBy]).toEqual(SPLITS);
      const spends = [
        report.total,
        ...report.organizationalUnits.flatMap(({ direct, total }) => [direct, total]),
      ];
      for (const spend of spends) {
        for (const [metric, amount] of amountsOf(spend)) {
          for (const parts of partsOf(spend, metric)) expect(sum(parts)).toBe(sum([amount]));
        }
      }
    });

    it('has the sums of SQL for each unit and charge type', async () => {
      const rows = await sql(`
        select unit, part, sum(unblended) as unblended, sum(amortized) as amortized
        from bill join placement using (account) group by unit, part`);
      expect(rows.length).toBeGreaterThan(20);
      const report = reportOf(format);
      const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit.total]));
      for (const { unit = '', part = '', ...sums } of rows) {
        for (const [metric, column] of entries(METRICS)) {
          const shown = units.get(unit)?.[metric]?.byChargeType?.[part as 'usage']?.[0] ?? '0';
          expect(sum([shown]), `${unit} ${part} ${metric}`).toBe(sum([sums[column] ?? '']));
        }
      }
    });
  });

  it('gives the same report in each format, but for what was read', () => {
    const comparable = (format: Format) => {
      const { runId: _, generatedAt: __, usage: ___, bills, ...rest } = reportOf(format);
      return { ...rest, bills: bills.map(({ source: _source, ...bill }) => bill) };
    };
    expect(comparable('csv.gz')).toEqual(comparable('csv'));
    expect(comparable('parquet')).toEqual(comparable('csv'));
    expect(soleBill(reportOf('csv')).source.name).toBe('csv (FOCUS)');
    expect(reportOf('csv').usage).toMatchObject({ requests: {}, charges: [], scannedBytes: 614_407 });
  });
});

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

type MetricName = keyof typeof METRICS;

function amountsOf(spend: Spend): [MetricName, string][] {
  return entries(METRICS).map(([metric]) => [metric, spend[metric]?.amounts[0] ?? '']);
}

/** The amounts of the parts of each split. */
function partsOf(spend: Spend, metric: MetricName): string[][] {
  const { byChargeType, byService, byRegion, byResource, byHour, byTag } = spend[metric] ?? {};
  const splits = [byChargeType, byService, byRegion, byResource, byHour, byTag?.['environment']];
  return splits.map((parts) => Object.values(parts ?? {}).map((amounts) => String(amounts?.[0])));
}

/** A sum in units of 10^-18, apart from the code under test. */
function sum(texts: readonly string[]): bigint {
  return texts.reduce((total, text) => {
    const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text) ?? [];
    if (whole === '') throw new Error(`'${text}' is not an amount`);
    const units = BigInt(whole + fraction.padEnd(18, '0'));
    return sign === '-' ? total - units : total + units;
  }, 0n);
}
