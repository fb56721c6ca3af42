import { element } from '../element.ts';
import type { Store } from '../store.ts';
import type { SortColumn } from '../view-state.ts';
import type { TreeColumn } from './columns.ts';
import type { RowContext } from './row.ts';

/** The head of the table, of buttons that sort; the one that has the keyboard's focus keeps it. */
export function tableHead(before: HTMLElement, { columns, store }: RowContext): HTMLElement {
  const { activeElement } = document;
  const focused = before.contains(activeElement) ? activeElement?.getAttribute('data-column') : null;
  const head = element(
    'tr',
    { role: 'row', 'aria-rowindex': 1 },
    columns.map((column) => headCell(column, store)),
  );
  if (focused != null) {
    // It is in the document only after the table has taken it.
    queueMicrotask(() => head.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus());
  }
  return head;
}

function headCell({ id, sort, title, mark }: TreeColumn, store: Store): HTMLElement {
  const state = store.state.sort;
  const isSorted = sort !== null && (state.column === sort || (sort === 'change' && state.column === 'size'));
  const order = state.isDescending ? 'descending' : 'ascending';
  const marked = mark === null ? [] : [element('span', { class: `mark ${mark}`, 'aria-hidden': 'true' })];
  const text = [...marked, title];
  const content = sort === null ? text : [sortButton(sort, text, store)];
  return element(
    'th',
    {
      role: 'columnheader',
      scope: 'col',
      class: id === 'name' || id === 'months' ? id : `n ${id}`,
      'aria-sort': sort === null ? null : isSorted ? order : 'none',
    },
    content,
  );
}

function sortButton(column: SortColumn, text: readonly (string | HTMLElement)[], store: Store): HTMLElement {
  const button = element('button', { type: 'button', class: 'sort', 'data-column': column }, text);
  button.addEventListener('click', () => {
    const { sort } = store.state;
    // Figures begin with the largest and names with A; the same column once more reverses the order.
    const isDescending = sort.column === column ? !sort.isDescending : column !== 'name';
    store.show({ sort: { column, isDescending } });
  });
  return button;
}
