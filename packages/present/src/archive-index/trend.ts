import { htmlText } from '../html/text.ts';
import { figureFormat } from '../shared/figure-format.ts';
import type { Writing } from '../shared/view.ts';
import { wordsIn } from '../words/index.ts';
import { type IndexGroup, type IndexMonth, totalOf } from './months.ts';

/** So many months at most: beyond, they would be closer than their points are wide. */
const MOST_MONTHS = 37;
const HEIGHT = 100;
const STEP = 10;

/** A line over the months that can be compared, broken where one is missing; empty where there are fewer than two. */
export function trendOf({ months, currency }: IndexGroup, { language, locale }: Writing): string {
  const drawn = months
    .filter(({ shown }) => shown.isWhole)
    .slice(0, MOST_MONTHS)
    .reverse();
  const [oldest, newest] = [drawn[0], drawn.at(-1)];
  if (oldest === undefined || newest === undefined || drawn.length < 2) return '';
  const { archiveIndex: words, page, shared } = wordsIn(language);
  const format = figureFormat(currency, locale);
  const name = ({ start }: IndexMonth) => page.dates.months(start, start);
  const said = (month: IndexMonth) => `${format.amount(totalOf(month.shown).amount)} ${currency}`;
  const byAmount = drawn.toSorted((one, other) => heightOf(one) - heightOf(other));
  const [lowest = oldest, highest = newest] = [byAmount[0], byAmount.at(-1)];
  const caption = [
    words.trend(name(oldest), name(newest)),
    [words.highest(said(highest), name(highest)), words.lowest(said(lowest), name(lowest))].join(
      shared.comma,
    ),
  ].join(shared.semicolon);
  return `<figure class="trend">
${lineOf(drawn, Math.min(0, heightOf(lowest)), Math.max(0, heightOf(highest)))}
<p class="ends" aria-hidden="true"><span>${htmlText(name(oldest))}</span><span>${htmlText(name(newest))}</span></p>
<figcaption class="soft">${htmlText(caption)}</figcaption>
</figure>`;
}

/** For a drawing only: what is said is exact. */
function heightOf({ shown }: IndexMonth): number {
  return Number(totalOf(shown).amount);
}

function lineOf(months: readonly IndexMonth[], least: number, most: number): string {
  const place = ({ start }: IndexMonth) =>
    (monthNumber(start) - monthNumber(months[0]?.start ?? start)) * STEP;
  const height = (value: number) =>
    Math.round((HEIGHT - ((value - least) / (most - least || 1)) * HEIGHT) * 100) / 100;
  const at = (month: IndexMonth) => `${place(month)} ${height(heightOf(month))}`;
  const line = months.map((month, index) => {
    const isNext = months[index - 1]?.shown.end === month.start;
    return `${isNext ? 'L' : 'M'}${at(month)}`;
  });
  const dots = months.map((month) => `M${at(month)}h0`);
  const last = months.at(-1);
  const width = last === undefined ? STEP : place(last);
  return `<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<path class="zero" d="M0 ${height(0)}H${width}"/><path class="line" d="${line.join('')}"/><path class="dots" d="${dots.join('')}"/>
</svg>`;
}

function monthNumber(start: string): number {
  return Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7));
}
