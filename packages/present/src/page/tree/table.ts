import { element } from '../element.ts';
import type { Part, Store } from '../store.ts';
import type { SortColumn } from '../view-state.ts';
import { onTreeKeys } from './keys.ts';
import type { SpendNode } from './nodes.ts';
import { type TreeColumns, treeColumns, treeRow } from './row.ts';
import { type RowRange, rowRange, WHOLE_ROWS } from './row-window.ts';
import { type VisibleRow, visibleRows } from './visible-rows.ts';

export interface TreeTableOptions {
  readonly label: string;
  /** The heading of the first column. */
  readonly first: string;
  readonly nodes: readonly SpendNode[];
  readonly hasDirect: boolean;
  /** The amount of which the rows show their shares. */
  readonly whole: () => string;
  /** Called with the number of matching rows whenever the table is drawn. */
  readonly onMatches: (matches: number) => void;
}

/** The most rows that are printed: 50,000 accounts would fill hundreds of sheets of paper. */
const PRINTED_ROWS = 2_000;

/** The tree as a table that folds, sorts and searches. Of a long table only the rows in sight are in the document. */
export class TreeTable implements Part {
  readonly #store: Store;
  readonly #options: TreeTableOptions;
  readonly #table: HTMLTableElement;
  readonly #head: HTMLTableSectionElement;
  readonly #body: HTMLTableSectionElement;
  readonly #before = spacer();
  readonly #after = spacer();
  #rows: readonly VisibleRow[] = [];
  #range: RowRange = { first: 0, end: 0 };
  #drawn = new Map<number, HTMLTableRowElement>();
  #active = 0;

