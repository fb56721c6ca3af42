import { sumOfAmounts } from '@ou-cost/spend/money';
import { element, nameElement, shape } from '../element.ts';
import { COLOURS, coloursIn, OTHER_COLOUR } from '../largest-parts.ts';
import { amountsOf } from '../measure.ts';
import type { Part, Store } from '../store.ts';
import type { SpendNode } from '../tree/nodes.ts';
import { type BarSeries, barsLayout } from './layout.ts';

interface NamedSeries extends BarSeries {
  readonly name: string;
}

const HEIGHT = 260;
const MARGIN = { top: 12, right: 4, bottom: 26, left: 64 };
const LABEL_WIDTH = { month: 64, day: 84 };

/** What a unit spent per period, stacked by what is in it, with the same figures as a table. */
export function barsPart(host: HTMLElement, store: Store): Part {
  const picture = element('div', { class: 'bars' });
  const legend = element('ul', { class: 'legend' });
  const figures = element('details', { class: 'figures-table' });
  host.append(picture, legend, figures);
  const draw = () => {
    const series = seriesOf(store);
    drawPicture(picture, series, store);
    drawLegend(legend, series);
    drawFigures(figures, series, store);
  };
  let width = 0;
  new ResizeObserver(() => {
    if (picture.clientWidth === width) return;
    width = picture.clientWidth;
    drawPicture(picture, seriesOf(store), store);
  }).observe(picture);
  return { draw };
}

/** The parts of the unit that have a colour, then the sum of the others. */
function seriesOf({ focus, state, payload }: Store): NamedSeries[] {
  const colours = coloursIn(focus, state.measure.metric);
  const periods = payload.periods.length;
  const coloured = [...colours].map(([node, colour]) => ({
    name: node.name,
    colour,
    amounts: perPeriod([node], state.measure, periods),
  }));
  const rest = focus.children.filter((node) => !colours.has(node));
  const others = perPeriod(rest, state.measure, periods);
  const isEmpty = others.every((amount) => amount === '0');
  return isEmpty
    ? coloured
    : [...coloured, { name: othersName(rest), colour: OTHER_COLOUR, amounts: others }];
}

function othersName(rest: readonly SpendNode[]): string {
  const [only] = rest;
  return rest.length === 1 && only !== undefined ? only.name : `${rest.length} smaller ones`;
}

function perPeriod(
  nodes: readonly SpendNode[],
  measure: Store['state']['measure'],
  periods: number,
): string[] {
  const all = nodes.map((node) => amountsOf(node.total, measure));
  return Array.from({ length: periods }, (_, at) => sumOfAmounts(all.map((amounts) => amounts[at] ?? '0')));
}

function drawPicture(host: HTMLElement, series: readonly NamedSeries[], store: Store): void {
  const { payload, state, format } = store;
  const width = host.clientWidth;
  if (width === 0) return;
  const size = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: HEIGHT - MARGIN.bottom,
  };
  const isDaily = payload.periods.some(({ label }) => label.length > 7);
  const layout = barsLayout(
    series,
    payload.periods.length,
    size,
    isDaily ? LABEL_WIDTH.day : LABEL_WIDTH.month,
  );
  const ticks = layout.ticks.map(({ value, y }) =>
    shape('g', {}, [
      shape('line', { class: 'grid', x1: size.left, x2: size.right, y1: y, y2: y }),
      shape('text', { class: 'tick', x: size.left - 8, y: y + 4, 'text-anchor': 'end' }, [
        format.axis(value),
      ]),
    ]),
  );
  const bars = layout.bars.map(({ series: at, period, colour, ...box }) => {
    const one = series[at];
    const text = `${payload.periods[period]?.label}, ${one?.name}: ${format.amount(one?.amounts[period] ?? '0')}`;
    const isAside = state.measure.period !== 'all' && state.measure.period !== period;
    const bar = shape('rect', { class: `bar colour-${colour}${isAside ? ' aside' : ''}`, ...box }, [
      shape('title', {}, [text]),
    ]);
    bar.addEventListener('click', () => {
      store.show({
        measure: { ...state.measure, period: isAside || state.measure.period === 'all' ? period : 'all' },
      });
    });
    return bar;
  });
  const labels = layout.columns.flatMap(({ x, isLabelled }, period) => {
    const known = payload.periods[period];
    if (!isLabelled || known === undefined) return [];
    const text = `${known.label}${known.marks === '' ? '' : '*'}`;
    return [shape('text', { class: 'tick', x, y: HEIGHT - 8, 'text-anchor': 'middle' }, [text])];
  });
  const axis = shape('line', {
    class: 'axis',
    x1: size.left,
    x2: size.right,
    y1: layout.baseline,
    y2: layout.baseline,
  });
  host.replaceChildren(
    shape(
      'svg',
      {
        viewBox: `0 0 ${width} ${HEIGHT}`,
        role: 'img',
        'aria-label': `Stacked columns: ${store.focus.name} per period; the table below has the same figures`,
      },
      [...ticks, ...bars, axis, ...labels],
    ),
  );
}

function drawLegend(host: HTMLElement, series: readonly NamedSeries[]): void {
  host.replaceChildren(
    ...series.map(({ name, colour }) =>
      element('li', {}, [
        element('span', { class: `swatch colour-${Math.min(colour, COLOURS - 1)}`, 'aria-hidden': 'true' }),
        nameElement(name),
      ]),
    ),
  );
}

function drawFigures(
  host: HTMLDetailsElement,
  series: readonly NamedSeries[],
  { payload, format, focus }: Store,
): void {
  const heads = ['Period', ...series.map(({ name }) => name), 'Sum'].map((title, at) =>
    element('th', { scope: 'col', class: at === 0 ? null : 'n' }, [nameElement(title)]),
  );
  const rows = payload.periods.map(({ label, marks }, period) => {
    const amounts = series.map(({ amounts: own }) => own[period] ?? '0');
    const cells = [...amounts, sumOfAmounts(amounts)].map((amount) =>
      element('td', { class: 'n' }, [format.amount(amount)]),
    );
    const title = marks === '' ? label : `${label} (${marks})`;
    return element('tr', {}, [element('th', { scope: 'row' }, [title]), ...cells]);
  });
  const caption = `${focus.name} per period (${payload.currency})`;
  const table = element('table', {}, [
    element('caption', {}, [caption]),
    element('thead', {}, [element('tr', {}, heads)]),
    element('tbody', {}, rows),
  ]);
  host.replaceChildren(
    element('summary', {}, ['The same figures as a table']),
    element('div', { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: 0 }, [table]),
  );
}
