import type { Language } from '@ou-cost/contract/options';
import { type Granularity, type Report, type ReportPeriod, sumOfAmounts } from '@ou-cost/spend';
import { figureFormat } from '../../shared/figure-format.ts';
import { periodLabel, periodMarks } from '../../shared/period-label.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { compareAmounts, NO_FIGURES } from '../figures/row-figures.ts';
import { GAP } from '../layout/fit.ts';
import type { Section } from '../layout/section.ts';
import { type Table, type TableColumn, type TableRow, tableRow } from '../layout/table.ts';
import { widthOfText } from '../layout/width.ts';
import { amountBar, LONGEST_BAR } from '../share-bar.ts';

/** More days than a month has are not listed one by one. */
const LISTED_DAYS = 31;

/** The months of the trend: what all units spent in each. */
export function monthsSection({ report, figures, view }: Drawing): Section {
  const { periods = [] } = report.trend ?? {};
  const rows = seriesRows(periods, figures.total.months ?? [], 'MONTHLY', view);
  const title = monthsTitle(report, view.language);
  return { title, above: [], table: seriesTable(rows, report.currency, view, null), below: [] };
}

export function monthsTitle({ trend }: Pick<Report, 'trend'>, language: Language): string {
  const { table } = wordsIn(language);
  const count = trend?.periods.length ?? 0;
  return trend?.by === 'account' ? table.netMonths(count) : table.months(count);
}

/**
 * The days of a daily report: what all units spent on each; of many days the last ones, and the sum of the others.
 * @param width of the lines, where as many days stand on one line as fit; null: one
 */
export function daysSection({ report, figures, view, isShort }: Drawing, width: number | null): Section {
  const { shared, table } = wordsIn(view.language);
  const { periods, currency } = report;
  const title = table.days(periods.length);
  const amounts = figures.total.periods ?? [];
  const skipped = periods.length > LISTED_DAYS ? periods.length - LISTED_DAYS + 1 : 0;
  const before: Amount[] =
    skipped === 0
      ? []
      : [{ name: table.daysBefore(skipped), amount: sumOfAmounts(amounts.slice(0, skipped)), isSum: true }];
  const listed = periods.slice(skipped);
  // Days of one year stand side by side without it: the head of the report has the year.
  const isOfOneYear = new Set(listed.map(({ start }) => start.slice(0, 4))).size === 1;
  const nameOf = width !== null && isOfOneYear ? ({ start }: ReportPeriod) => table.dayOfYear(start) : null;
  const rows = seriesRows(listed, amounts.slice(skipped), 'DAILY', view, nameOf);
  return {
    title: width === null ? title : title + shared.comma + currency,
    above: [],
    table: seriesTable([...before, ...rows], currency, view, width),
    below: isShort ? [] : [table.daysElsewhere],
  };
}

interface Amount {
  readonly name: string;
  readonly amount: string;
  /** A sum of several has no bar beside those of single ones. */
  readonly isSum: boolean;
}

function seriesRows(
  periods: readonly ReportPeriod[],
  amounts: readonly string[],
  granularity: Granularity,
  { language }: View,
  nameOf: ((period: ReportPeriod) => string) | null = null,
): Amount[] {
  return periods.map((period, at) => {
    const mark = periodMarks(period, language).length === 0 ? '' : ' *';
    return {
      name: (nameOf === null ? periodLabel(period, granularity, language) : nameOf(period)) + mark,
      amount: amounts[at] ?? '0',
      isSum: false,
    };
  });
}

function seriesTable(amounts: readonly Amount[], currency: string, view: View, width: number | null): Table {
  const format = figureFormat(currency, view.locale);
  const single = amounts.filter(({ isSum }) => !isSum).map(({ amount }) => amount);
  const highest = single.reduce((most, amount) => (compareAmounts(amount, most) > 0 ? amount : most), '0');
  // Beside each other, they have the currency in their title.
  const heads = width === null ? [currency] : [];
  const widths = {
    name: widest(amounts.map(({ name }) => name)),
    amount: widest([...heads, ...amounts.map(({ amount }) => format.amount(amount))]),
  };
  const { beside, bar } = width === null ? ONE_A_LINE : besideEachOther(width, widths);
  const height = Math.ceil(amounts.length / beside);
  const rows = amounts.slice(0, height).map(({ name }) => tableRow('part', name, NO_FIGURES));
  const lineOf = new Map(rows.map((row, at) => [row, at]));
  const columns = Array.from({ length: beside }, (_, group): TableColumn[] => {
    const inGroup = (text: (amount: Amount) => string) => (row: TableRow) => {
      const amount = amounts[group * height + (lineOf.get(row) ?? 0)];
      return amount === undefined ? '' : text(amount);
    };
    const { cyan } = view.terminal.colors;
    const name = { heads: [], room: 'kept', isLeft: true, cell: inGroup((one) => one.name) } as const;
    return [
      ...(group === 0 ? [] : [name]),
      { heads, room: 'kept', cell: inGroup(({ amount }) => format.amount(amount)) },
      {
        heads: [],
        room: 'bar',
        isLeft: true,
        cell: inGroup(({ amount, isSum }) => (isSum ? '' : cyan(amountBar(amount, highest, bar)))),
      },
    ];
  });
  return { head: '', rows, columns: columns.flat() };
}

const ONE_A_LINE = { beside: 1, bar: LONGEST_BAR };

/** A bar that is shorter tells days apart no longer. */
const SHORTEST_BAR = 6;

/** How many amounts with name and bar stand on a line, and how long their bars are. */
function besideEachOther(
  width: number,
  { name, amount }: { readonly name: number; readonly amount: number },
) {
  const least = name + amount + SHORTEST_BAR + 3 * GAP;
  const beside = Math.max(1, Math.floor((width + GAP) / least));
  const bar = Math.floor((width + GAP) / beside) - (least - SHORTEST_BAR);
  return { beside, bar: Math.max(1, Math.min(bar, LONGEST_BAR)) };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOfText(text)), 0);
}
