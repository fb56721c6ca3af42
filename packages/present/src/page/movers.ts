import { element, nameElement } from './element.ts';
import type { PayloadComparison, PayloadMover } from './payload.ts';
import { roughly } from './rough-amount.ts';
import type { Part, Store } from './store.ts';
import { pathTo, type SpendNode } from './tree/nodes.ts';

const MOST = 10;

/** The largest changes against the compared range, in the selected metric. */
export function moversPart(host: HTMLElement, store: Store, comparison: PayloadComparison): Part {
  const table = element('table', { role: 'table', class: 'movers' });
  host.append(
    element('div', { class: 'scroll', role: 'region', 'aria-label': 'Largest changes', tabindex: 0 }, [
      table,
    ]),
  );
  return { draw: () => drawMovers(table, store, comparison) };
}

/** The report's accounts with the largest changes; units in a report by unit, which has no accounts. */
function moversOf({ movers }: PayloadComparison, { payload, tree, state }: Store): readonly PayloadMover[] {
  if (payload.accounts.length > 0) return movers;
  const size = (unit: SpendNode) => Math.abs(roughly(unit.directChanges?.[state.measure.metric]?.[2] ?? '0'));
  return [...tree.units.values()]
    .filter((unit) => size(unit) > 0)
    .sort((a, b) => size(b) - size(a))
    .slice(0, MOST)
    .map((unit) => [unit.id, unit.name, placeOf(unit), 'changed', unit.directChanges ?? []]);
}

function placeOf(unit: SpendNode): string {
  return unit.parent === null
    ? ''
    : pathTo(unit.parent)
        .map(({ name }) => name)
        .join(' / ');
}

function drawMovers(host: HTMLElement, store: Store, comparison: PayloadComparison): void {
  const { payload, format, state } = store;
  const movers = moversOf(comparison, store);
  const changeAt = (mover: PayloadMover) => mover[4][state.measure.metric];
  const most = Math.max(...movers.map((mover) => Math.abs(roughly(changeAt(mover)?.[2] ?? '0'))), 0) || 1;
  const rows = movers.flatMap((mover) => {
    const [id, name, place, status] = mover;
    const found = changeAt(mover);
    if (found === undefined) return [];
    const [before, after, change, percent] = found;
    const direction = roughly(change) > 0 ? 'up' : roughly(change) < 0 ? 'down' : '';
    const bar = element('span', { class: `length ${direction}` });
    bar.style.width = `${(Math.abs(roughly(change)) / most) * 50}%`;
    const remark = status === 'changed' || status === 'unchanged' ? id : `${id}, ${status}`;
    return [
      element('tr', { role: 'row' }, [
        element('th', { role: 'rowheader', scope: 'row' }, [
          nameElement(name, 'name'),
          element('small', {}, [remark, ...(place === '' ? [] : [' · ', nameElement(place)])]),
        ]),
        element('td', { class: 'track balance', 'aria-hidden': 'true' }, [bar]),
        figureCell('Before', format.amount(before), 'soft'),
        figureCell('After', format.amount(after), ''),
        figureCell('Change', format.change(change), direction),
        figureCell(null, format.percent(percent), direction),
      ]),
    ];
  });
  const heads = ['Before', 'After', 'Change', '%'].map((title) =>
    element('th', { role: 'columnheader', scope: 'col', class: 'n' }, [title]),
  );
  const first = payload.accounts.length > 0 ? 'Account' : 'Organizational unit, directly';
  host.replaceChildren(
    element('caption', {}, [`In ${payload.currency}, against ${comparison.label}`]),
    element('thead', { role: 'rowgroup' }, [
      element('tr', { role: 'row' }, [
        element('th', { role: 'columnheader', scope: 'col' }, [first]),
        element('td', { class: 'track', 'aria-hidden': 'true' }),
        ...heads,
      ]),
    ]),
    element('tbody', { role: 'rowgroup' }, rows),
  );
}

function figureCell(label: string | null, text: string, className: string): HTMLElement {
  return element('td', { role: 'cell', class: `n ${className}`, 'data-label': label }, [text]);
}
