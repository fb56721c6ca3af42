import type { Language } from '@ou-cost/contract/options';
import type { PeriodState } from '../../page/figures/payload.ts';
import { lastDayOf } from '../../shared/period-label.ts';
import { wordsIn } from '../../words/index.ts';
import type { Choice } from './choices.ts';
import type { Column } from './columns.ts';

interface Range {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

/** How a range of days is written at the top of the page, and in the head of a column. */
export function rangeLabels(range: Range, language: Language): { label: string; short: string } {
  const { dates } = wordsIn(language).page;
  const { start } = range;
  const last = lastDayOf(range);
  return isWholeMonths(range)
    ? { label: dates.months(start, last), short: dates.shortMonths(start, last) }
    : { label: dates.days(start, last), short: dates.shortDays(start, last) };
}

/** What stands under a bar: a month or a day, and the year or the month where another begins. */
export function barLabel(range: Range, previous: Range | undefined, language: Language): [string, string] {
  const { dates } = wordsIn(language).page;
  const { start } = range;
  const isDay = lastDayOf(range) === start;
  const shared = isDay ? 7 : 4;
  const begins = previous === undefined || previous.start.slice(0, shared) !== start.slice(0, shared);
  if (isDay) return [dates.dayOfMonth(start), begins ? dates.month(start) : ''];
  return [dates.month(start), begins ? dates.year(start) : ''];
}

/** The key of a choice in an address: `2026-10`, `2026-10-05`, `2026-05..2026-10`, `2026-11-01..2026-11-25`. */
export function choiceKey(range: Range): string {
  const first = range.start;
  const last = lastDayOf(range);
  const [from, to] = isWholeMonths(range) ? [first.slice(0, 7), last.slice(0, 7)] : [first, last];
  return from === to ? from : `${from}..${to}`;
}

/** What may still change in a choice: it is as open as its most open column. */
export function stateOf({ columns }: Choice, all: readonly Column[]): PeriodState {
  const some = columns.flatMap((at) => all[at] ?? []);
  if (some.some(({ estimated }) => estimated)) return 'estimated';
  return some.every(({ settled }) => settled) ? 'settled' : 'not-settled';
}

function isWholeMonths({ start, end }: Range): boolean {
  return start.endsWith('-01') && end.endsWith('-01');
}
