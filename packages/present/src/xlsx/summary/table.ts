import { type Metric, type Report, shareOf, sumOfAmounts } from '@ou-cost/spend';
import { markedPeriodLabel } from '../../shared/period-label.ts';
import { metricSpend } from '../../shared/spend-lookup.ts';
import { rangeName } from '../../table/figures/range-heads.ts';
import { wordsIn } from '../../words/index.ts';
import {
  figureHeaderCell,
  headerCell,
  percentCell,
  shareCell,
  textCell,
  type XlsxCell,
  xlsxCells,
} from '../cells.ts';
import type { XlsxRow } from '../sheet.ts';
import { type RowsOf, sumRows, type UnitRow, unitRows } from './unit-rows.ts';

type Look = NonNullable<XlsxCell>;

/** A column of the summary. */
interface Column {
  readonly title: XlsxCell;
  readonly cell: (row: UnitRow, look: Look) => XlsxCell;
}

/** The units as a table, and where its parts are. */
export interface SummaryTable {
  readonly header: readonly XlsxCell[];
  readonly rows: readonly XlsxRow[];
  /** The amounts over time, row by row. */
  readonly series: readonly (readonly string[] | null)[];
  /** How many rows are units; the others are sums. */
  readonly units: number;
  readonly totalRow: number;
  /** The column of small charts, and the first of the periods; null without a series. */
  readonly sparklineColumn: number | null;
  readonly seriesColumn: number;
}

const SUM_LOOK: Look = { fontWeight: 'bold', topBorderStyle: 'thin', topBorderColor: '#8c959f' };

export function summaryTable(about: RowsOf): SummaryTable {
  const { series, view } = about;
  const { shared, workbook } = wordsIn(view.language);
  const { amount } = xlsxCells(about.report.currency, true);
  const units = unitRows(about);
  const rows = [...units, ...sumRows(about)];
  const months =
    series === null
      ? []
      : [
          series.granularity === 'DAILY'
            ? workbook.days(series.periods.length)
            : workbook.months(series.periods.length),
        ];
  const columns: Column[] = [
    { title: headerCell(shared.tree.unit), cell: nameCell },
    ...months.map((title): Column => ({ title: headerCell(title), cell: (_, look) => emptyCell(look) })),
    ...figureColumns(about),
  ];
  const seriesColumns = (series?.periods ?? []).map(
    (period, at): Column => ({
      title: figureHeaderCell(markedPeriodLabel(period, series?.granularity ?? 'MONTHLY', view.language)),
      cell: (row, look) => (row.series === null ? emptyCell(look) : amount(row.series[at] ?? '0', look)),
    }),
  );
  const all = [...columns, ...seriesColumns];
  return {
    header: all.map(({ title }) => title),
    rows: rows.map((row) => {
      const look = lookOf(row);
      return { level: row.level, cells: all.map(({ cell }) => cell(row, look)) };
    }),
    series: rows.map((row) => row.series),
    units: units.length,
    totalRow: rows.findLastIndex(({ kind }) => kind === 'sum'),
    sparklineColumn: series === null ? null : 1,
    seriesColumn: columns.length,
  };
}

function lookOf({ kind, level }: UnitRow): Look {
  if (kind === 'sum') return SUM_LOOK;
  return kind === 'unit' && level === 0 ? { fontWeight: 'bold' } : {};
}

/** A cell of a row that has no figure there keeps the line above the row. */
function emptyCell(look: Look): XlsxCell {
  return look.topBorderStyle === undefined ? null : { ...look };
}

function nameCell({ name, level }: UnitRow, look: Look): XlsxCell {
  return textCell(name, { ...look, align: 'left', indent: level });
}

/** Where the days that are compared are not those of the report, the report's total has a column of its own. */
function figureColumns({ report, metric, view }: RowsOf): Column[] {
  const { columns } = wordsIn(view.language).shared;
  const { amount, change: changed } = xlsxCells(report.currency, true);
  const { comparison, query } = report;
  const days = (name: string, range: { readonly start: string; readonly end: string }) =>
    figureHeaderCell(`${name} ${rangeName(range, view.language)}`);
  const total: Column = {
    title: days(columns.total, query),
    cell: (row, look) => amount(sumOfAmounts(row.amounts), look),
  };
  const share: Column = { title: figureHeaderCell(columns.share), cell: shareOfTotal(report, metric) };
  if (comparison === undefined) return [total, share];
  const moved =
    (cell: (change: NonNullable<UnitRow['change']>, look: Look) => XlsxCell): Column['cell'] =>
    ({ change }, look) =>
      change === null ? emptyCell(look) : cell(change, look);
  const isWhole = comparesWhole(report);
  const after = moved((change, look) => amount(change.after, look));
  const changes: Column[] = [
    { title: days(columns.before, comparison), cell: moved(({ before }, look) => amount(before, look)) },
    {
      title: days(columns.after, comparison.after),
      cell: (row, look) => (row.change === null && isWhole ? total.cell(row, look) : after(row, look)),
    },
    { title: figureHeaderCell(columns.change), cell: moved(({ change }, look) => changed(change, look)) },
    {
      title: figureHeaderCell(columns.percent),
      cell: moved(({ percent }, look) => percentCell(percent, look) ?? emptyCell(look)),
    },
  ];
  return isWhole ? [...changes, share] : [total, share, ...changes];
}

/** Of what a row has in all periods together. */
function shareOfTotal({ total }: Report, metric: Metric): Column['cell'] {
  const whole = sumOfAmounts(metricSpend(total, metric).amounts);
  return ({ kind, amounts }, look) => {
    const share = kind === 'aside' ? null : shareOf(sumOfAmounts(amounts), whole);
    return shareCell(share, look) ?? emptyCell(look);
  };
}

/** Whether what is compared is the whole period of the report. */
function comparesWhole({ comparison, query }: Report): boolean {
  return comparison?.after.start === query.start && comparison.after.end === query.end;
}
