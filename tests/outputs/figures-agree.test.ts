import type { TextOutput } from '@ou-cost/contract/options';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import type { Report } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../support/numbers/csv-sums.ts';
import { tenDecimals } from '../support/numbers/ten-decimals.ts';
import { onReports } from './random-reports.ts';
import { statedFigures } from './stated-figures.ts';

/** A row of an output: whose it is, and what stands beside the name. */
interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** The name of a unit, an account or a service, each of which the reports below have once. */
const NAME = /(?:unit|account|departed)-\d+|Amazon\w+|AWSLambda/;

function nameIn(label: string): string | null {
  const plain = label.replaceAll(/[*=]/g, '').trim();
  return plain === 'Total' ? plain : (NAME.exec(label)?.[0] ?? null);
}

function rowsOf(lines: readonly (readonly string[])[]): Row[] {
  return lines.flatMap(([label = '', ...cells]) => {
    const name = nameIn(label);
    return name === null ? [] : [{ name, cells: cells.map((cell) => cell.replaceAll('*', '').trim()) }];
  });
}

/** Rows of the terminal's table; the row of a unit's own accounts stands one level below the unit. */
function tableRows(text: string): Row[] {
  const above: string[] = [];
  return text.split('\n').flatMap((line) => {
    const branch = /^[│├└─ ]*/.exec(line)?.[0] ?? '';
    const [label = '', ...cells] = line.slice(branch.length).split(/ {2,}/);
    const level = branch.length / 3;
    if (label.startsWith('own accounts')) return [{ name: `${above[level - 1]} own`, cells }];
    const name = nameIn(label);
    if (name === null) return [];
    above[level] = name;
    return [{ name: label.includes('’s own accounts') ? `${name} own` : name, cells }];
  });
}

function htmlRows(html: string): Row[] {
  const plain = /<noscript>.*<\/noscript>/s.exec(html)?.[0] ?? '';
  return rowsOf(
    [...plain.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) =>
        cell.replaceAll(/<[^>]+>/g, ''),
      ),
    ),
  );
}

/** The outputs that people read, whose figures are rounded. */
const FOR_PEOPLE: readonly {
  readonly output: TextOutput;
  readonly rows: (text: string) => Row[];
  /** Whether accounts that are in a unit have rows. */
  readonly listsAccounts: boolean;
}[] = [
  { output: 'table', rows: tableRows, listsAccounts: true },
  {
    output: 'markdown',
    rows: (text) =>
      rowsOf(
        text
          .replaceAll('\\', '')
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .map((line) => line.split('|').slice(1, -1)),
      ),
    listsAccounts: false,
  },
  { output: 'html', rows: htmlRows, listsAccounts: true },
];

async function textOf(output: TextOutput, report: Report): Promise<string> {
  const pieces = await rendered(output, report, { ...PLAIN_VIEW, top: 100_000 });
  if (pieces instanceof Uint8Array) throw new Error(`${output} is not text`);
  return [...pieces].join('');
}

describe.each(FOR_PEOPLE)('$output', ({ output, rows, listsAccounts }) => {
  it('shows no figure beside a name that the JSON does not state of it', () =>
    onReports(async (report) => {
      const figures = statedFigures(report);
      for (const { name, cells } of rows(await textOf(output, report))) {
        const own = figures.get(name);
        for (const cell of cells) {
          const whose = `${name}: ${cell}`;
          if (/^[+-]?[\d,]+\.\d\d$/.test(cell)) expect(own?.amounts, whose).toContain(cell);
          if (/^[+-]?[\d,]+\.\d\d%$/.test(cell)) expect(own?.percents, whose).toContain(cell);
          if (!/^-?[\d,]+\.\d%$/.test(cell)) continue;
          const share = Number(cell.replaceAll(/[,%]/g, ''));
          const isStated = own?.shares.some((one) => Math.abs(one - share) <= 0.050001);
          expect(isStated, whose).toBe(true);
        }
      }
    }));

  it('shows what every unit and account spent in every period, and how that changed', () =>
    onReports(async (report) => {
      const figures = statedFigures(report);
      const shown = Map.groupBy(rows(await textOf(output, report)), ({ name }) => name);
      const units = report.organizationalUnits.filter(({ depth }) => depth > 0).map(({ name }) => name);
      const cellsOf = (name: string) => (shown.get(name) ?? []).flatMap(({ cells }) => cells);
      for (const name of [...units, 'Total']) {
        const { periods = [], change = [] } = figures.get(name) ?? {};
        expect(cellsOf(name), name).toEqual(expect.arrayContaining([...periods, ...change]));
      }
      if (!listsAccounts) return;
      for (const { name } of report.accounts) {
        const { periods = [] } = figures.get(name) ?? {};
        // A unit's own accounts are left out where none of them spent anything.
        if (periods.every((amount) => amount === '0.00')) continue;
        expect(cellsOf(name), name).toEqual(expect.arrayContaining([...periods]));
      }
    }));
});

describe('what programs read', () => {
  it('in csv is exactly what the JSON states of every account in every period', () =>
    onReports(async (report) => {
      const rows = csvRows(await textOf('csv', report));
      for (const { id, spend } of report.accounts) {
        for (const [at, { start }] of report.periods.entries()) {
          const own = rows.filter(
            (row) => row['SubAccountId'] === id && row['ChargePeriodStart']?.startsWith(start),
          );
          const sum = own.reduce((total, row) => total + tenDecimals(row['BilledCost'] ?? ''), 0n);
          expect(sum).toBe(tenDecimals(spend.UnblendedCost?.amounts[at] ?? ''));
        }
      }
    }));

  it('in csv-ou is exactly what the JSON states of every unit in every period, and of its change', () =>
    onReports(async (report) => {
      const rows = csvRows(await textOf('csv-ou', report));
      for (const { id, direct, total } of report.organizationalUnits) {
        const row = Object.entries(rows.find((one) => one['OU id'] === id) ?? {});
        const cells = (title: RegExp) => row.filter(([name]) => title.test(name)).map(([, cell]) => cell);
        expect(cells(/^UnblendedCost direct /)).toEqual(direct.UnblendedCost?.amounts);
        expect(cells(/^UnblendedCost total /)).toEqual(total.UnblendedCost?.amounts);
        const change = report.comparison?.organizationalUnits.find((one) => one.id === id)?.total
          .UnblendedCost;
        const sides = change === undefined ? [] : [change.before, change.after, change.change];
        expect(cells(/^UnblendedCost (?:before|after|change)$/)).toEqual(sides);
      }
    }));

  it('in json is the report itself', () =>
    onReports(async (report) => {
      expect(JSON.parse(await textOf('json', report))).toEqual(JSON.parse(JSON.stringify(report)));
    }));
});
