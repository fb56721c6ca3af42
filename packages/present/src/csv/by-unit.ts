import {
  type Change,
  type Metric,
  type MetricSpend,
  namedParts,
  partsBySplit,
  pathText,
  type Report,
  type Spend,
  type Split,
  sumOfAmounts,
} from '@ou-cost/spend';
import { stringify } from 'csv-stringify/sync';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { exactAmount } from '../shared/figure-format.ts';
import { isSelective } from '../shared/figure-rows.ts';
import { heldRuleTexts } from '../shared/held-rules.ts';
import { partKeysWithLeftOut } from '../shared/part-keys.ts';
import { markedPeriodLabel } from '../shared/period-label.ts';
import { sourceNames, statusOf } from '../shared/source-words.ts';
import { amountAt, metricChange, metricSpend } from '../shared/spend-lookup.ts';
import type { Render } from '../shared/view.ts';
import { partTitle } from './split-columns.ts';
import { csvText } from './text.ts';

/** So many parts have a column of their own: a spreadsheet has room for 16,384 columns, and a bill has more resources. */
const MOST_PART_COLUMNS = 500;

/** The parts with a column of their own, and those that share one. */
interface PartColumns {
  readonly shown: readonly string[];
  readonly rest: readonly string[];
}

const NO_PARTS: PartColumns = { shown: [], rest: [] };

/** The largest parts of the total in any period, in a steady order. */
function partColumns(report: Report, metric: Metric): PartColumns {
  const keys = partKeysWithLeftOut(report, [metric]);
  if (keys.length <= MOST_PART_COLUMNS) return { shown: keys, rest: [] };
  const amounts = partsBySplit(metricSpend(report.total, metric), report.query.by);
  const sizes = new Map(
    keys.map((key) => [key, Math.max(...(amounts.get(key) ?? ['0']).map((text) => Math.abs(Number(text))))]),
  );
  const bySize = keys.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const largest = new Set(bySize.slice(0, MOST_PART_COLUMNS));
  return { shown: keys.filter((key) => largest.has(key)), rest: keys.filter((key) => !largest.has(key)) };
}

/** A row: what it is about, and what was spent there. */
interface Row {
  readonly about: readonly string[];
  readonly direct: Spend | null;
  readonly total: Spend;
  readonly change: Change | null;
}

/**
 * One row per organizational unit and per sum outside of the tree, with exact amounts, for a spreadsheet, with
 * lines that end in CRLF.
 */
export const renderCsvOu: Render = (report, { bom }) => {
  const parts = new Map(report.query.metrics.map((metric) => [metric, partColumns(report, metric)]));
  const compared = comparedRangeLabel(report, 'en');
  const closing = [
    ...(compared === null ? [] : [csvText(compared)]),
    statusOf(report),
    csvText(sourceNames(report)),
    ...(report.rules === undefined ? [] : [csvText(heldRuleTexts(report))]),
  ];
  const rows = rowsOf(report).map((row) => [
    ...row.about,
    ...report.query.metrics.flatMap((metric) =>
      amountCells(report, row, metric, parts.get(metric) ?? NO_PARTS),
    ),
    ...closing,
  ]);
  const header = [
    ...['Row', 'OU id', 'OU name', 'OU path', 'Parent OU id', 'Depth', 'Accounts', 'Currency'],
    ...report.query.metrics.flatMap((metric) => amountTitles(report, metric, parts.get(metric) ?? NO_PARTS)),
    ...(compared === null ? [] : ['Compared with']),
    'Reconciliation',
    'Source',
    ...(report.rules === undefined ? [] : ['Rules that hold']),
  ];
  return stringify([distinct(header), ...rows], { bom, record_delimiter: '\r\n' });
};

/**
 * Titles of which no two are the same: a service may be called as a column is, and who reads columns by their titles
 * gets the last one of a title.
 */
function distinct(titles: readonly string[]): string[] {
  const seen = new Set<string>();
  return titles.map((title) => {
    let own = title;
    for (let number = 2; seen.has(own); number += 1) {
      own = `${title} (${number})`;
    }
    seen.add(own);
    return own;
  });
}

