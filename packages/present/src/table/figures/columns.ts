import { shareOf } from '@ou-cost/spend';
import { type FigureFormat, figureFormat } from '../../shared/figure-format.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import type { RowKind, TableColumn, TableRow } from '../layout/table.ts';
import { BAR_COLUMNS, shareBar } from '../share-bar.ts';
import { sparkline } from '../sparkline.ts';
import { mayChange, rangeHeads } from './range-heads.ts';
import type { Range, Ranges } from './ranges.ts';
import { compareAmounts, type RowFigures } from './row-figures.ts';

/** What the columns of a table are made from. */
type ColumnSource = Pick<Drawing, 'report' | 'ranges' | 'line' | 'view'> & {
  /** What shares are of; null: there are none. */
  readonly whole: RowFigures | null;
};

/** Rows that have neither a share nor a change: they are no part of the total. */
const NO_PART: ReadonlySet<RowKind> = new Set(['title', 'aside', 'check']);

export function figureColumns(source: ColumnSource): TableColumn[] {
  const format = figureFormat(source.report.currency, source.view.locale);
  const { ranges } = source;
  const sums = ranges.all.filter(({ kind }) => kind === 'all');
  const isApart = sums.length < ranges.all.length;
  const amounts = (some: readonly Range[]) => some.map((range) => amountColumn(range, source, format));
  return [
    ...lineColumn(source),
    ...amounts(ranges.all.filter((range) => !isApart || range.kind !== 'all' || range === ranges.after)),
    ...changeColumns(source, format),
    ...amounts(isApart ? sums.filter((range) => range !== ranges.after) : []),
    ...extremeColumns(source, format),
    ...shareColumns(source, format),
  ];
}

function amountColumn(
  range: Range,
  { report, ranges, view }: ColumnSource,
  format: FigureFormat,
): TableColumn {
  const heads = [...rangeHeads(range, report.query.granularity, view.language)];
  if (mayChange(range, view.language)) heads.push(`${heads.pop() ?? ''} *`);
  return {
    heads,
    room: roomOf(range, ranges),
    cell: ({ figures }) => {
      const amount = range.amountOf(figures);
      return amount === null ? '' : format.amount(amount);
    },
  };
}

/** The sum of all periods can be left out where each of them has a column. */
function roomOf(range: Range, { main }: Ranges): TableColumn['room'] {
  if (range.kind === 'month') return 'extra';
  return range.kind === 'all' && range !== main ? 'sum' : 'kept';
}

function lineColumn({ line }: ColumnSource): TableColumn[] {
  if (line === null) return [];
  return [
    {
      heads: line.heads,
      room: 'line',
      isLeft: true,
      cell: ({ kind, figures }) => {
        const amounts = kind === 'check' ? null : line.amountsOf(figures);
        return amounts === null ? '' : sparkline(amounts);
      },
    },
  ];
}

function extremeColumns({ line, view }: ColumnSource, format: FigureFormat): TableColumn[] {
  if (line === null || !line.hasExtremes) return [];
  const { heads } = wordsIn(view.language).table;
  const extreme = (isWanted: (sign: number) => boolean) => (row: TableRow) => {
    const amounts = row.kind === 'check' ? null : line.amountsOf(row.figures);
    if (amounts === null) return '';
    return format.amount(
      amounts.reduce((one, other) => (isWanted(compareAmounts(other, one)) ? other : one)),
    );
  };
  return [
    { heads: heads.lowest, room: 'detail', cell: extreme((sign) => sign < 0) },
    { heads: heads.highest, room: 'detail', cell: extreme((sign) => sign > 0) },
  ];
}

/** More spend is red and less is green, where there are colours. */
function changeColumns({ ranges, view }: ColumnSource, format: FigureFormat): TableColumn[] {
  if (ranges.before === null) return [];
  const { columns } = wordsIn(view.language).shared;
  const { red, green } = view.terminal.colors;
  const cell = (text: (change: NonNullable<RowFigures['sides']>) => string) => (row: TableRow) => {
    const change = row.figures.sides;
    if (change === null || NO_PART.has(row.kind)) return '';
    if (change.change === '0') return text(change);
    return change.change.startsWith('-') ? green(text(change)) : red(text(change));
  };
  return [
    { heads: [columns.change], room: 'kept', cell: cell(({ change }) => format.change(change)) },
    { heads: [columns.percent], room: 'percent', cell: cell(({ percent }) => format.percent(percent)) },
  ];
}

function shareColumns({ report, ranges, whole, view }: ColumnSource, format: FigureFormat): TableColumn[] {
  if (whole === null) return [];
  const { main } = ranges;
  const total = main.amountOf(whole);
  const shareIn = ({ kind, figures }: TableRow) => {
    const amount = main.amountOf(figures);
    return NO_PART.has(kind) || amount === null || total === null ? null : shareOf(amount, total);
  };
  const { granularity } = report.query;
  const words = wordsIn(view.language).table.heads;
  const { kind, periods } = main;
  const heads =
    kind === 'all' && periods.length > 1
      ? words.shareOfSum(periods.length, granularity)
      : words.share(rangeHeads(main, granularity, view.language));
  return [
    {
      heads,
      room: 'share',
      cell: (row) => {
        const share = shareIn(row);
        return share === null ? '' : format.share(share);
      },
    },
    {
      heads: [],
      room: 'bar',
      isLeft: true,
      cell: (row) => {
        const bar = shareBar(shareIn(row) ?? '0');
        const rest = ' '.repeat(BAR_COLUMNS - bar.length);
        return (bar === '' ? '' : view.terminal.colors.cyan(bar)) + rest;
      },
    },
  ];
}
