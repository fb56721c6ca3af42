import type { Language } from '@ou-cost/contract/options';
import type { Report } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { daysIn, periodMarks, rangeLabel } from './period-label.ts';

type Compared = Pick<Report, 'comparison' | 'query' | 'generatedAt'>;

/**
 * The days that a report is compared with, for beside every change: `2026-09-01 to 2026-09-30 (30 days; the report has
 * 31)`. A change between different numbers of days, or with a day that is not over, says so. Null without a comparison.
 */
export function comparedRangeLabel(report: Compared, language: Language): string | null {
  const { comparison } = report;
  if (comparison === undefined) return null;
  const { aside, semicolon } = wordsIn(language).shared;
  const range = rangeLabel(comparison, language);
  const remarks = [...daysRemark(report, comparison, language), ...marksOf(comparison, language)];
  return remarks.length === 0 ? range : `${range}${aside(remarks.join(semicolon))}`;
}

function daysRemark(
  { query, generatedAt }: Compared,
  comparison: NonNullable<Compared['comparison']>,
  language: Language,
): string[] {
  const { compared } = wordsIn(language).shared;
  const before = daysIn(comparison);
  const after = daysIn(query);
  const isOver = query.end <= generatedAt.slice(0, 10);
  if (before === after && isOver) return [];
  const counts = before === after ? compared.sameCount(before) : compared.dayCounts(before, after);
  return [`${counts}${isOver ? '' : compared.lastNotOver}`];
}

function marksOf({ periods }: NonNullable<Compared['comparison']>, language: Language): string[] {
  const marks = new Set(periods.flatMap((period) => periodMarks(period, language)));
  return marks.size === 0 ? [] : [[...marks].join(wordsIn(language).shared.comma)];
}
