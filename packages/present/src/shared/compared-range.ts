import type { Language } from '@ou-cost/contract/options';
import type { Comparison, Report } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { daysIn, periodMarks, rangeLabel } from './period-label.ts';

type Compared = Pick<Report, 'comparison' | 'query'>;

/**
 * The days that a report is compared with, for beside every change: `2026-09-01 to 2026-09-30 (30 days; the report has
 * 31)`. A change of other days than the report's, or between different numbers of days, says so. Null without a
 * comparison.
 */
export function comparedRangeLabel({ comparison, query }: Compared, language: Language): string | null {
  if (comparison === undefined) return null;
  const { aside, semicolon } = wordsIn(language).shared;
  const range = rangeLabel(comparison, language);
  const remarks = [...daysRemarks(comparison, query, language), ...marksOf(comparison, language)];
  return remarks.length === 0 ? range : `${range}${aside(remarks.join(semicolon))}`;
}

/** Whether a report's comparison is of all its days, and not of the last month or of the days that are over. */
export function isWholeCompared({ comparison, query }: Compared): boolean {
  return (
    comparison === undefined || (comparison.after.start === query.start && comparison.after.end === query.end)
  );
}

function daysRemarks(comparison: Comparison, query: Report['query'], language: Language): string[] {
  const { compared } = wordsIn(language).shared;
  const before = daysIn(comparison);
  const after = daysIn(comparison.after);
  if (isWholeCompared({ comparison, query }))
    return before === after ? [] : [compared.dayCounts(before, after)];
  return [
    compared.only(rangeLabel(comparison.after, language)),
    ...(before === after ? [] : [compared.countsOfPart(before, after)]),
  ];
}

function marksOf({ periods }: Comparison, language: Language): string[] {
  const marks = new Set(periods.flatMap((period) => periodMarks(period, language)));
  return marks.size === 0 ? [] : [[...marks].join(wordsIn(language).shared.comma)];
}
