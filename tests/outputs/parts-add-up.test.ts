import { read, utils } from '@e965/xlsx';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { parsePeriod, type Report, reportSpend, type Spend, type Split } from '@ou-cost/spend';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, type Bill, type Line, portsOn, SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { randomBills } from '../../packages/spend/src/testing/random-bill.ts';
import { reportFrom } from '../support/files/reports.ts';

const METRICS = ['UnblendedCost', 'AmortizedCost'] as const;
const NAMES = { UnblendedCost: 'Unblended cost', AmortizedCost: 'Amortized cost' } as const;
const SPLITS: readonly Split[] = ['charge-type', 'service'];

type Row = Readonly<Record<string, string>>;

function negated(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** Every second line again with the opposite sign in another account, so that whole parts cancel out in the total. */
function withCancelled(bill: Bill): Bill {
  const mirrored = bill.lines.flatMap((line, at): Line[] => {
    const other = bill.accounts[(at * 7 + 1) % Math.max(1, bill.accounts.length)];
    const isMirrored = line.recordType === 'Usage' || line.recordType === 'RIFee' || at % 2 === 0;
    if (other === undefined || !isMirrored) return [];
    const { amount, amortized = amount } = line;
    return [{ ...line, account: other.id, amount: negated(amount), amortized: negated(amortized) }];
  });
  return { ...bill, lines: [...bill.lines, ...mirrored] };
}

const bills = randomBills({ units: 6, accounts: 8, lines: 20 }).map(withCancelled);

function reportOf(bill: Bill, by: Split): Promise<Report> {
  const request = asking({ period: parsePeriod('2026-09..2026-10'), metrics: METRICS, by: [by] });
  return reportSpend(portsOn(bill), request, SETTINGS);
}

async function textOf(report: Report, format: 'csv' | 'csv-ou' | 'html' | 'markdown' | 'table' | 'json') {
  const pieces = await rendered(format, report, PLAIN_VIEW);
  if (pieces instanceof Uint8Array) throw new Error(`${format} is not text`);
  return [...pieces].join('');
}

/** Units of 10^-10, summed here and not by the code under test. */
function exact(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(10, '0'));
  return amount.startsWith('-') ? -units : units;
}

function sum(amounts: Iterable<string>): bigint {
  let total = 0n;
  for (const amount of amounts) total += exact(amount);
  return total;
}

const MONTHS = ['2026-09', '2026-10'] as const;

/** Every spend that has parts. */
function spendsOf(report: Report): Spend[] {
  return [
    report.total,
    report.unattributed.total,
    ...report.organizationalUnits.flatMap(({ direct, total }) => [direct, total]),
    ...report.accounts.map(({ spend }) => spend),
  ];
}

function partsOf(spend: Spend, metric: (typeof METRICS)[number]): [string, readonly string[]][] {
  return Object.entries(spend[metric]?.byChargeType ?? spend[metric]?.byService ?? {});
}

