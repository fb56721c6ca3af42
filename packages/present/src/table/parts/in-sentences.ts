import { LISTED_IN_TABLE } from '@ou-cost/contract/options';
import type { ReportPeriod, Split } from '@ou-cost/spend';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { figureFormat } from '../../shared/figure-format.ts';
import { periodLabel } from '../../shared/period-label.ts';
import { metricChange } from '../../shared/spend-lookup.ts';
import { splitNames } from '../../shared/split-names.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import type { Drawing } from '../drawing.ts';
import { rangeName } from '../figures/range-heads.ts';
import { PAGE_COLUMNS } from '../layout/draw.ts';
import type { Section } from '../layout/section.ts';
import { widthOfText } from '../layout/width.ts';
import { sparkline } from '../sparkline.ts';
import { hiddenSums } from './movers.ts';
import { monthsTitle } from './series.ts';
import { splitRows } from './split-rows.ts';

/** What a short table has no tables of: what moved most, and what the total consists of, in a sentence each. */
export function inSentences(drawing: Drawing): Section {
  const { by, alsoBy } = drawing.report.query;
  const above = [
    ...months(drawing),
    ...whatMoved(drawing),
    ...[by, ...alsoBy].flatMap((split) => partsOf(drawing, split)),
  ];
  return { title: null, above, table: null, below: [] };
}

/** The months of the trend as a line of small bars, with the first and the last of them. */
function months({ report, figures, view }: Drawing): string[] {
  const { language } = view;
  const { periods = [] } = report.trend ?? {};
  const amounts = figures.total.months ?? [];
  const [[first, last], [from, to]] = [ends(amounts), ends(periods)];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return [];
  const { message } = wordsIn(language);
  const format = figureFormat(report.currency, view.locale);
  const name = (period: ReportPeriod) => periodLabel(period, 'MONTHLY', language);
  const said = message.trend(
    sparkline(amounts),
    format.amount(first),
    name(from),
    format.amount(last),
    name(to),
  );
  return listed(monthsTitle(report, language), [said], view);
}

function ends<One>(list: readonly One[]): readonly [first: One | undefined, last: One | undefined] {
  return [list[0], list.at(-1)];
}

/** The accounts that moved most, or the units of a report without accounts, and the sums that the net change hides. */
function whatMoved(drawing: Drawing): string[] {
  const { report, metric, ranges, view } = drawing;
  const { comparison, query } = report;
  const { before, after } = ranges;
  if (comparison === undefined || before === null || after === null || metric !== query.metrics[0]) return [];
  const { shared, table } = wordsIn(view.language);
  const format = figureFormat(report.currency, view.locale);
  const names = new Map(report.organizationalUnits.map(({ id, name }) => [id, name]));
  const { accounts, organizationalUnits } = comparison.movers;
  const moved =
    comparison.accounts.length > 0
      ? accounts.map(({ name, change }) => ({ name, change }))
      : organizationalUnits.map(({ id, direct }) => ({ name: names.get(id) ?? id, change: direct }));
  const most = moved
    .slice(0, LISTED_IN_TABLE.moversOfShort)
    .map(
      ({ name, change }) =>
        `${escapeControlCharacters(name)} ${format.change(metricChange(change, metric).change)}`,
    );
  const title = table.moved(rangeName(after, view.language), rangeName(before, view.language));
  return most.length === 0
    ? [title + shared.colon + shared.movers.none]
    : [...listed(title, most, view), hiddenSums(drawing, comparison)];
}

/** `Services: Amazon S3 1.00, … and 16 more 2.00`: all charge types, and of other splits the first parts. */
function partsOf(drawing: Drawing, split: Split): string[] {
  const { report, ranges, view } = drawing;
  const format = figureFormat(report.currency, view.locale);
  const parts = splitRows(drawing, split)
    .filter(({ kind }) => kind === 'part')
    .map(({ label, figures }) => `${label.name} ${format.amount(ranges.whole.amountOf(figures) ?? '0')}`);
  return listed(escapeControlCharacters(splitNames(split, view.language).many), parts, view);
}

/** A title and a list, on lines that end between two of its items: a name and its amount stay together. */
function listed(title: string, items: readonly string[], { language, terminal }: View): string[] {
  const { colon, comma } = wordsIn(language).shared;
  const width = terminal.columns ?? PAGE_COLUMNS;
  const lines: string[] = [];
  let line = title + colon;
  for (const [at, item] of items.entries()) {
    const text = at === items.length - 1 ? item : item + comma;
    if (widthOfText((line + text).trimEnd()) > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = INDENT;
    }
    line += text;
  }
  return [...lines, line.trimEnd()];
}

const INDENT = '  ';
