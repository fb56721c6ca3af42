import { type Granularity, type ReportPeriod, sumOfAmounts } from '@ou-cost/spend';
import { figureFormat } from '../../shared/figure-format.ts';
import { periodLabel, periodMarks } from '../../shared/period-label.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { compareAmounts, NO_FIGURES } from '../figures/row-figures.ts';
import { drawTable } from '../layout/draw.ts';
import { type TableRow, tableRow } from '../layout/table.ts';
import { amountBar } from '../share-bar.ts';
import { wrapped } from '../wrap.ts';

/** More days than a month has are not listed one by one. */
const LISTED_DAYS = 31;

/** The months of the trend: what all units spent in each. */
export function monthsSection({ report, figures, view }: Drawing): string[] {
  const { trend } = report;
  const { table } = wordsIn(view.language);
  if (trend === undefined) return [];
  const count = trend.periods.length;
  const title = trend.by === 'account' ? table.netMonths(count) : table.months(count);
  const rows = seriesRows(trend.periods, figures.total.months ?? [], 'MONTHLY', view);
  return seriesLines(title, rows, report.currency, view);
}

/** The days of a daily report: what all units spent on each; of many days the last ones, and the sum of the others. */
export function daysSection({ report, figures, view }: Drawing): string[] {
  const { table } = wordsIn(view.language);
  const { periods, currency } = report;
  const amounts = figures.total.periods ?? [];
  const skipped = periods.length > LISTED_DAYS ? periods.length - LISTED_DAYS + 1 : 0;
  const before: Amount[] =
    skipped === 0
      ? []
      : [{ name: table.daysBefore(skipped), amount: sumOfAmounts(amounts.slice(0, skipped)), isSum: true }];
  const rows = seriesRows(periods.slice(skipped), amounts.slice(skipped), 'DAILY', view);
  return [
    ...seriesLines(table.days(periods.length), [...before, ...rows], currency, view),
    ...wrapped(table.daysElsewhere, view.terminal.columns).map(view.terminal.colors.dim),
  ];
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
): Amount[] {
  return periods.map((period, at) => {
    const mark = periodMarks(period, language).length === 0 ? '' : ' *';
    return {
      name: periodLabel(period, granularity, language) + mark,
      amount: amounts[at] ?? '0',
      isSum: false,
    };
  });
}

function seriesLines(title: string, amounts: readonly Amount[], currency: string, view: View): string[] {
  const { colors } = view.terminal;
  const format = figureFormat(currency, view.locale);
  const byRow = new Map<TableRow, Amount>(
    amounts.map((amount) => [tableRow('part', amount.name, NO_FIGURES), amount]),
  );
  const amountOf = (row: TableRow) => byRow.get(row)?.amount ?? '0';
  const single = amounts.filter(({ isSum }) => !isSum).map(({ amount }) => amount);
  const highest = single.reduce((most, amount) => (compareAmounts(amount, most) > 0 ? amount : most), '0');
  const lines = drawTable(
    {
      head: '',
      rows: [...byRow.keys()],
      columns: [
        { heads: [currency], room: 'kept', cell: (row) => format.amount(amountOf(row)) },
        {
          heads: [],
          room: 'bar',
          isLeft: true,
          cell: (row) =>
            byRow.get(row)?.isSum === true ? '' : colors.cyan(amountBar(amountOf(row), highest)),
        },
      ],
    },
    view.terminal,
  );
  return [...wrapped(title, view.terminal.columns).map(colors.bold), ...lines];
}