describe.each(SPLITS)('the parts by %s add up to what is shown as their sum, where some cancel out', (by) => {
  const holds = (check: (report: Report) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(bills, async (bill) => check(await reportOf(bill, by))),
      { numRuns: 25 },
    );

  it('in the report', () =>
    holds(async (made) => {
      const report = reportFrom(await textOf(made, 'json'));
      for (const spend of spendsOf(report)) {
        for (const metric of METRICS) {
          for (const at of MONTHS.keys()) {
            const parts = partsOf(spend, metric).map(([, amounts]) => amounts[at] ?? '');
            expect(sum(parts)).toBe(exact(spend[metric]?.amounts[at] ?? ''));
          }
        }
      }
    }));

  it('in every row of csv-ou', () =>
    holds(async (report) => {
      const rows: Row[] = parse(await textOf(report, 'csv-ou'), { bom: true, columns: true });
      for (const row of rows) {
        for (const metric of METRICS) {
          for (const month of MONTHS) {
            const columns = Object.entries(row).filter(
              ([title]) => title.startsWith(`${metric} `) && title.includes(` ${month}`),
            );
            const parts = columns.filter(
              ([title]) => !/^\w+ (?:direct|total|gross|before|after|change) /.test(title),
            );
            const total = columns.find(([title]) => title.startsWith(`${metric} total `))?.[1];
            expect(sum(parts.map(([, amount]) => amount))).toBe(exact(total ?? ''));
          }
        }
      }
    }));

  it('in csv, per account and per metric', () =>
    holds(async (report) => {
      const rows: Row[] = parse(await textOf(report, 'csv'), { columns: true });
      const columns = { UnblendedCost: 'BilledCost', AmortizedCost: 'EffectiveCost' } as const;
      for (const metric of METRICS) {
        const column = columns[metric];
        for (const [at, month] of MONTHS.entries()) {
          const ofMonth = rows.filter((row) => row['ChargePeriodStart']?.startsWith(month));
          const amounts = (some: readonly Row[]) => sum(some.map((row) => row[column] ?? ''));
          expect(amounts(ofMonth)).toBe(exact(report.total[metric]?.amounts[at] ?? ''));
          for (const { id, spend } of report.accounts) {
            const own = ofMonth.filter((row) => row['SubAccountId'] === id);
            expect(amounts(own)).toBe(exact(spend[metric]?.amounts[at] ?? ''));
          }
        }
      }
      const fees = rows.filter(
        (row) =>
          row['ChargeCategory'] === 'Purchase' &&
          ['savings-plan', 'reservation'].includes(row['x_ChargeType'] ?? ''),
      );
      expect(fees.filter((row) => row['EffectiveCost'] !== '0')).toEqual([]);
    }));

  it('in what the page draws', () =>
    holds(async (report) => {
      const html = await textOf(report, 'html');
      const data = /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
      const page = JSON.parse(data);
      const drawn = [
        ...[page.total, page.unattributed],
        ...page.units.flatMap((unit: readonly unknown[]) => [unit[3], unit[4]]),
        ...page.accounts.map((account: readonly unknown[]) => account[4]),
      ];
      expect(drawn).toHaveLength(spendsOf(report).length);
      for (const [which, spend] of spendsOf(report).entries()) {
        for (const [metricAt, metric] of METRICS.entries()) {
          const [net, , parts] = drawn[which] === 0 ? ['0 0', 0, []] : drawn[which][metricAt];
          const amounts: readonly string[] = net.split(' ');
          expect(amounts).toEqual(spend[metric]?.amounts);
          const names = new Set(parts.map(([part]: [number]) => page.parts[part]));
          expect(names.size).toBe(partsOf(spend, metric).length);
          for (const at of MONTHS.keys()) {
            const shown = parts.map(([, own]: [number, string | 0]) => (own || net).split(' ')[at]);
            expect(sum(shown)).toBe(exact(amounts[at] ?? ''));
          }
        }
      }
    }));

  it('in the workbook, to the precision of a spreadsheet', () =>
    holds(async (report) => {
      const bytes = await rendered('xlsx', report, PLAIN_VIEW);
      const { Sheets } = read(bytes);
      const sheet = Sheets[by === 'service' ? 'Services' : 'Charge types'];
      const rows: Record<string, string | number>[] =
        sheet === undefined ? [] : utils.sheet_to_json(sheet, { raw: true });
      const expectRows = (own: typeof rows, spend: Spend) => {
        for (const metric of METRICS) {
          for (const [at, month] of MONTHS.entries()) {
            const shown = own.reduce(
              (total, row) => total + Number(row[`${NAMES[metric]} ${month}`] ?? 0),
              0,
            );
            expect(shown).toBeCloseTo(Number(spend[metric]?.amounts[at]), 4);
          }
        }
      };
      const of = (path: string) => rows.filter((row) => row['Path'] === path);
      for (const { id, total } of report.organizationalUnits) {
        expectRows(
          rows.filter((row) => row['OU id'] === id),
          total,
        );
      }
      expectRows(of('Accounts that left'), report.unattributed.total);
      expectRows(of('Total'), report.total);
      const parts = new Set(rows.map((row) => row[by === 'service' ? 'Service' : 'Charge type']));
      expect(of('Total')).toHaveLength(parts.size);
    }));
});

describe.each(SPLITS)('a part by %s that cancels out in the total', (by) => {
  const day = '2026-10-05';
  const lines: readonly Line[] = [
    { account: '200000000000', recordType: 'Tax', service: 'Tax', day, amount: '20' },
    { account: '200000000000', recordType: 'Usage', service: 'Storage', day, amount: '10' },
    { account: '300000000000', recordType: 'Usage', service: 'Storage', day, amount: '-10' },
  ];
  const account = (id: string, parentId: string) => ({ id, name: id, state: 'ACTIVE', parentId });
  const bill: Bill = {
    units: [
      { id: 'r-1', name: 'Root', parentId: null },
      { id: 'ou-1-a', name: 'A', parentId: 'r-1' },
      { id: 'ou-1-b', name: 'B', parentId: 'r-1' },
    ],
    accounts: [account('200000000000', 'ou-1-a'), account('300000000000', 'ou-1-b')],
    lines,
  };
  const report = () => reportSpend(portsOn(bill), asking({ by: [by] }), SETTINGS);
  const [name, other] = by === 'service' ? ['Storage', 'Tax'] : ['Usage', 'Tax'];

  it.each(['table', 'markdown', 'html'] as const)('has its line in the break-down of %s', async (format) => {
    const text = (await textOf(await report(), format)).replaceAll(/<[^>]+>|[|*]/g, ' ');
    expect(text).toMatch(new RegExp(`\\s${name}\\s+0\\.00\\s`));
    expect(text).toMatch(new RegExp(`\\s${other}\\s+20\\.00\\s`));
  });

  it('has its column in csv-ou', async () => {
    const rows: Row[] = parse(await textOf(await report(), 'csv-ou'), { bom: true, columns: true });
    const column = `UnblendedCost ${by === 'service' ? 'Storage' : 'usage'} 2026-10`;
    // Root 10 − 10 = 0, A 10, B −10, nothing left the organization, in total 0.
    expect(rows.map((row) => row[column])).toEqual(['0', '10', '-10', '0', '0']);
  });

  it('is not shown where only the rest that a selection leaves out has it', async () => {
    const request = asking({ by: [by], organizationalUnits: ['ou-1-b'] });
    const left = await reportSpend(portsOn(bill), request, SETTINGS);
    expect(await textOf(left, 'table')).not.toMatch(/^ {2}Tax/m);
    expect(await textOf(left, 'csv-ou')).toMatch(/UnblendedCost tax 2026-10/i);
  });
});