  constructor(host: HTMLElement, store: Store, options: TreeTableOptions) {
    this.#store = store;
    this.#options = options;
    this.#head = element('thead', { role: 'rowgroup' });
    this.#body = element('tbody', { role: 'rowgroup' });
    this.#table = element('table', { role: 'treegrid', 'aria-label': options.label, class: 'tree' }, [
      this.#head,
      this.#before,
      this.#body,
      this.#after,
    ]);
    host.append(this.#table);
    this.#listen();
  }

  draw(): void {
    const active = this.#rows[this.#active]?.node;
    const hadFocus = this.#body.contains(document.activeElement);
    this.#rows = visibleRows(this.#options.nodes, this.#store.state);
    const kept = active === undefined ? -1 : this.#rows.findIndex(({ node }) => node === active);
    this.#active = Math.max(0, kept);
    this.#table.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#table.classList.toggle('long', this.#rows.length > WHOLE_ROWS);
    this.#table.classList.toggle('compared', this.#columns().hasChange);
    this.#drawHead();
    this.#drawn.clear();
    this.#drawRows(this.#rangeInSight());
    if (hadFocus) this.#moveTo(this.#active);
    this.#options.onMatches(this.#rows.filter(({ isMatch }) => isMatch).length);
  }

  #columns(): TreeColumns {
    return treeColumns(this.#store, this.#options.hasDirect);
  }

  #drawHead(): void {
    const { hasDirect, hasChange } = this.#columns();
    const heads = [
      this.#headCell('name', this.#options.first),
      ...(hasDirect ? [this.#headCell('direct', 'Direct')] : []),
      this.#headCell('total', 'Total'),
      element('th', { role: 'columnheader', scope: 'col', class: 'n share' }, ['Of total']),
      ...(hasChange ? [this.#headCell('change', 'Change'), this.#headCell('percent', '%')] : []),
    ];
    const focused = this.#head.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-column')
      : null;
    this.#head.replaceChildren(element('tr', { role: 'row', 'aria-rowindex': 1 }, heads));
    if (focused !== null && focused !== undefined) {
      this.#head.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
    }
  }

  #headCell(column: SortColumn, title: string): HTMLElement {
    const { sort } = this.#store.state;
    const isSorted = sort.column === column;
    const order = sort.isDescending ? 'descending' : 'ascending';
    const button = element('button', { type: 'button', class: 'sort', 'data-column': column }, [title]);
    button.addEventListener('click', () => this.#sortBy(column));
    return element(
      'th',
      {
        role: 'columnheader',
        scope: 'col',
        class: column === 'name' ? null : `n ${column}`,
        'aria-sort': isSorted ? order : 'none',
      },
      [button],
    );
  }

  /** Sorts figures from the largest and names from A; the same column once more reverses the order. */
  #sortBy(column: SortColumn): void {
    const { sort } = this.#store.state;
    const isDescending = sort.column === column ? !sort.isDescending : column !== 'name';
    this.#store.show({ sort: { column, isDescending } });
  }

  #rangeInSight(): RowRange {
    return rowRange(this.#rows.length, this.#rowHeight(), -this.#top(), window.innerHeight);
  }

  /** Pixels from the top of the window to the first row, whether that row is drawn or not. */
  #top(): number {
    return this.#table.getBoundingClientRect().top + this.#head.offsetHeight;
  }

  #rowHeight(): number {
    return Number.parseInt(getComputedStyle(this.#table).getPropertyValue('--row-height'), 10) || 36;
  }

  #drawRows(range: RowRange): void {
    this.#range = range;
    const columns = this.#columns();
    const whole = this.#options.whole();
    const kept = new Map<number, HTMLTableRowElement>();
    for (let at = range.first; at < range.end; at += 1) {
      const row = this.#rows[at];
      if (row === undefined) break;
      kept.set(at, this.#drawn.get(at) ?? treeRow(row, at, columns, whole, this.#store));
    }
    this.#drawn = kept;
    this.#body.replaceChildren(...kept.values());
    kept.get(this.#active)?.setAttribute('tabindex', '0');
    const height = this.#rowHeight();
    setHeight(this.#before, range.first * height);
    setHeight(this.#after, (this.#rows.length - range.end) * height);
  }

  #onScroll(): void {
    if (this.#rows.length <= WHOLE_ROWS) return;
    const range = this.#rangeInSight();
    if (range.first === this.#range.first && range.end === this.#range.end) return;
    const focused = document.activeElement;
    const hadFocus = focused !== null && this.#body.contains(focused);
    this.#drawRows(range);
    if (!hadFocus) return;
    // Replaced rows lose the focus, and rows out of sight are not in the document. The focus is set again, so that the
    // keyboard continues from the same row.
    const keeper = focused instanceof HTMLElement && this.#body.contains(focused) ? focused : this.#table;
    keeper.focus({ preventScroll: true });
  }

  #moveTo(position: number): void {
    const at = Math.max(0, Math.min(position, this.#rows.length - 1));
    this.#drawn.get(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = at;
    if (!this.#drawn.has(at)) {
      const top = this.#top() + window.scrollY;
      window.scrollTo({ top: top + at * this.#rowHeight() - window.innerHeight / 2 });
      this.#drawRows(this.#rangeInSight());
    }
    const row = this.#drawn.get(at);
    row?.setAttribute('tabindex', '0');
    row?.focus();
  }

  #fold({ node, isOpen }: VisibleRow): void {
    if (isOpen === null) return;
    const open = new Set(this.#store.state.open);
    if (isOpen) open.delete(node.id);
    else open.add(node.id);
    this.#store.show({ open });
  }

  #listen(): void {
    this.#table.tabIndex = -1;
    this.#body.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const row = this.#rows[Number(target?.closest('tr')?.dataset['position'])];
      if (row === undefined || document.getSelection()?.isCollapsed === false) return;
      this.#active = this.#rows.indexOf(row);
      this.#fold(row);
      this.#moveTo(this.#active);
    });
    onTreeKeys(this.#table, {
      rows: () => this.#rows,
      active: () => this.#active,
      moveTo: (position) => this.#moveTo(position),
      fold: (row) => this.#fold(row),
      enter: ({ node }) => {
        if (node.kind === 'unit' && this.#options.hasDirect) this.#store.show({ focus: node.id }, true);
      },
    });
    let isScheduled = false;
    const onScroll = () => {
      if (isScheduled) return;
      isScheduled = true;
      requestAnimationFrame(() => {
        isScheduled = false;
        this.#onScroll();
      });
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onScroll);
    window.addEventListener('beforeprint', () =>
      this.#drawRows({ first: 0, end: Math.min(this.#rows.length, PRINTED_ROWS) }),
    );
    window.addEventListener('afterprint', () => this.#drawRows(this.#rangeInSight()));
  }
}

function spacer(): HTMLTableSectionElement {
  return element('tbody', { 'aria-hidden': 'true', class: 'spacer' }, [element('tr', {}, [element('td')])]);
}

function setHeight(host: HTMLTableSectionElement, height: number): void {
  host.hidden = height <= 0;
  const cell = host.querySelector('td');
  if (cell !== null) cell.style.height = `${Math.max(0, height)}px`;
}
