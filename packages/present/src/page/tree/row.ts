import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import { amountOf, showsChange } from '../measure.ts';
import { roughly } from '../rough-amount.ts';
import type { Store } from '../store.ts';
import type { VisibleRow } from './visible-rows.ts';

/** The columns that a tree table has in the current view. */
export interface TreeColumns {
  readonly hasDirect: boolean;
  readonly hasChange: boolean;
}

export function treeColumns({ payload, state }: Store, hasDirect: boolean): TreeColumns {
  const hasChange = payload.comparison !== null && showsChange(state.measure, payload.periods.length);
  return { hasDirect, hasChange };
}

/** One row; its share is a share of `whole`. */
export function treeRow(
  row: VisibleRow,
  position: number,
  columns: TreeColumns,
  whole: string,
  store: Store,
): HTMLTableRowElement {
  const { node, level, isOpen, isMatch } = row;
  const { format, state } = store;
  const total = amountOf(node.total, state.measure);
  const kind = node.kind === 'account' ? 'account' : 'unit';
  const made = element('tr', {
    role: 'row',
    class: `${kind}${isMatch ? ' match' : ''}`,
    tabindex: -1,
    'aria-level': level + 1,
    'aria-rowindex': position + 2,
    'aria-expanded': isOpen === null ? null : String(isOpen),
    'data-position': position,
    'data-id': node.id,
  });
  made.append(nameCell(row), ...(columns.hasDirect ? [directCell(row, store)] : []));
  made.append(figureCell('Total', format.amount(total), 'total'), shareCell(total, whole, store));
  if (columns.hasChange) made.append(...changeCells(row, store));
  return made;
}

function nameCell({ node, level, isOpen }: VisibleRow): HTMLElement {
  const cell = element('th', { role: 'rowheader', scope: 'row', class: 'label' });
  const line = element('div', { class: 'line' });
  line.style.setProperty('--level', String(Math.min(level, 8)));
  cell.append(line);
  if (isOpen === null) line.append(element('span', { class: 'no-fold', 'aria-hidden': 'true' }));
  else {
    const label = `${isOpen ? 'Fold' : 'Unfold'} ${node.name}`;
    line.append(element('button', { type: 'button', class: 'fold', tabindex: -1, 'aria-label': label }));
  }
  const text = element('span', { class: 'text', title: `${node.name} (${node.id})` }, [
    nameElement(node.name, 'name'),
    element('small', {}, [node.id]),
  ]);
  if (node.remark !== '') text.append(element('small', { class: 'remark' }, [node.remark]));
  line.append(text);
  return cell;
}

function figureCell(label: string, text: string, className: string): HTMLElement {
  return element('td', { role: 'gridcell', class: `n ${className}`, 'data-label': label }, [text]);
}

function directCell({ node }: VisibleRow, { state, format }: Store): HTMLElement {
  // An account has nothing below it, so its direct spend equals its total and is not repeated.
  const text = node.kind === 'account' ? '' : format.amount(amountOf(node.direct, state.measure));
  return figureCell('Direct', text, 'direct');
}

function shareCell(total: string, whole: string, { format }: Store): HTMLElement {
  const share = shareOf(total, whole);
  const bar = element('span', { class: 'length', 'aria-hidden': 'true' });
  bar.style.width = `${share === null ? 0 : Math.min(100, Math.max(0, roughly(share)))}%`;
  return element('td', { role: 'gridcell', class: 'n share', 'data-label': 'Of total' }, [
    element('span', { class: 'track', 'aria-hidden': 'true' }, [bar]),
    element('span', { class: 'figure' }, [share === null ? '–' : format.share(share)]),
  ]);
}

function changeCells({ node }: VisibleRow, { state, format }: Store): HTMLElement[] {
  const found = node.totalChanges?.[state.measure.metric];
  if (found === undefined) return [figureCell('Change', '', 'change'), figureCell('%', '', 'percent')];
  const [, , change, percent] = found;
  const direction = roughly(change) > 0 ? 'up' : roughly(change) < 0 ? 'down' : '';
  return [
    figureCell('Change', format.change(change), `change ${direction}`),
    figureCell('%', format.percent(percent), `percent ${direction}`),
  ];
}
