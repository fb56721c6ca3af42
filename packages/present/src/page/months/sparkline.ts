import { element, shape } from '../element.ts';
import type { PayloadSpends } from '../figures/payload.ts';
import type { Store } from '../store.ts';
import { barsOf } from './bars.ts';
import { type Month, monthsOf } from './series.ts';

const WIDTH = 90;
const HEIGHT = 20;
/** Few bars would look like blocks. */
const WIDEST = 8;

/** The months of one row on a scale of its own, in a few shapes: one for each kind of bar. */
export function sparkline(spends: PayloadSpends, store: Store): HTMLElement {
  const months = monthsOf(spends, store);
  const { bars, zero } = barsOf(months.map(({ amount }) => amount));
  const step = Math.min(WIDEST, WIDTH / Math.max(1, months.length));
  const width = step * 0.62;
  const shapes = new Map<string, string[]>();
  for (const [at, month] of months.entries()) {
    const bar = bars[at];
    if (bar === null || bar === undefined || bar.height === 0) continue;
    const kind = kindOf(month);
    const height = Math.max(0.5, (bar.height / 100) * HEIGHT);
    const y = bar.isNegative ? (bar.top / 100) * HEIGHT : ((bar.top + bar.height) / 100) * HEIGHT - height;
    const inset = kind === 'hollow' ? 0.5 : 0;
    const box = [at * step + inset, y + inset, width - 2 * inset, Math.max(0.5, height - 2 * inset)];
    const [left = 0, top = 0, across = 0, down = 0] = box.map((length) => Number(length.toFixed(1)));
    shapes.set(kind, [...(shapes.get(kind) ?? []), `M${left} ${top}h${across}v${down}h${-across}z`]);
  }
  const line = Number(((zero / 100) * (HEIGHT - 1) + 0.5).toFixed(1));
  return element('span', { class: 'sparkline' }, [
    shape(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': spokenText(months, store) },
      [
        shape('path', { class: 'zero', d: `M0 ${line}h${WIDTH}` }),
        ...[...shapes].map(([kind, paths]) => shape('path', { class: kind, d: paths.join('') })),
      ],
    ),
  ]);
}

function kindOf({ about, kind }: Month): string {
  return about.state === 'estimated' ? 'hollow' : kind;
}

/** From the first month that is known to the last, for readers who do not see the bars. */
function spokenText(months: readonly Month[], { words, format }: Store): string {
  const known = months.filter(({ amount }) => amount !== null);
  const text = ({ about, amount }: Month) => `${about.short} ${format.amount(amount ?? '0')}`;
  const [first] = known;
  const last = known.at(-1);
  return first === undefined || last === undefined
    ? words.page.unknown
    : words.page.fromTo(text(first), text(last));
}
