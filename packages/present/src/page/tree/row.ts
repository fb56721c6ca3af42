import { shareOf } from '@ou-cost/spend/money';
import { element, nameElement } from '../element.ts';
import { type ChangeFigure, directionOf } from '../figures/change.ts';
import { accountIdOf } from '../figures/other-tree.ts';
import { sparkline } from '../months/sparkline.ts';
import { roughly } from '../rough-amount.ts';
import type { Store } from '../store.ts';
import { placeOf } from './account-rows.ts';
import type { TreeColumn } from './columns.ts';
import type { VisibleRow } from './visible-rows.ts';

/** What all rows of a drawing share. */
export interface RowContext {
  readonly store: Store;
  readonly columns: readonly TreeColumn[];
  /** The amount of which the rows show their shares. */
  readonly whole: string;
  /** The change that fills the bar. */
  readonly largestChange: number;
}

export function treeRow(visible: VisibleRow, position: number, context: RowContext): HTMLTableRowElement {
  const { row, level, isOpen, isFirstSum } = visible;
  const made = element('tr', {
    role: 'row',
    class: `${row.node?.kind ?? 'group'} ${row.kind} level-${Math.min(level, 2)}${isFirstSum ? ' closing' : ''}`,
    tabindex: -1,
    'aria-level': level + 1,
    'aria-rowindex': position + 2,
    'aria-expanded': isOpen === null ? null : String(isOpen),
    'data-position': position,
    'data-id': row.id,
  });
  const { figures, format } = context.store;
  const amount = figures.amount(row.total);
  const change = figures.change(row.total);
  for (const column of context.columns) {
    made.append(cellOf(column, visible, amount, change, context, format));
  }
  return made;
}

function cellOf(
  column: TreeColumn,
  visible: VisibleRow,
  amount: string,
  change: ChangeFigure | null,
  context: RowContext,
  format: Store['format'],
): HTMLElement {
  const direction = change === null ? '' : directionOf(change.change);
  switch (column.id) {
    case 'name':
      return nameCell(visible, context.store);
    case 'months':
      return element('td', { role: 'gridcell', class: 'months-cell' }, [
        sparkline(visible.row.total, context.store),
      ]);
    case 'before':
      return figureCell(column, change === null ? '' : format.amount(change.before), 'before');
    case 'now':
      return figureCell(column, format.amount(amount), 'now');
    case 'change':
      return changeCell(column, change, context, format);
    case 'percent':
      return figureCell(
        column,
        change === null ? '' : format.percent(change.percent),
        `percent ${direction}`,
      );
    case 'share':
      return shareCell(column, amount, context);
  }
}

function nameCell({ row, level, isOpen }: VisibleRow, store: Store): HTMLElement {
  const { words, state, isPrinting } = store;
  const cell = element('th', { role: 'rowheader', scope: 'row', class: 'label' });
  const line = element('div', { class: 'line' });
  line.style.setProperty('--level', String(Math.min(level, 8)));
  cell.append(line);
  const { page } = words;
  if (isOpen === null) line.append(element('span', { class: 'no-fold', 'aria-hidden': 'true' }));
  else {
    const label = isOpen ? page.close(row.name) : page.open(row.name);
    line.append(element('button', { type: 'button', class: 'fold', tabindex: -1, 'aria-label': label }));
  }
  const { node, count } = row;
  const name = nameElement(row.name, 'name');
  const isListed = state.view === 'accounts' && !isPrinting && node?.kind === 'account';
  const place = isListed && row.kind === 'node' ? placeOf(node, store) : '';
  const named = place === '' ? row.name : `${place} › ${row.name}`;
  const title =
    node === null
      ? row.name
      : `${named} (${[accountIdOf(node.id), node.remark].filter((text) => text !== '').join(words.shared.comma)})`;
  const text = element('span', { class: 'text', title }, [
    node === null || row.kind !== 'node' ? name : chooseElement(name),
    ...(count === null ? [] : [element('span', { class: 'count' }, [page.count(count)])]),
  ]);
  if (node !== null && node.remark !== '') {
    text.append(element('small', { class: 'remark' }, [node.remark]));
  }
  if (place !== '') text.append(element('small', { class: 'place' }, [nameElement(place)]));
  line.append(text);
  return cell;
}

/** The name as a button; the row itself has the keyboard's focus, in which Enter does the same. */
function chooseElement(name: HTMLElement): HTMLElement {
  return element('button', { type: 'button', class: 'choose', tabindex: -1 }, [name]);
}

function figureCell({ title }: TreeColumn, text: string, className: string): HTMLElement {
  return element('td', { role: 'gridcell', class: `n ${className}`, 'data-label': title }, [text]);
}

function changeCell(
  { title }: TreeColumn,
  change: ChangeFigure | null,
  { largestChange }: RowContext,
  format: Store['format'],
): HTMLElement {
  const cell = element('td', { role: 'gridcell', class: 'n change', 'data-label': title });
  if (change === null) return cell;
  const direction = directionOf(change.change);
  const bar = element('span', { class: `length ${direction}` });
  bar.style.width = `${Math.min(50, (Math.abs(roughly(change.change)) / (largestChange || 1)) * 50)}%`;
  cell.append(
    element('span', { class: 'balance', 'aria-hidden': 'true' }, [bar]),
    element('span', { class: `figure ${direction}` }, [format.change(change.change)]),
  );
  return cell;
}

function shareCell({ title }: TreeColumn, amount: string, { whole, store }: RowContext): HTMLElement {
  const share = shareOf(amount, whole);
  const bar = element('span', { class: 'length' });
  bar.style.width = `${share === null ? 0 : Math.min(100, Math.max(0, roughly(share)))}%`;
  const track = element('span', { class: 'track', 'aria-hidden': 'true' }, share === null ? [] : [bar]);
  return element('td', { role: 'gridcell', class: 'n share', 'data-label': title }, [
    track,
    element('span', { class: 'figure' }, [share === null ? '–' : store.format.share(share)]),
  ]);
}
