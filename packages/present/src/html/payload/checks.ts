import {
  exactDecimal,
  formatDecimal,
  type Metric,
  type ReconciliationCheck,
  type Report,
  subtract,
  sumOfAmounts,
} from '@ou-cost/spend';
import type { PayloadColumn } from '../../page/figures/payload.ts';
import { isSelective } from '../../shared/figure-rows.ts';
import { checksOf } from '../../shared/source-words.ts';
import { amountAt, metricChange, metricSpend } from '../../shared/spend-lookup.ts';
import { type Column, splitsOf } from './columns.ts';

/** What is known of a column besides its amounts: by what it is split, its check, and what the selection leaves out. */
export function payloadColumn(report: Report, column: Column): PayloadColumn {
  const splits = splitsOf(report);
  const { metrics } = report.query;
  return {
    splits: column.splits.map((split) => splits.indexOf(split)).filter((at) => at >= 0),
    independent: metrics.map((metric) => totalsIn(report, column, metric)?.independent ?? 0),
    leftOut: metrics.map((metric) => (isSelective(report) ? (leftOut(report, column, metric) ?? 0) : 0)),
  };
}

interface Totals {
  readonly attributed: string;
  readonly independent: string;
}

/**
 * The totals of the checks of exactly the column's days: those of the reading that is drawn, or else those of the
 * trend. A range of days that was read day by day has the sums of its days.
 */
function totalsIn(report: Report, { start, end }: Column, metric: Metric): Totals | undefined {
  const checks = checksOf(report).filter((check) => check.metric === metric);
  const drawn = checks.filter(({ by }) => by === report.query.by);
  const whole = [...drawn, ...checks].find((check) => check.period === start && check.end === end);
  return whole ?? sumOf(tiles(drawn, start, end));
}

/** Checks that follow each other from one day to another; none where they leave days out. */
function tiles(checks: readonly ReconciliationCheck[], start: string, end: string): ReconciliationCheck[] {
  const found: ReconciliationCheck[] = [];
  for (let next = start; next < end; ) {
    const tile = checks.find((check) => check.period === next && check.end <= end);
    if (tile === undefined) return [];
    found.push(tile);
    next = tile.end;
  }
  return found;
}

function sumOf(checks: readonly ReconciliationCheck[]): Totals | undefined {
  if (checks.length === 0) return undefined;
  return {
    attributed: sumOfAmounts(checks.map(({ attributed }) => attributed)),
    independent: sumOfAmounts(checks.map(({ independent }) => independent)),
  };
}

/** The report states it for its own periods only; elsewhere it is the rest of what was checked, which is everything. */
function leftOut(report: Report, column: Column, metric: Metric): string | undefined {
  const { source } = column;
  if (source.of === 'period')
    return amountAt(metricSpend(report.selection.leftOut, metric).amounts, source.at);
  const totals = totalsIn(report, column, metric);
  if (totals === undefined) return undefined;
  const { trend, comparison } = report;
  const selected =
    source.of === 'trend'
      ? amountAt(metricSpend(trend?.total ?? {}, metric).amounts, source.at)
      : metricChange(comparison?.total ?? {}, metric)[source.of];
  return formatDecimal(subtract(exactDecimal(totals.attributed), exactDecimal(selected)));
}
