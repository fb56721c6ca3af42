import type { Language } from '@ou-cost/contract/options';
import type { Granularity } from '@ou-cost/spend';
import { lastDayOf, periodMarks } from '../../shared/period-label.ts';
import { wordsIn } from '../../words/index.ts';
import type { Range } from './ranges.ts';

/** The lines above a column of amounts: which days they are of. */
export function rangeHeads(range: Range, granularity: Granularity, language: Language): readonly string[] {
  const { heads } = wordsIn(language).table;
  const { kind, start, end, periods } = range;
  if (kind === 'all' && periods.length > 1) return heads.sum(periods.length, granularity);
  return daysHeads({ start, end }, language);
}

function daysHeads(
  days: { readonly start: string; readonly end: string },
  language: Language,
): readonly string[] {
  const { heads } = wordsIn(language).table;
  const { start, end } = days;
  const last = lastDayOf(days);
  if (start.endsWith('-01') && end.endsWith('-01')) {
    return last.slice(0, 7) === start.slice(0, 7) ? heads.month(start.slice(0, 7)) : heads.days(start, last);
  }
  if (start === last) return heads.day(start);
  return start.slice(0, 7) === last.slice(0, 7) ? heads.partOfMonth(start, last) : heads.days(start, last);
}

/** The same on one line, in a sentence. */
export function rangeName({ start, end }: Pick<Range, 'start' | 'end'>, language: Language): string {
  const { periods } = wordsIn(language).shared;
  const last = lastDayOf({ start, end });
  if (start.endsWith('-01') && end.endsWith('-01')) {
    const [first, final] = [periods.month(start.slice(0, 7)), periods.month(last.slice(0, 7))];
    return first === final ? first : periods.span(first, final);
  }
  if (start === last) return periods.day(start);
  return start.slice(0, 7) === last.slice(0, 7)
    ? periods.partOfMonth(start, last)
    : periods.days(start, last);
}

/** Whether something in these days may still change. */
export function mayChange({ periods }: Range, language: Language): boolean {
  return periods.some((period) => periodMarks(period, language).length > 0);
}
