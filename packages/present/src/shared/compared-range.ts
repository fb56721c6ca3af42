import type { Report } from '@ou-cost/spend';
import { daysIn, periodMarks, rangeLabel } from './period-label.ts';

type Compared = Pick<Report, 'comparison' | 'query' | 'generatedAt'>;

/**
 * The days that a report is compared with, for beside every change: `2026-09-01 to 2026-09-30 (30 days; the report has
 * 31)`. A change between different numbers of days, or with a day that is not over, says so. Null without a comparison.
 */
export function comparedRangeLabel(report: Compared): string | null {
  const { comparison } = report;
  if (comparison === undefined) return null;
  const remarks = [...daysRemark(report, comparison), ...marksOf(comparison)];
  return remarks.length === 0 ? rangeLabel(comparison) : `${rangeLabel(comparison)} (${remarks.join('; ')})`;
}

function daysRemark(
  { query, generatedAt }: Compared,
  comparison: NonNullable<Compared['comparison']>,
): string[] {
  const before = daysIn(comparison);
  const after = daysIn(query);
  const isOver = query.end <= generatedAt.slice(0, 10);
  if (before === after && isOver) return [];
  const own = before === after ? 'the report has as many' : `the report has ${after}`;
  const unfinished = isOver ? '' : `, the last one not over`;
  return [`${before === 1 ? '1 day' : `${before} days`}; ${own}${unfinished}`];
}

function marksOf({ periods }: NonNullable<Compared['comparison']>): string[] {
  const marks = new Set(periods.flatMap(periodMarks));
  return marks.size === 0 ? [] : [[...marks].join(', ')];
}
