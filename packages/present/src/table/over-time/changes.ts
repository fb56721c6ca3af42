import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import { changeSentences } from '../../over-time/change-sentences.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { rangeLabel } from '../../shared/period-label.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import type { Section } from '../layout/section.ts';

/** What happened to the organization in the days that were read; the newest changes where they are many. */
export function changesSection({ report, view }: Drawing): Section[] {
  const { organizationChanges } = report;
  if (organizationChanges === undefined) return [];
  const words = wordsIn(view.language).overTime.changes;
  const title = words.title(rangeLabel(daysOf(report), view.language));
  const shown = organizationChanges.slice(-(view.top ?? LISTED_IN_TABLE.organizationChanges));
  const more = organizationChanges.length - shown.length;
  const lines = changeSentences(report, shown, view.language).map(
    ({ on, text }) => `${on}  ${escapeControlCharacters(text)}`,
  );
  const above = [...(more > 0 ? [words.more(more)] : []), ...lines];
  return [{ title, above: above.length === 0 ? [words.none] : above, table: null, below: [] }];
}

/** From the first day that was read to the last day of the report. */
function daysOf({ query, comparison, trend }: Drawing['report']) {
  const starts = [query.start, comparison?.start ?? query.start, trend?.periods[0]?.start ?? query.start];
  return { start: starts.toSorted()[0] ?? query.start, end: query.end };
}
