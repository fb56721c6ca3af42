import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { messageFor } from '@ou-cost/present/message';
import type { MetricChange, Report } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { OpenedWorkbook, type Row } from '../support/files/workbook.ts';
import { sumOfTenDecimals, tenDecimalText } from '../support/numbers/ten-decimals.ts';
import { onReports } from './random-reports.ts';
import { statedFigures } from './stated-figures.ts';

const ALL = { ...PLAIN_VIEW, top: 100_000 };
const NO_PAGE = { file: null, link: null };

/** Percent as a spreadsheet keeps it; absent where there was nothing before. */
function fraction(change: MetricChange): number | null {
  return change.percent === null ? null : Number((Number(change.percent) / 100).toFixed(6));
}

/** What the first sheet says of a unit or a sum: its total or what is compared, and every month. */
function expectSummary(
  row: Row | undefined,
  amounts: readonly string[],
  change: MetricChange | undefined,
  months: readonly string[] | undefined,
): void {
  const numbers = Object.entries(row ?? {}).filter(
    ([title, cell]) => typeof cell === 'number' && !title.startsWith('Share'),
  );
  const isWhole = !numbers.some(([title]) => title.startsWith('Total'));
  const series = months ?? (amounts.length > 1 ? amounts : []);
  const total = isWhole ? [] : [Number(tenDecimalText(sumOfTenDecimals(amounts)))];
  const changed =
    change === undefined
      ? []
      : [change.before, change.after, change.change].map(Number).concat(fraction(change) ?? []);
  expect(numbers.map(([, cell]) => cell)).toEqual([...total, ...changed, ...series.map(Number)]);
}

/** The rows of a table in a chat: a name, and the figures beside it. */
function chatRows(target: 'slack' | 'teams', report: Report): string[][] {
  const message = JSON.parse(messageFor(target, report, NO_PAGE, ALL));
  if (target === 'slack') {
    const texts: string[] = message.blocks.map(({ text }: { text?: { text: string } }) => text?.text ?? '');
    return texts.flatMap((text) => text.split('\n').map((line) => line.split(/ {2,}/)));
  }
  interface Cell {
    readonly items: readonly { readonly inlines: readonly { readonly text: string }[] }[];
  }
  const { body } = message.attachments[0].content;
  return body.flatMap(({ rows = [] }: { rows?: { cells: Cell[] }[] }) =>
    rows.map(({ cells }) => cells.map(({ items }) => items[0]?.inlines[0]?.text ?? '')),
  );
}

describe('the workbook', () => {
  it('has on its first sheet what the JSON states of every unit, and of what it adds up to', () =>
    onReports(async (report) => {
      const workbook = new OpenedWorkbook((await rendered('xlsx', report, ALL)) as Uint8Array);
      const rows = workbook.rows('Summary', workbook.header('Summary', 'Organizational unit'));
      const named = (name: string) => rows.find((row) => row['Organizational unit'] === name);
      const { comparison, trend } = report;
      for (const { id, name, depth, total } of report.organizationalUnits) {
        if (depth === 0) continue;
        const change = comparison?.organizationalUnits.find((unit) => unit.id === id)?.total.UnblendedCost;
        const months = trend?.organizationalUnits.find((unit) => unit.id === id)?.total.UnblendedCost;
        expectSummary(named(name), total.UnblendedCost?.amounts ?? [], change, months?.amounts);
      }
      const { amounts = [] } = report.total.UnblendedCost ?? {};
      expectSummary(
        named('Total'),
        amounts,
        comparison?.total.UnblendedCost,
        trend?.total.UnblendedCost?.amounts,
      );
    }));

  it('has every account with what it spent in every period', () =>
    onReports(async (report) => {
      const workbook = new OpenedWorkbook((await rendered('xlsx', report, ALL)) as Uint8Array);
      const rows = new Map(workbook.rows('Accounts').map((row) => [row['Account id'], row]));
      for (const { id, spend } of report.accounts) {
        const cells = Object.entries(rows.get(id) ?? {}).filter(([title]) => title.startsWith('Total '));
        expect(cells.map(([, cell]) => cell)).toEqual(spend.UnblendedCost?.amounts.map(Number));
      }
    }));
});

describe.each(['slack', 'teams'] as const)('a message to %s', (target) => {
  it('shows no figure beside a name that the JSON does not state of it', () =>
    onReports(async (report) => {
      const figures = statedFigures(report);
      let checked = 0;
      for (const [label = '', ...cells] of chatRows(target, report)) {
        const name = /(?:unit|account|departed)-\d+|Amazon\w+|AWSLambda/.exec(label)?.[0];
        if (name === undefined) continue;
        const own = figures.get(name);
        for (const figure of cells.flatMap((cell) => cell.replaceAll(/[()]/g, '').split(' '))) {
          const whose = `${name}: ${figure}`;
          if (/^[+-]?[\d,]+\.\d\d$/.test(figure)) expect(own?.amounts, whose).toContain(figure);
          if (/^[+-]?[\d,]+\.\d\d%$/.test(figure)) expect(own?.percents, whose).toContain(figure);
          checked += 1;
        }
      }
      const below = report.organizationalUnits.filter(({ depth }) => depth === 1).length;
      expect(checked).toBeGreaterThanOrEqual(Math.min(below, 10));
    }));
});
