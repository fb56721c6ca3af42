import { type Granularity, type ReportPeriod, sumOfAmounts } from '@ou-cost/spend';
import { figureFormat } from '../../shared/figure-format.ts';
import { periodLabel, periodMarks } from '../../shared/period-label.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { compareAmounts, NO_FIGURES } from '../figures/row-figures.ts';
import type { Section } from '../layout/section.ts';
import { type Table, type TableRow, tableRow } from '../layout/table.ts';
import { amountBar } from '../share-bar.ts';

/** More days than a month has are not listed one by one. */
const LISTED_DAYS = 31;

/** The months of the trend: what all units spent in each. */
export function monthsSection({ report, figures, view }: Drawing): Section {
  const { table } = wordsIn(view.language);
  const { by, periods = [] } = report.trend ?? {};
  const title = by === 'account' ? table.netMonths(periods.length) : table.months(periods.length);
  const rows = seriesRows(periods, figures.total.months ?? [], 'MONTHLY', view);
  return { title, above: [], table: seriesTable(rows, report.currency, view), below: [] };
}

/** The days of a daily report: what all units spent on each; of many days the last ones, and the sum of the others. */
export function daysSection({ report, figures, view }: Drawing): Section {
  const { table } = wordsIn(view.language);
  const { periods, currency } = report;
  const amounts = figures.total.periods ?? [];
  const skipped = periods.length > LISTED_DAYS ? periods.length - LISTED_DAYS + 1 : 0;
  const before: Amount[] =
    skipped === 0
      ? []
      : [{ name: table.daysBefore(skipped), amount: sumOfAmounts(amounts.slice(0, skipped)), isSum: true }];
  const rows = seriesRows(periods.slice(skipped), amounts.slice(skipped), 'DAILY', view);
  return {
    title: table.days(periods.length),
    above: [],
    table: seriesTable([...before, ...rows], currency, view),
    below: [table.daysElsewhere],
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

function seriesTable(amounts: readonly Amount[], currency: string, view: View): Table {
  const { colors } = view.terminal;
  const format = figureFormat(currency, view.locale);
  const byRow = new Map<TableRow, Amount>(
    amounts.map((amount) => [tableRow('part', amount.name, NO_FIGURES), amount]),
  );
  const amountOf = (row: TableRow) => byRow.get(row)?.amount ?? '0';
  const single = amounts.filter(({ isSum }) => !isSum).map(({ amount }) => amount);
  const highest = single.reduce((most, amount) => (compareAmounts(amount, most) > 0 ? amount : most), '0');
  return {
    head: '',
    rows: [...byRow.keys()],
    columns: [
      { heads: [currency], room: 'kept', cell: (row) => format.amount(amountOf(row)) },
      {
        heads: [],
        room: 'bar',
        isLeft: true,
        cell: (row) => (byRow.get(row)?.isSum === true ? '' : colors.cyan(amountBar(amountOf(row), highest))),
      },
    ],
  };
}