function rowsOf(report: Report): Row[] {
  const changes = new Map(report.comparison?.organizationalUnits.map((unit) => [unit.id, unit.total]));
  const units = report.organizationalUnits.map((unit): Row => {
    const place = [unit.id, unit.name, pathText(unit.path), unit.parentId ?? ''].map(csvText);
    return {
      about: ['unit', ...place, String(unit.depth), String(unit.accountIds.length), csvText(report.currency)],
      direct: unit.direct,
      total: unit.total,
      change: changes.get(unit.id) ?? null,
    };
  });
  const { unattributed, comparison, notAttributedBySource } = report;
  return [
    ...units,
    outside(report, 'no longer in the organization', unattributed.total, {
      accounts: unattributed.accountIds.length,
      change: comparison?.unattributed ?? null,
    }),
    outside(report, 'total', report.total, { accounts: null, change: comparison?.total ?? null }),
    ...(isSelective(report) ? [outside(report, 'left out by the selection', report.selection.leftOut)] : []),
    ...(notAttributedBySource === undefined
      ? []
      : [outside(report, 'not attributed by the source', notAttributedBySource)]),
  ];
}

function outside(
  report: Report,
  name: string,
  total: Spend,
  { accounts, change }: { accounts: number | null; change: Change | null } = { accounts: null, change: null },
): Row {
  const count = accounts === null ? '' : String(accounts);
  return { about: [name, '', '', '', '', '', count, csvText(report.currency)], direct: null, total, change };
}

function amountTitles(report: Report, metric: Metric, { shown, rest }: PartColumns): string[] {
  const { by } = report.query;
  const hasGross = by === 'charge-type';
  const titles = [
    ...shown.map((part) => partTitle(by, part)),
    ...(rest.length === 0 ? [] : [`${rest.length} more`]),
  ];
  const perPeriod = report.periods.flatMap((period) => {
    const when = markedPeriodLabel(period, report.query.granularity, 'en');
    const names = ['direct', 'total', ...(hasGross ? ['gross'] : []), ...titles];
    return names.map((name) => csvText(`${metric} ${name} ${when}`));
  });
  const changes = ['before', 'after', 'change', 'change %'].map((name) => `${metric} ${name}`);
  return report.comparison === undefined ? perPeriod : [...perPeriod, ...changes];
}

function amountCells(report: Report, row: Row, metric: Metric, { shown, rest }: PartColumns): string[] {
  const total = metricSpend(row.total, metric);
  const direct = row.direct === null ? null : metricSpend(row.direct, metric);
  const hasGross = report.query.by === 'charge-type';
  const perPeriod = [...report.periods.keys()].flatMap((at) => [
    direct === null ? '' : exactAmount(amountAt(direct.amounts, at)),
    exactAmount(amountAt(total.amounts, at)),
    ...(hasGross ? [total.gross === undefined ? '' : exactAmount(amountAt(total.gross, at))] : []),
    ...shown.map((key) => {
      const amounts = partsBySplit(total, report.query.by).get(key);
      if (amounts !== undefined) return exactAmount(amountAt(amounts, at));
      // A sum that the source states undivided has no parts; in all others an absent part means zero.
      return namedParts(total, report.query.by) === undefined ? '' : '0';
    }),
    ...(rest.length === 0 ? [] : [restOf(total, report.query.by, rest, at)]),
  ]);
  return [...perPeriod, ...changeCells(report, row, metric)];
}

function restOf(total: MetricSpend, by: Split, rest: readonly string[], at: number): string {
  if (namedParts(total, by) === undefined) return '';
  const parts = partsBySplit(total, by);
  return sumOfAmounts(
    rest.flatMap((key) => {
      const amounts = parts.get(key);
      return amounts === undefined ? [] : [amountAt(amounts, at)];
    }),
  );
}

function changeCells(report: Report, row: Row, metric: Metric): string[] {
  if (report.comparison === undefined) return [];
  if (row.change === null) return ['', '', '', ''];
  const { before, after, change, percent } = metricChange(row.change, metric);
  return [...[before, after, change].map(exactAmount), percent === null ? '' : exactAmount(percent)];
}
