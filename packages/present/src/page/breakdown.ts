import { shareOf, sumOfAmounts } from '@ou-cost/spend/money';
import { element } from './element.ts';
import { amountOf, type Measure } from './measure.ts';
import { occurringParts } from './occurring-parts.ts';
import { roughly } from './rough-amount.ts';
import type { Part, Store } from './store.ts';

interface Line {
  readonly label: string;
  readonly amount: string;
  /** Null for the sum of several parts. */
  readonly part: Measure['part'] | null;
  readonly isSum: boolean;
}

/** The most lines that are drawn at first: a report can have a hundred services. */
const FIRST_LINES = 12;

/** What the spend of a unit consists of; a click on a line limits the page to that charge type or service. */
export function breakdownPart(host: HTMLElement, store: Store): Part {
  const table = element('table', { class: 'breakdown' });
  const more = element('button', { type: 'button', class: 'link' });
  let showsAll = false;
  const draw = () => {
    const parts = partLines(store);
    const isLong = parts.length > FIRST_LINES;
    const shown = showsAll || !isLong ? parts : parts.slice(0, FIRST_LINES - 1);
    drawLines(table, [...shown, ...restLine(parts.slice(shown.length)), ...sumLines(store)], store);
    more.hidden = !isLong;
    more.textContent = showsAll ? 'Show only the largest' : `Show all ${parts.length}`;
  };
  more.addEventListener('click', () => {
    showsAll = !showsAll;
    draw();
  });
  host.append(table, more);
  return { draw };
}

/**
 * The charge types in their order, or the services with the largest first. One that cancels out in the unit is shown, as
 * it is there in the units and accounts below.
 */
function partLines({ payload, focus, state }: Store): Line[] {
  const occurring = occurringParts(focus, state.measure);
  const lines = payload.parts
    .map((label, part) => ({
      label,
      part,
      isSum: false,
      amount: amountOf(focus.total, { ...state.measure, part }),
    }))
    .filter(({ part }) => occurring.has(part));
  if (payload.by === 'charge-type') return lines;
  return lines.toSorted((a, b) => Math.abs(roughly(b.amount)) - Math.abs(roughly(a.amount)));
}

function restLine(rest: readonly Line[]): Line[] {
  if (rest.length === 0) return [];
  const amount = sumOfAmounts(rest.map((line) => line.amount));
  return [{ label: `${rest.length} smaller ones`, amount, part: null, isSum: false }];
}

function sumLines({ payload, focus, state }: Store): Line[] {
  const amountIn = (part: Measure['part']) => amountOf(focus.total, { ...state.measure, part });
  const net = payload.by === 'service' ? 'All services' : 'Net';
  const gross: Line = { label: 'Gross', amount: amountIn('gross'), part: 'gross', isSum: true };
  return [
    ...(payload.hasGross ? [gross] : []),
    { label: net, amount: amountIn('net'), part: 'net', isSum: true },
  ];
}

function drawLines(host: HTMLElement, lines: readonly Line[], store: Store): void {
  const { format, payload, focus, state } = store;
  const net = amountOf(focus.total, { ...state.measure, part: 'net' });
  const sizes = lines.filter(({ isSum }) => !isSum).map(({ amount }) => Math.abs(roughly(amount)));
  const most = Math.max(...sizes, 0) || 1;
  const rows = lines.map((line) => {
    const { amount, isSum } = line;
    const share = shareOf(amount, net);
    return element('tr', { class: isSum ? 'sum' : null }, [
      element('th', { scope: 'row' }, [lineName(line, host, store)]),
      element('td', { class: 'track', 'aria-hidden': 'true' }, isSum ? [] : [lengthOf(amount, most)]),
      element('td', { class: 'n' }, [format.amount(amount)]),
      element('td', { class: 'n soft' }, [share === null ? '–' : format.share(share)]),
    ]);
  });
  const column = (text: string, className: string | null) =>
    element('th', { scope: 'col', class: className }, [text]);
  host.replaceChildren(
    element('caption', {}, [
      `${focus.name}, in ${payload.currency}; select one to show only that on the whole page`,
    ]),
    element('thead', {}, [
      element('tr', {}, [
        column(payload.by === 'service' ? 'Service' : 'Charge type', null),
        element('td', { 'aria-hidden': 'true', class: 'track' }),
        column('Amount', 'n'),
        column(payload.by === 'service' ? 'Of all' : 'Of net', 'n'),
      ]),
    ]),
    element('tbody', {}, rows),
  );
}

function lineName({ label, part }: Line, host: HTMLElement, store: Store): HTMLElement | string {
  if (part === null) return label;
  const { measure } = store.state;
  const pressed = String(part === measure.part);
  const choose = element('button', { type: 'button', class: 'link', 'aria-pressed': pressed }, [label]);
  choose.addEventListener('click', () => {
    store.show({ measure: { ...measure, part } });
    host.querySelector<HTMLElement>('button[aria-pressed="true"]')?.focus();
  });
  return choose;
}

function lengthOf(amount: string, most: number): HTMLElement {
  const size = roughly(amount);
  const length = element('span', { class: `length${size < 0 ? ' negative' : ''}` });
  length.style.width = `${(Math.abs(size) / most) * 100}%`;
  return length;
}
