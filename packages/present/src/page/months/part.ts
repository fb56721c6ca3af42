import { element } from '../element.ts';
import type { Part, Store } from '../store.ts';
import { spendsOf } from '../subject.ts';
import { type Bar, barsOf } from './bars.ts';
import { type Scale, scaledText, scaleOf } from './scale.ts';
import { type Month, monthsOf } from './series.ts';

/** With more bars than these there is no room for a figure above each. */
const LABELLED = 16;

/** The width of a figure's character, the gap between two figures, and the width of the chart on paper, in pixels. */
const CHARACTER = 6.2;
const GAP = 3;
const PAPER = 240;

/** What the subject of the page spent in every month, as bars from zero; a click chooses the month. */
export function monthsPart(host: HTMLElement, store: Store): Part {
  const { words, payload } = store;
  const bars = payload.choices.filter(({ bar }) => bar !== null).length;
  if (bars < 2) {
    const text = payload.choices.length > 1 ? words.page.onePeriod : words.page.oneMonth;
    host.append(element('p', { class: 'soft' }, [text]));
    return { draw: () => {} };
  }
  const title = element('h2', { class: 'small' });
  const list = element('ol', { class: `chart${bars > LABELLED ? ' many' : ''}` });
  const remark = element('p', { class: 'hint' });
  host.append(title, list, remark);
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    const choice = Number(button.dataset['choice']);
    store.measure({ choice });
    list.querySelector<HTMLElement>(`[data-choice="${choice}"]`)?.focus();
  });
  const fit = () => {
    const texts = [...list.querySelectorAll('.value')].map((value) => value.textContent ?? '');
    const needed = texts.length * (Math.max(...texts.map((text) => text.length)) * CHARACTER + GAP);
    const isTight = needed > (store.isPrinting ? PAPER : list.clientWidth);
    list.classList.toggle('upright', bars <= LABELLED && isTight);
  };
  new ResizeObserver(fit).observe(list);
  return {
    draw: () => {
      const months = monthsOf(spendsOf(store), store);
      const amounts = months.map(({ amount }) => amount);
      const powers = words.page.powers.map(({ power }) => power);
      const scale = scaleOf(amounts, powers);
      const layout = barsOf(amounts);
      title.textContent = titleText(months, scale, store);
      list.style.setProperty('--zero', `${layout.zero}%`);
      list.replaceChildren(
        ...months.map((month, at) => monthElement(month, layout.bars[at] ?? null, scale, store)),
      );
      fit();
      // Without a figure above each bar, the longest one's stands for the scale.
      const heights = layout.bars.map((bar) => bar?.height ?? 0);
      list.children[heights.indexOf(Math.max(...heights))]?.classList.add('longest');
      const unknown = amounts.filter((amount) => amount === null).length;
      remark.textContent = unknown === 0 ? '' : words.page.unknownMonths(unknown, months.length);
    },
  };
}

function titleText(months: readonly Month[], { power }: Scale, { words, payload }: Store): string {
  const unit =
    words.page.powers.find((one) => one.power === power)?.unit(payload.currency) ?? payload.currency;
  const areDays = months.every(({ about }) => about.key.length > 7);
  const count = words.page.seriesCount(months.length, areDays);
  return words.page.seriesIn(count, unit);
}

function monthElement(month: Month, bar: Bar | null, scale: Scale, store: Store): HTMLElement {
  const { about, amount, kind, choice } = month;
  const { format, payload, words } = store;
  const [label, second] = about.bar ?? ['', ''];
  const exact = amount === null ? words.page.unknown : `${format.amount(amount)} ${payload.currency}`;
  const state = about.state === 'estimated' ? `, ${words.shared.periods.estimated}` : '';
  const button = element(
    'button',
    {
      type: 'button',
      class: `month ${kind}${about.state === 'estimated' ? ' estimated' : ''}`,
      'aria-pressed': String(kind === 'chosen'),
      title: `${about.label}: ${exact}${state}`,
      'data-choice': choice,
    },
    [
      element('span', { class: 'unseen' }, [`${about.label}: ${exact}${state}`]),
      element('span', { class: 'value', 'aria-hidden': 'true' }, [
        amount === null ? '–' : scaledText(amount, scale, payload.locale),
      ]),
      element('span', { class: 'area' }, bar === null ? [] : [barElement(bar, month)]),
      element('span', { class: 'name', 'aria-hidden': 'true' }, [label]),
      element('span', { class: 'name', 'aria-hidden': 'true' }, [second]),
    ],
  );
  return element('li', {}, [button]);
}

function barElement({ top, height, isNegative }: Bar, { compared }: Month): HTMLElement {
  const made = element('span', { class: 'month-bar' });
  made.style.top = `${top}%`;
  made.style.height = `${height}%`;
  if (compared < 1) {
    const part = element('span', { class: `compared ${isNegative ? 'down' : 'up'}` });
    part.style.height = `${compared * 100}%`;
    made.classList.add('partly');
    made.append(part);
  }
  return made;
}
