import { element } from './element.ts';
import { roughly, shareOf } from './exact-amount.ts';
import { amountOf, type Measure } from './measure.ts';
import type { Part, Store } from './store.ts';

interface Line {
  readonly label: string;
  readonly amount: string;
  readonly part: Measure['part'];
  readonly isSum: boolean;
}

/** What the spend of a unit consists of, each line a way to look at that charge type or service alone. */
export function breakdownPart(host: HTMLElement, store: Store): Part {
  const table = element('table', { class: 'breakdown' });
  host.append(table);
  return { draw: () => drawLines(table, store) };
}

function linesOf({ payload, focus, state }: Store): Line[] {
  const amountIn = (part: Measure['part']) => amountOf(focus.total, { ...state.measure, part });
  const parts = payload.parts
    .map((label, part): Line => ({ label, amount: amountIn(part), part, isSum: false }))
    .filter(({ amount }) => roughly(amount) !== 0);
  if (payload.by === 'service') parts.sort((a, b) => roughly(b.amount) - roughly(a.amount));
  const gross: Line = { label: 'Gross', amount: amountIn('gross'), part: 'gross', isSum: true };
  const net: Line = {
    label: payload.by === 'service' ? 'All services' : 'Net',
    amount: amountIn('net'),
    part: 'net',
    isSum: true,
  };
  return [...parts, ...(payload.hasGross ? [gross] : []), net];
}

function drawLines(host: HTMLElement, store: Store): void {
  const { format, payload, focus, state } = store;
  const lines = linesOf(store);
  const net = amountOf(focus.total, { ...state.measure, part: 'net' });
  const most = Math.max(...lines.map(({ amount }) => Math.abs(roughly(amount))), 0) || 1;
  const rows = lines.map(({ label, amount, part, isSum }) => {
    const isShown = part === state.measure.part;
    const choose = element('button', { type: 'button', class: 'link', 'aria-pressed': String(isShown) }, [
      label,
    ]);
    choose.addEventListener('click', () => {
      store.show({ measure: { ...state.measure, part } });
      host.querySelector<HTMLElement>('button[aria-pressed="true"]')?.focus();
    });
    const bar = element('span', { class: `length${roughly(amount) < 0 ? ' negative' : ''}` });
    bar.style.width = `${(Math.abs(roughly(amount)) / most) * 100}%`;
    const share = shareOf(amount, net);
    return element('tr', { class: isSum ? 'sum' : null }, [
      element('th', { scope: 'row' }, [choose]),
      element('td', { class: 'track', 'aria-hidden': 'true' }, [bar]),
      element('td', { class: 'n' }, [format.amount(amount)]),
      element('td', { class: 'n soft' }, [share === null ? '–' : format.share(share)]),
    ]);
  });
  const title = payload.by === 'service' ? 'Service' : 'Charge type';
  const column = (text: string, className: string | null) =>
    element('th', { scope: 'col', class: className }, [text]);
  host.replaceChildren(
    element('caption', {}, [`${focus.name}, in ${payload.currency}; choose one to see it everywhere`]),
    element('thead', {}, [
      element('tr', {}, [
        column(title, null),
        element('td', { 'aria-hidden': 'true', class: 'track' }),
        column('Amount', 'n'),
        column('Of net', 'n'),
      ]),
    ]),
    element('tbody', {}, rows),
  );
}
