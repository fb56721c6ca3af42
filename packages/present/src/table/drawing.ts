import type { Granularity, Metric, Report } from '@ou-cost/spend';
import type { View } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { type Ranges, rangesOf } from './figures/ranges.ts';
import { type ReportFigures, reportFigures } from './figures/report-figures.ts';
import type { RowFigures } from './figures/row-figures.ts';

/** What every table of one metric of a report is drawn from. */
export interface Drawing {
  readonly report: Report;
  readonly metric: Metric;
  readonly view: View;
  readonly figures: ReportFigures;
  readonly ranges: Ranges;
  readonly line: Line | null;
  /** Whether it shows what each day and the first units cost, and says the rest in sentences. */
  readonly isShort: boolean;
}

/** Amounts that are drawn as a line of small bars, because they are many. */
interface Line {
  /** How many. */
  readonly count: number;
  readonly granularity: Granularity;
  readonly heads: readonly string[];
  readonly amountsOf: (figures: RowFigures) => readonly string[] | null;
  /** Whether the least and the most of them have a column each. */
  readonly hasExtremes: boolean;
}

/**
 * `areDaysTogether`: the days of a daily report are a line and their sum, instead of a column each. `isShort`: of what
 * else there is, only the beginning is shown.
 */
export function drawingOf(
  report: Report,
  metric: Metric,
  view: View,
  areDaysTogether: boolean,
  isShort = false,
): Drawing {
  return {
    isShort,
    report,
    metric,
    view,
    figures: reportFigures(report, metric),
    ranges: rangesOf(report, areDaysTogether),
    line: areDaysTogether ? dayLine(report, view) : monthLine(report, view),
  };
}

function dayLine({ periods }: Report, { language }: View): Line {
  return {
    count: periods.length,
    granularity: 'DAILY',
    heads: wordsIn(language).table.heads.line(periods.length, 'DAILY'),
    amountsOf: (figures) => figures.periods,
    hasExtremes: true,
  };
}

function monthLine({ trend }: Report, { language }: View): Line | null {
  if (trend === undefined) return null;
  const count = trend.periods.length;
  return {
    count,
    granularity: 'MONTHLY',
    heads: wordsIn(language).table.heads.line(count, 'MONTHLY'),
    amountsOf: ({ months }) => months,
    hasExtremes: false,
  };
}
